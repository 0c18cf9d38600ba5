import type { Fault } from '../../harness/simulator/faults/fault';
import {
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
} from '../expected';
import { onScaleOf, rewritten, status, type FaultRow, type Surroundings } from '../row';

const faceOnly = { 'Accura ID': passes, 'ARGOS document, ID Liveness': passes };
const fine = { ...faceOnly, 'ARGOS document, Document Forgery': passes };

/** What vendors and their gateways say when they refuse; ARGOS documents the first two. */
const refusals: readonly Readonly<Record<string, unknown>>[] = [
	{ error: { statusCode: 400, errorCode: '1003', message: 'Fail to process data' } },
	{ errorCode: 1003, message: 'Fail to process data' },
	{ error: 'Internal error' },
	{ error: true },
	{ errors: ['Internal error'] },
	{ Errors: [{ Message: 'No faces found in the image', ErrCode: 5002 }] },
	{ status: false, message: 'No face found' },
	{ status: 'error' },
	{ Success: 'Failed', message: 'No face found' },
	{ success: false },
	{ statusCode: 500, message: 'Internal Server Error' },
	{ code: 401, error_message: 'Unauthorized' },
];

/** The vendor's correct answer, its scores with more beside each of them. */
const besideScore =
	(members: string) =>
	({ call }: Surroundings): Fault =>
		rewritten({ scores: [`${onScaleOf(call, 95)},${members}`] });

const argosError = (code: number, http: number, shape: 'nested' | 'flat'): Fault => {
	const flat = { errorCode: code, message: 'Fail to analyze' };
	return status(http, shape === 'flat' ? flat : { error: { ...flat, errorCode: String(code) } });
};

const kairosFaces = (faces?: unknown): Fault =>
	status(200, { response_data: { faces_liveness: 0.99, faces_predicted: faces } });

/** The vendor refuses the picture or the question, or takes back what it says. */
export const refusalRows: readonly FaultRow[] = [
	{ name: 'a genuine picture', expected: passes },
	{ name: 'an attack', picture: 'attack', expected: fails },
	{
		name: 'a picture without a face',
		picture: 'noFace',
		expected: rejected,
		but: { ...fine, kairos: noFace, 'ARGOS face': notAnalysable },
	},
	{
		name: 'a picture of several faces',
		picture: 'severalFaces',
		expected: passes,
		but: { kairos: severalFaces },
	},
	{
		name: 'a picture that nobody can analyse',
		picture: 'notAnalysable',
		expected: notAnalysable,
		but: { accura: rejected, kairos: noFace },
	},
	{ name: 'a vendor that is down', picture: 'vendorDown', expected: notNow },

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
		but: { kairos: rejected },
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
		but: { kairos: rejected },
	},
	{
		name: 'a pass with a message that is no text',
		fault: rewritten({ fields: { message: { text: 'Fail to analyze face' } } }),
		expected: unreadable,
		but: { kairos: rejected },
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

	...[1009, 1017].flatMap((code): FaultRow[] => [
		...(['nested', 'flat'] as const).map((shape): FaultRow => {
			const fault = argosError(code, 400, shape);
			return { name: `${code}, ${shape}`, fault, only: ['argos'], expected: notAnalysable };
		}),
		{
			name: `${code} under success`,
			fault: argosError(code, 200, 'nested'),
			only: ['argos'],
			expected: notAnalysable,
		},
		{
			name: `${code} beside a pass`,
			fault: rewritten({ fields: { errorCode: code, message: 'Fail to analyze' } }),
			only: ['argos'],
			expected: notAnalysable,
		},
		{
			name: `${code} under 500`,
			fault: argosError(code, 500, 'flat'),
			only: ['argos'],
			expected: unavailable,
		},
	]),
	{ name: '1001', fault: argosError(1001, 401, 'nested'), only: ['argos'], expected: unauthorized },
	{ name: '1003', fault: argosError(1003, 400, 'nested'), only: ['argos'], expected: rejected },
	{ name: '1005', fault: argosError(1005, 400, 'flat'), only: ['argos'], expected: rejected },

	{ name: '0.99 of no face', fault: kairosFaces([]), only: ['kairos'], expected: noFace },
	{ name: '0.99 of two', fault: kairosFaces([{}, {}]), only: ['kairos'], expected: severalFaces },
	...[undefined, null, {}, 1, true, 'one'].map((faces): FaultRow => {
		const name = `0.99 with faces ${JSON.stringify(faces)}`;
		return { name, fault: kairosFaces(faces), only: ['kairos'], expected: unreadable };
	}),
	{
		name: 'two scores whose names differ in case',
		fault: rewritten({ scores: ['95,"Score":5'] }),
		only: ['accura'],
		expected: unreadable,
	},
];
