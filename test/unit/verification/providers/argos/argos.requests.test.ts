import type { AnyParameterValues } from '../../../../../nodes/verification/providers/parameters';
import { checkOf, image, jsonReply, verifyWith } from '../vendorSide';

const reply = { kind: 'reply', reply: jsonReply({}) } as const;
const inField = (field: string) => ({ field, image });

async function sentFor(
	checkName: 'faceLiveness' | 'idLiveness' | 'documentForgery',
	parameters: AnyParameterValues,
) {
	return (await verifyWith(checkOf('argos', checkName), reply, parameters)).sent;
}

test('a face goes out as base64', async () => {
	expect(await sentFor('faceLiveness', {})).toEqual([
		{ path: '/liveness', body: { kind: 'json', fields: {}, base64: inField('faceImage') } },
	]);
});

test('ID liveness always asks for screen replay and paper print, never for the portrait', async () => {
	expect(await sentFor('idLiveness', { useUpcomingVersion: false })).toEqual([
		{
			path: '/document',
			body: {
				kind: 'json',
				fields: { pipelines: { sr: true, pc: true, ps: false } },
				base64: inField('idImage'),
			},
		},
	]);
});

describe('document forgery sends all three booleans, whichever are wanted', () => {
	test.each([
		[['screenReplay', 'paperPrinted', 'replacePortraits'], { sr: true, pc: true, ps: true }],
		[['screenReplay'], { sr: true, pc: false, ps: false }],
		[['paperPrinted'], { sr: false, pc: true, ps: false }],
		[['replacePortraits'], { sr: false, pc: false, ps: true }],
		[['replacePortraits', 'screenReplay'], { sr: true, pc: false, ps: true }],
	])('%j: %j', async (pipelines, expected) => {
		expect(await sentFor('documentForgery', { pipelines, useUpcomingVersion: false })).toEqual([
			{
				path: '/document',
				body: { kind: 'json', fields: { pipelines: expected }, base64: inField('idImage') },
			},
		]);
	});
});

describe('the upcoming engine is asked for only when it is switched on', () => {
	test.each(['idLiveness', 'documentForgery'] as const)('%s', async (checkName) => {
		const pipelines = ['screenReplay'];
		const [on] = await sentFor(checkName, { pipelines, useUpcomingVersion: true });
		const [off] = await sentFor(checkName, { pipelines, useUpcomingVersion: false });
		expect(on?.body).toMatchObject({ fields: { useUpcomingVersion: true } });
		expect(off?.body).not.toHaveProperty('fields.useUpcomingVersion');
	});
});
