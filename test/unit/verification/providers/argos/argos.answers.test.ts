import {
	readDocument,
	readFace,
} from '../../../../../nodes/verification/providers/argos/argos.answers';
import type { Pipeline } from '../../../../../nodes/verification/providers/argos/argos.parameters';
import { jsonReply } from '../vendorSide';

/** From the vendor's page. */
const faceSample = {
	apiType: 'id_live_face',
	result: { liveness_score: 95 },
	transactionId: 'e0nvom3caiis7',
};

/** From the vendor's page (OpenAPI). */
const documentSample = {
	apiType: 'id_live_doc',
	transactionId: 'txn_123456789',
	engineVersion: 'id_liveness@3.4.2',
	result: {
		screenReplay: { liveness_score: 99 },
		paperPrinted: { liveness_score: 82 },
		replacePortraits: { liveness_score: 100 },
	},
};

const all: readonly Pipeline[] = ['screenReplay', 'paperPrinted', 'replacePortraits'];
const unreadable = { kind: 'failed', failure: { reason: 'unreadableAnswer' } };

function document(result: Readonly<Record<string, unknown>>, asked = all) {
	const answer = { ...documentSample, result: { ...documentSample.result, ...result } };
	return readDocument(jsonReply(answer), asked);
}

test("the face sample from the vendor's page", () => {
	expect(readFace(jsonReply(faceSample))).toEqual({
		kind: 'scored',
		signals: [{ name: 'liveness', score: 95 }],
		warnings: [],
		transactionId: 'e0nvom3caiis7',
		engineVersion: null,
		raw: faceSample,
	});
});

test("the document sample from the vendor's page", () => {
	expect(readDocument(jsonReply(documentSample), all)).toEqual({
		kind: 'scored',
		signals: [
			{ name: 'screenReplay', score: 99 },
			{ name: 'paperPrinted', score: 82 },
			{ name: 'replacePortraits', score: 100 },
		],
		warnings: [],
		transactionId: 'txn_123456789',
		engineVersion: 'id_liveness@3.4.2',
		raw: documentSample,
	});
});

const notScores = [-1, 100.5, 1000, null, true, false, '', 'high', '95%', '95,0', {}, [], [95]];

describe('a score that is none is unreadable, neither a pass nor an accusation', () => {
	test.each(notScores.map((score) => [score]))('face: %j', (score) => {
		const answer = { ...faceSample, result: { liveness_score: score } };
		expect(readFace(jsonReply(answer))).toMatchObject(unreadable);
	});

	test.each(notScores.map((score) => [score]))('one pipeline of three: %j', (score) => {
		for (const pipeline of all) {
			expect(document({ [pipeline]: { liveness_score: score } })).toMatchObject(unreadable);
		}
	});

	test.each<[string, unknown]>([
		['no result', undefined],
		['a result that is null', null],
		['a result that is a number', 95],
		['a result in a list', [{ liveness_score: 95 }]],
		['an empty result', {}],
		['the score under another name', { livenessScore: 95 }],
	])('%s (assumed)', (_name, result) => {
		expect(readFace(jsonReply({ ...faceSample, result }))).toMatchObject(unreadable);
		expect(readDocument(jsonReply({ ...documentSample, result }), all)).toMatchObject(unreadable);
	});
});

test.each<[unknown, number]>([
	['95', 95],
	[' 95.5 ', 95.5],
	[0, 0],
	[100, 100],
	[0.97, 0.97],
])('a score may be written %j (assumed)', (written, score) => {
	const answer = { ...faceSample, result: { liveness_score: written } };
	expect(readFace(jsonReply(answer))).toMatchObject({ kind: 'scored', signals: [{ score }] });
});

describe('only what was asked for counts', () => {
	test.each(all)(
		'%s missing makes the answer unreadable: the others do not vouch for it',
		(name) => {
			expect(document({ [name]: undefined })).toMatchObject(unreadable);
			expect(document({ [name]: null })).toMatchObject(unreadable);
			expect(document({ [name]: 99 })).toMatchObject(unreadable);
		},
	);

	test('a pipeline that was not asked for may be missing', () => {
		expect(
			document({ replacePortraits: undefined }, ['screenReplay', 'paperPrinted']),
		).toMatchObject({
			kind: 'scored',
			signals: [
				{ name: 'screenReplay', score: 99 },
				{ name: 'paperPrinted', score: 82 },
			],
		});
	});

	test('a pipeline that was not asked for is not reported', () => {
		const answer = document({ screenReplay: { liveness_score: 1 } }, ['replacePortraits']);
		expect(answer).toMatchObject({ signals: [{ name: 'replacePortraits', score: 100 }] });
	});
});

test("a message beside a result is information (from the vendor's page), not an error", () => {
	const answer = { ...faceSample, message: 'additional context about the result' };
	expect(readFace(jsonReply(answer))).toMatchObject({ kind: 'scored' });
});

test('an acceptance of a callback that nobody asked for is no score', () => {
	const accepted = {
		transactionId: 'txn_123456789',
		engineVersion: 'id_liveness@3.4.2',
		message: 'request has been successfully received',
	};
	expect(readDocument(jsonReply(accepted, 201), all).kind).toBe('failed');
});
