import type { Fault } from '../../harness/simulator/faults/fault';
import { testedCalls, type TestedCall } from '../../contract/vendorCalls';
import type { PictureResult } from '../../vendors/simulated';
import type { OwnAnswer } from '../../vendors/vendor';
import {
	type Expected,
	fails,
	noFace,
	notAnalysable,
	notNow,
	passes,
	rejected,
	severalFaces,
	unauthorized,
	unavailable,
	unreadable,
	wrongFormat,
} from '../expected';
import { onScaleOf, rewritten, status, type FaultRow, type Surroundings } from '../row';

/** What comes of a picture or an answer, by the word that a descriptor has for it. */
const results: Readonly<Record<PictureResult | OwnAnswer['reason'], Expected>> = {
	pass: passes,
	noFaceFound: noFace,
	multipleFaces: severalFaces,
	imageNotAnalysable: notAnalysable,
	rejectedByVendor: rejected,
	unauthorized,
	unreadableAnswer: unreadable,
	unsupportedFormat: wrongFormat,
	vendorUnavailable: unavailable,
};

/** What vendors and their gateways say when they refuse the question; about pictures each has its own words. */
const refusals: readonly Readonly<Record<string, unknown>>[] = [
	{ error: { statusCode: 400, errorCode: '1007', message: 'pipelines is required' } },
	{ errorCode: 1007, message: 'pipelines is required' },
	{ error: 'Internal error' },
	{ error: true },
	{ errors: ['Internal error'] },
	{ Errors: [{ Message: 'Wrong gallery name', ErrCode: 5001 }] },
	{ status: false, message: 'Wrong code' },
	{ status: 'error' },
	{ Success: 'Failed', message: 'Wrong code' },
	{ success: false },
	{ statusCode: 500, message: 'Internal Server Error' },
	{ code: 401, error_message: 'Unauthorized' },
];

/** The vendor's correct answer, its scores with more beside each of them. */
const besideScore =
	(members: string) =>
	({ call }: Surroundings): Fault =>
		rewritten({ scores: [`${onScaleOf(call, 95)},${members}`] });

const compared = { only: 'comparison' } as const;

/** The vendor refuses the picture or the question, or takes back what it says. */
export const refusalRows: readonly FaultRow[] = [
	{ name: 'a genuine picture', expected: passes },
	{ name: 'an attack', picture: 'attack', expected: fails },
	...(['noFace', 'severalFaces', 'notAnalysable'] as const).map((picture): FaultRow => {
		const expected = (call: TestedCall) => results[call[picture]];
		return { name: `a picture: ${picture}`, picture, expected };
	}),
	{ name: 'a vendor that is down', picture: 'vendorDown', expected: notNow },

	// Of two pictures, the other one.
	{ name: 'a reference of someone else', reference: 'someoneElse', ...compared, expected: fails },
	...(['noFace', 'severalFaces', 'notAnalysable'] as const).map((reference): FaultRow => ({
		name: `a reference: ${reference}`,
		reference,
		...compared,
		expected: (call) => results[call[reference]],
	})),
	{
		name: 'a reference for which the vendor is down',
		reference: 'vendorDown',
		...compared,
		expected: notNow,
	},
	{
		name: 'two pictures without a face',
		picture: 'noFace',
		reference: 'noFace',
		...compared,
		expected: (call) => results[call.noFace],
	},

	...refusals.flatMap((fields): FaultRow[] => {
		const words = JSON.stringify(fields);
		return [
			{ name: `200 with ${words}`, fault: status(200, fields), expected: rejected },
			{ name: `a pass with ${words}`, fault: rewritten({ fields }), expected: rejected },
		];
	}),
	{ name: '200 with a message', fault: status(200, { message: 'Forbidden' }), expected: rejected },
	{
		name: 'a pass with a message of failure',
		fault: rewritten({ fields: { message: 'Fail to analyze face' } }),
		expected: rejected,
	},
	...['Analysis failed', 'Internal server error', ['Success', 'Fail to analyze']].map(
		(message): FaultRow => ({
			name: `a pass with the message ${JSON.stringify(message)}`,
			fault: rewritten({ fields: { message } }),
			expected: rejected,
		}),
	),
	{
		name: 'a pass with a message in another case',
		fault: rewritten({ fields: { Message: 'Fail to analyze face' } }),
		expected: rejected,
	},
	{
		name: 'a pass with a message of success',
		fault: rewritten({ fields: { message: 'Success' } }),
		expected: passes,
	},
	{
		name: 'a pass with a message of failure beside the score',
		fault: besideScore('"message":"Fail to analyze face"'),
		expected: rejected,
	},
	{
		name: 'a pass with a message of failure and pieces of the picture',
		fault: rewritten({ fields: { message: 'Invalid image: \u0000\u0001\u0002' } }),
		expected: unreadable,
	},
	{
		name: 'a pass with a message that is no text',
		fault: rewritten({ fields: { message: { text: 'Fail to analyze face' } } }),
		expected: unreadable,
	},
	{
		name: 'a pass with an error beside the score',
		fault: besideScore('"error":"Fail to analyze"'),
		expected: rejected,
	},
	{
		name: 'a pass with a failure beside the score',
		fault: besideScore('"status":false'),
		expected: rejected,
	},
	{
		name: 'a pass that is still pending',
		fault: rewritten({ fields: { status: 'pending' } }),
		expected: unreadable,
	},
	{
		name: 'a pass that has success and failure',
		fault: rewritten({ opening: '"success":false,' }),
		expected: rejected,
	},

	{
		name: 'two scores whose names differ in case',
		fault: rewritten({ scores: ['95,"Score":5'] }),
		only: 'anyCase',
		expected: unreadable,
	},
	...testedCalls.flatMap((only) =>
		only.ownAnswers.map((own): FaultRow => {
			const fault = status(own.status, own.body);
			return { name: own.name, fault, only, expected: results[own.reason] };
		}),
	),
];
