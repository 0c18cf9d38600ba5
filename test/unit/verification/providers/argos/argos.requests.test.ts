import type { AnyParameterValues } from '../../../../../nodes/verification/providers/parameters';
import { checkOf, imageBytes, jsonReply, verifyWith } from '../vendorSide';

const reply = { kind: 'reply', reply: jsonReply({}) } as const;
const base64 = imageBytes.toString('base64');

async function sentFor(
	checkName: 'faceLiveness' | 'idLiveness' | 'documentForgery',
	parameters: AnyParameterValues,
) {
	return (await verifyWith(checkOf('argos', checkName), reply, parameters)).sent;
}

test('a face goes out as bare base64', async () => {
	expect(await sentFor('faceLiveness', {})).toEqual([
		{ path: '/liveness', body: { kind: 'json', value: { faceImage: base64 } } },
	]);
});

test('base64 has no data: prefix, uses the standard alphabet and is padded', () => {
	expect(base64).toMatch(/^[A-Za-z0-9+/]+=*$/);
	expect(base64.length % 4).toBe(0);
});

test('ID liveness always asks for screen replay and paper print, never for the portrait', async () => {
	expect(await sentFor('idLiveness', { useUpcomingVersion: false })).toEqual([
		{
			path: '/document',
			body: {
				kind: 'json',
				value: { idImage: base64, pipelines: { sr: true, pc: true, ps: false } },
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
				body: { kind: 'json', value: { idImage: base64, pipelines: expected } },
			},
		]);
	});
});

describe('the upcoming engine is asked for only when it is switched on', () => {
	test.each(['idLiveness', 'documentForgery'] as const)('%s', async (checkName) => {
		const pipelines = ['screenReplay'];
		const [on] = await sentFor(checkName, { pipelines, useUpcomingVersion: true });
		const [off] = await sentFor(checkName, { pipelines, useUpcomingVersion: false });
		expect(on?.body).toMatchObject({ value: { useUpcomingVersion: true } });
		expect(off?.body).not.toHaveProperty('value.useUpcomingVersion');
	});
});
