import {
	readMatch,
	readScore,
	type ScoreReading,
} from '../../../../../nodes/verification/providers/accura/accura.answers';
import { jsonReply } from '../vendorSide';

function read(body: unknown, reading: Partial<ScoreReading> = {}) {
	return readScore(jsonReply(body), { scoreField: '', scoreScale: 'percent', ...reading });
}

function scored(score: number) {
	return { kind: 'scored', signals: [{ name: 'liveness', score }], warnings: [] };
}

const unreadable = { kind: 'failed', failure: { reason: 'unreadableAnswer' } };

/** Accura's page shows its answer only as a picture, so every shape here is assumed. */
test.each([
	{ status: true, data: { quality: 88, score: 92 } },
	{ data: { liveness_score: 92 } },
	{ data: { livenessScore: 92 } },
	{ score: 92 },
	{ liveness_score: 92 },
	{ livenessScore: 92 },
	{ Status: 'Success', Data: { Score: '92%' } },
	{ DATA: { LIVENESS_SCORE: ' 92 % ' } },
	{ data: { score: 92 }, liveness_score: null },
	{ score: null, data: { score: 92 } },
	{ score: 92, quality: { score: 20, label: 'good' } },
	{ score: '92%', data: { score: 92, liveness_score: 92, livenessScore: '92' } },
])('%j has a score of 92', (body) => {
	const reference = { transactionId: null, engineVersion: null, raw: body };
	expect(read(body)).toEqual({ ...scored(92), ...reference });
});

test.each([
	// Two that contradict each other.
	{ data: { score: 92, liveness_score: 1 } },
	{ data: { score: 92 }, liveness_score: 3 },
	{ livenessScore: 10, liveness_score: 92 },
	{ data: { score: 92, liveness_score: 'spoof' } },
	{ data: { score: null }, score: null },
	{ liveness_score: null, livenessScore: 92 },
	{ data: { score: 92, Score: null } },
	{ data: { score: 92, face: { liveness_score: 1 } } },
	{ data: { score: 92, livenessScore: 0.92 } },
	{ liveness_score: 92, 'liveness-score': 1 },
	// In no place that is known.
	{ data: { confidence: 92 } },
	{ data: { result: { score: 92 } } },
	{ data: [{ score: 92 }] },
	{ ѕcore: 92 },
	{ 'score ': 92 },
	{ status: true, data: { quality: 92 } },
	// No vendor writes a name twice: whatever has put the second there may have changed the first.
	{ data: { score: 92, Score: 92 } },
	{ data: { score: 92, ѕcore: 92 } },
	{ score: 92, ｓｃｏｒｅ: 92 },
	{ score: 92, 'sc\u200bore': 92 },
	{ data: { score: 92 }, Data: { score: 92 } },
	// One place can be told from its twin, and another can't.
	{ score: 92, data: { score: 92, Score: 92 } },
	{ score: 92, data: { ѕcore: 92 } },
	// A word of its own that nobody knows.
	{ data: { score: 92, label: 'maybe' } },
	{ data: { score: 92, prediction: 'class 2' } },
	...['unknown', 'no', false, 0, 'print'].map((type) => ({ data: { score: 92, type } })),
	{ type: 'unknown', score: 92 },
	// A second score.
	{ data: { score: 92 }, result: { score: 3 } },
	{ data: { score: 92, scores: [1] } },
	{ data: { score: 92, livenessScores: [1] } },
	{ data: { score: 92, result: { score: 1 } } },
	{ score: 92, data: [{ score: 3 }] },
	{ score: 92, data: '{"score":3}' },
	{ score: 92, data: '[{"liveness_score":3}]' },
])('%j decides nothing', (body) => {
	expect(read(body)).toMatchObject(unreadable);
});

describe('Score Field', () => {
	const body = { Result: { Liveness: { Value: 71 } }, data: { score: 92 } };

	test.each(['Result.Liveness.Value', ' result . liveness . value '])(
		'%j is read in place of the usual places',
		(scoreField) => {
			expect(read(body, { scoreField })).toMatchObject(scored(71));
		},
	);

	test.each([
		...['result', 'result.liveness', 'nothing', '.', 'result..value'],
		...['constructor.length', '__proto__.length', 'data.__proto__'],
	])('%j holds no score, and the usual places do not stand in for it', (scoreField) => {
		expect(read(body, { scoreField })).toMatchObject(unreadable);
	});

	test.each([
		['data.spoof_score', { spoof_score: 92 }],
		['data.spoof.score', { spoof: { score: 92 } }],
		['data.attackProbability', { attackProbability: 92 }],
		// The name that is the score's own says otherwise.
		['data.quality', { quality: 92, liveness_score: 3 }],
		['data.quality', { quality: 92, livenessScore: 'spoof' }],
		['data.quality', { quality: null, liveness_score: 92 }],
	])('%j of %j decides nothing', (scoreField, data) => {
		expect(read({ data }, { scoreField })).toMatchObject(unreadable);
	});

	test.each([
		['data.anti_spoof.score', { anti_spoof: { score: 92 } }],
		['data.percent', { percent: 92, liveness_score: '92%' }],
		['data.percent', { percent: 92, liveness_score: null }],
	])('%j of %j is a score', (scoreField, data) => {
		expect(read({ data }, { scoreField })).toMatchObject(scored(92));
	});

	test.each([
		[{ face: { error: 'Wrong code', live: { score: 99 } } }, 'rejectedByVendor'],
		[{ face: { live: { message: 'Wrong code', score: 99 } } }, 'rejectedByVendor'],
		[{ face: { status: 'pending', live: { score: 99 } } }, 'unreadableAnswer'],
		[{ face: { live: { score: 99 } }, Data: { error: 'Wrong code' } }, 'rejectedByVendor'],
	])('%j denies the score that lies below it', (answer, reason) => {
		expect(read(answer, { scoreField: 'face.live.score' })).toMatchObject({ failure: { reason } });
	});
});

test.each([
	{ message: 'Try again', data: { status: true, score: 99 } },
	{ data: { success: true, message: 'Try again', score: 99 } },
	{ message: 'Invalid image', score: 99 },
	{ result: 'error', data: { score: 99 } },
	{ result: { message: 'Wrong code' }, data: { score: 99 } },
])('%j: only the status of the whole answer vouches for a message', (body) => {
	expect(read(body)).toMatchObject({ failure: { reason: 'rejectedByVendor' } });
	expect(read({ status: true, message: 'Liveness done', score: 99 }).kind).toBe('scored');
});

describe('an answer without a known score', () => {
	function problemOf(body: unknown): string {
		const answer = read(body);
		return JSON.stringify(answer.kind === 'failed' && answer.failure);
	}

	test('tells its fields, and the option that names the one with the score', () => {
		const data = { livenessPercent: 93, quality: 88 };
		const problem = problemOf({ status: true, message: 'success', data });
		expect(problem).toContain('status, message, data, data.livenessPercent, data.quality');
		expect(problem).toContain('Score Field');
	});

	test.each([
		['values', { status: true, data: { name: 'Mustermann', city: 'Berlin' } }, /Mustermann|Berlin/],
		['names that may be data', { 'Max Mustermann': 1, '1990-01-01': 2 }, /Max|1990/],
		['names that may be keys', { data: { a1b2c3d4e5f6a7b8c9d0: 1 } }, /a1b2/],
		['names that are too long', { ['x'.repeat(31)]: 1 }, /xxx/],
	])('never tells %s', (_what, body, hidden) => {
		expect(problemOf(body)).toContain('Score Field');
		expect(problemOf(body)).not.toMatch(hidden);
	});

	test('tells a dozen of them at most', () => {
		const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`field${at}`, at]));
		const problem = problemOf({ status: true, data: many });
		expect(problem).toContain('and more');
		expect(problem.length).toBeLessThan(600);
	});
});

describe('Score Scale', () => {
	test.each([
		[0.97, 97],
		['0.57', 57],
		[1, 100],
		[0, 0],
	])('fraction: %j is %d', (score, expected) => {
		expect(read({ score }, { scoreScale: 'fraction' })).toMatchObject(scored(expected));
	});

	test.each([97, 1.01, -0.1, '97', null])('fraction: %j is unreadable', (score) => {
		expect(read({ score }, { scoreScale: 'fraction' })).toMatchObject(unreadable);
	});

	test.each([0.97, 0.01, '0.5', 1, '1%'])(
		'percent: %j may be a fraction, so the option is named and nothing is judged',
		(score) => {
			const problem: unknown = expect.stringMatching(/Score Scale.*Fraction/);
			expect(read({ score })).toMatchObject({ failure: { reason: 'unreadableAnswer', problem } });
		},
	);
});

test.each([
	[{ transactionId: ' a1 ' }, 'a1'],
	[{ transaction_id: 'a1' }, 'a1'],
	[{ Request_ID: 'a1' }, 'a1'],
	[{ data: { score: 97, requestId: 'a1' } }, 'a1'],
	[{ id: 42 }, '42'],
	[{ transactionId: '', id: 'b2' }, 'b2'],
	[{ transactionId: true, id: ['b2'] }, null],
	[{ id: 't'.repeat(201) }, null],
	[{ id: 'a1', status: false }, 'a1'],
])('the reference of %j is %j', (reference, expected) => {
	expect(read({ score: 97, ...reference }).transactionId).toBe(expected);
});

describe('a match of two faces', () => {
	const match = (body: unknown, reading: Partial<ScoreReading> = {}) =>
		readMatch(jsonReply(body), { scoreField: '', scoreScale: 'percent', ...reading });
	const matched = { kind: 'scored', signals: [{ name: 'faceMatch', score: 92 }] };

	test.each([
		{ status: true, data: { score: 92 } },
		{ Status: 'Success', Data: { Score: '92 %' } },
		{ data: { match_score: 92 } },
		{ score: 92 },
	])('%j has a score of 92', (body) => {
		expect(match(body)).toMatchObject(matched);
	});

	test('in fractions, and in a field that the user names', () => {
		expect(match({ data: { score: 0.92 } }, { scoreScale: 'fraction' })).toMatchObject(matched);
		expect(match({ data: { sim: 92 } }, { scoreField: 'data.sim' })).toMatchObject(matched);
	});

	test.each<[unknown, Partial<ScoreReading>]>([
		[{ data: { score: 0.92 } }, {}],
		[{ data: { score: 92, match_score: 20 } }, {}],
		[{ data: { score: 92, similarity: 20 } }, {}],
		[{ data: { score: 92, isMatch: false } }, {}],
		[{ data: { score: 92, label: 'no match' } }, {}],
		[{ data: { score: 92, label: 'maybe' } }, {}],
		[{ data: { liveness_score: 92 } }, {}],
		[{ data: { score: 92, face: { match_score: 3 } } }, {}],
		[{ data: { distance: 92 } }, { scoreField: 'data.distance' }],
		[{ data: { difference: 92 } }, { scoreField: 'data.difference' }],
		[{ data: { face_diff: 92 } }, { scoreField: 'data.face_diff' }],
		[{ data: { deviation: 92 } }, { scoreField: 'data.deviation' }],
		[{ data: { false_match_rate: 92 } }, { scoreField: 'data.false_match_rate' }],
		[{ data: { mismatch_score: 92 } }, { scoreField: 'data.mismatch_score' }],
		[{ data: { sim: 92, match_score: 3 } }, { scoreField: 'data.sim' }],
	])('%j decides nothing', (body, reading) => {
		expect(match(body, reading)).toMatchObject(unreadable);
	});

	test.each([
		['Face not detected in source image', 'reference'],
		['Face not detected in target image', 'selfie'],
		['No face found in the ID card', 'reference'],
		['Face not detected', undefined],
	])('%s', (Message, of) => {
		const failure = { reason: 'noFaceFound', ...(of === undefined ? {} : { of }) };
		expect(match({ Status: 'Fail', Message })).toMatchObject({ kind: 'failed', failure });
	});
});
