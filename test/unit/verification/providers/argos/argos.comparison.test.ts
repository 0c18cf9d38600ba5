import { readComparison } from '../../../../../nodes/verification/providers/argos/argos.comparison';
import type { ScoreScale } from '../../../../../nodes/verification/providers/reading/scoreScale';
import { jsonReply } from '../vendorSide';

const similarity = { score: 0.93, threshold: 0.8, isMatch: true };
const faceMatch = { similarity: 0.93, confidence: 0.99 };

function read(result: unknown, scoreScale: ScoreScale = 'fraction', threshold = 80) {
	const body = { transactionId: 'txn_1', result };
	return readComparison(jsonReply(body), { threshold, parameters: { scoreScale } });
}

function scored(score: number) {
	return { kind: 'scored', signals: [{ name: 'faceMatch', score }], transactionId: 'txn_1' };
}

const unreadable = { kind: 'failed', failure: { reason: 'unreadableAnswer' } };

test.each([
	{ similarity },
	{ faceMatch },
	{ similarity, faceMatch },
	{ similarity, faceMatch: null },
	{ similarity: { ...similarity, threshold: '0.8' } },
])('%j has a score of 93', (result) => {
	expect(read(result)).toMatchObject(scored(93));
});

describe('isMatch', () => {
	const no = { score: 0.42, threshold: 0.8, isMatch: false };

	test('false is the usual answer about two people', () => {
		expect(read({ similarity: no })).toMatchObject(scored(42));
		expect(read({ similarity: { ...no, score: 0.799 } })).toMatchObject(scored(79.9));
	});

	test.each([80, 42, 0])('false beside a score that passes %d is a contradiction', (threshold) => {
		const passing = { ...no, score: threshold === 80 ? 0.93 : 0.42 };
		expect(read({ similarity: passing }, 'fraction', threshold)).toMatchObject(unreadable);
	});

	test.each([
		{ similarity: { ...similarity, isMatch: 'false' } },
		{ similarity: { ...similarity, isMatch: null } },
		{ similarity: { ...similarity, isMatch: 1 } },
		{ similarity: { score: 0.93, threshold: 0.8 } },
		{ similarity: { score: 0.93, threshold: 0.8, is_match: false } },
		{ similarity: { score: 0.93, threshold: 0.8, IsMatch: false } },
		{ similarity: { ...similarity, is_match: false } },
		{ similarity: { ...similarity, ismatch: false } },
		{ similarity: { ...similarity, isMаtch: false } },
		{ similarity: [similarity, { isMatch: false }], faceMatch },
		{ similarity: { isMatch: false }, faceMatch },
		{ similarity, isMatch: false },
		{ similarity, faceMatch: { ...faceMatch, isMatch: false } },
		{ similarity, faceMatch: { ...faceMatch, matched: false } },
	])('%j decides nothing', (result) => {
		expect(read(result)).toMatchObject(unreadable);
	});
});

test.each([
	// Shapes that contradict each other.
	{ similarity, faceMatch: { ...faceMatch, similarity: 0.2 } },
	{ similarity, faceMatch: { ...faceMatch, similarity: 'high' } },
	{ similarity: { ...similarity, score: 0.2 }, faceMatch },
	// A second score.
	{ similarity, score: 0.1 },
	{ similarity: { ...similarity, similarity: 0.1 } },
	{ similarity, liveness_score: 0.9 },
	// No score.
	{},
	null,
	{ similarity: 0.93 },
	{ similarity: { ...similarity, score: null } },
	{ similarity: { ...similarity, score: 'high' } },
	{ faceMatch: 0.93 },
])('%j has no score that is certain', (result) => {
	expect(read(result)).toMatchObject(unreadable);
});

describe('the scale', () => {
	const percent = { score: 93, threshold: 80, isMatch: true };

	test('in percent, where the user says so', () => {
		expect(read({ similarity: percent }, 'percent')).toMatchObject(scored(93));
		expect(read({ faceMatch: { similarity: 93, confidence: 99.9 } }, 'percent')).toMatchObject(
			scored(93),
		);
	});

	test.each<[ScoreScale, unknown]>([
		['fraction', { similarity: percent }],
		// 0.9 % of an account that counts in percent would pass as 90 %.
		['fraction', { similarity: { ...percent, score: 0.9 } }],
		['fraction', { faceMatch: { similarity: 0.9, confidence: 99.9 } }],
		['fraction', { faceMatch: { similarity: 0.9 } }],
		['fraction', { similarity: { score: 0.9, isMatch: true } }],
		['percent', { similarity }],
		['percent', { similarity: { ...percent, score: 0.9 } }],
		['percent', { similarity: { ...percent, threshold: 0.8 } }],
		['percent', { faceMatch: { similarity: 93, confidence: 0.99 } }],
	])('%s: %j names the option', (scale, result) => {
		const { failure } = { failure: null, ...read(result, scale) };
		expect(failure).toMatchObject({ problem: expect.stringContaining('Score Scale') as string });
	});
});

test.each([
	['Fail to analyze originFace', 'reference'],
	['Fail to analyze targetFace', 'selfie'],
	['Fail to analyze face', undefined],
	['originFace and targetFace have no face', undefined],
])('%s is about the image %s', (message, of) => {
	const body = { errorCode: 1017, message };
	const answer = readComparison(jsonReply(body, 400), {
		threshold: 80,
		parameters: { scoreScale: 'fraction' },
	});
	const { failure } = { failure: null, ...answer };
	expect(failure).toEqual({
		...{ reason: 'imageNotAnalysable', status: 400, vendorMessage: message },
		...(of === undefined ? {} : { of }),
	});
});
