import {
	readScore,
	type ScoreReading,
} from '../../../../../nodes/verification/providers/accura/accura.answers';
import { jsonReply } from '../vendorSide';

const usual: ScoreReading = { scoreField: '', scoreScale: 'percent' };

function read(body: unknown, reading: Partial<ScoreReading> = {}) {
	return readScore(jsonReply(body), { ...usual, ...reading });
}

function scored(score: number) {
	return { kind: 'scored', signals: [{ name: 'liveness', score }] };
}

const unreadable = { kind: 'failed', failure: { reason: 'unreadableAnswer' } };

/** Accura's page shows its answer only as a picture, so every shape here is assumed. */
describe('where the score may be', () => {
	test.each([
		['as seen for the face call', { status: true, data: { quality: 88, score: 92 } }],
		['data.liveness_score', { data: { liveness_score: 92 } }],
		['data.livenessScore', { data: { livenessScore: 92 } }],
		['score', { score: 92 }],
		['liveness_score', { liveness_score: 92 }],
		['livenessScore', { livenessScore: 92 }],
		['in capitals, as a sister call writes', { Status: 'Success', Data: { Score: 92 } }],
		['in any case', { DATA: { LIVENESS_SCORE: '92' } }],
	])('%s', (_place, body) => {
		expect(read(body)).toEqual({
			...scored(92),
			warnings: [],
			transactionId: null,
			engineVersion: null,
			raw: body,
		});
	});

	test.each([
		['two of one object', { data: { score: 92, liveness_score: 1 } }],
		['two of two objects', { data: { score: 92 }, liveness_score: 3 }],
		['the whole answer against data', { data: { livenessScore: 92 }, score: 93 }],
		['two spellings', { livenessScore: 10, liveness_score: 92 }],
		['one that cannot be read', { data: { score: 92, liveness_score: 'spoof' } }],
		['one that is null', { data: { score: 92 }, score: null }],
		['one that is a list', { data: { score: 92 }, score: [1] }],
		['one in a place that is not known', { data: { score: 92, face: { liveness_score: 1 } } }],
		['one that may be a fraction of the other', { data: { score: 92, livenessScore: 0.92 } }],
	])('%s that contradict each other decide nothing', (_which, body) => {
		expect(read(body)).toMatchObject(unreadable);
	});

	test('places that agree are one score', () => {
		const body = { score: '92%', data: { score: 92, liveness_score: 92, livenessScore: '92' } };
		expect(read(body)).toMatchObject(scored(92));
	});

	test.each([
		['another name', { data: { confidence: 92 } }],
		['one level too deep', { data: { result: { score: 92 } } }],
		['a list', { data: [{ score: 92 }] }],
		['a name that only looks like it', { ѕcore: 92 }],
		['a name with a blank behind it', { 'score ': 92 }],
		['quality alone', { status: true, data: { quality: 92 } }],
	])('not under %s', (_name, body) => {
		expect(read(body)).toMatchObject(unreadable);
	});

	/** No vendor writes a name twice: whatever has put the second there may have changed the first. */
	test.each([
		['case', { data: { score: 92, Score: 12 } }],
		['case alone', { data: { score: 92, Score: 92 } }],
		['a letter of another script', { data: { score: 92, ѕcore: 92 } }],
		['the width of the letters', { score: 92, ｓｃｏｒｅ: 92 }],
		['a character that cannot be seen', { score: 92, 'sc\u200bore': 92 }],
		['the case of what they lie in', { data: { score: 92 }, Data: { score: 92 } }],
		['a hyphen, and contradict each other', { liveness_score: 92, 'liveness-score': 1 }],
	])('two names that differ in %s decide nothing', (_how, body) => {
		expect(read(body)).toMatchObject(unreadable);
	});
});

describe('Score Field', () => {
	const body = { Result: { Liveness: { Value: 71 } }, data: { score: 92 } };

	test.each(['Result.Liveness.Value', 'result.liveness.value', ' result . liveness . value '])(
		'%j is read in place of the usual places',
		(scoreField) => {
			expect(read(body, { scoreField })).toMatchObject(scored(71));
		},
	);

	test.each(['result', 'result.liveness', 'result.score', 'nothing', '.', 'result..value'])(
		'%j holds no score, and the usual places do not stand in for it',
		(scoreField) => {
			expect(read(body, { scoreField })).toMatchObject(unreadable);
		},
	);

	test.each(['constructor.length', '__proto__.length', 'data.__proto__'])(
		'%j reads nothing that is not in the answer',
		(scoreField) => {
			expect(read(body, { scoreField })).toMatchObject(unreadable);
		},
	);
});

describe('an answer without a known score', () => {
	function problemOf(body: unknown): string {
		const answer = read(body);
		return answer.kind === 'failed' && answer.failure.reason === 'unreadableAnswer'
			? answer.failure.problem
			: '';
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

describe('how the score may be written', () => {
	test.each<[unknown, number]>([
		[92.5, 92.5],
		['92.5', 92.5],
		['92.5%', 92.5],
		[' 92 % ', 92],
		['0%', 0],
		[0, 0],
		['100%', 100],
	])('%j is %d', (score, expected) => {
		expect(read({ data: { score } })).toMatchObject(scored(expected));
	});

	test.each([
		[-1],
		[100.1],
		['101%'],
		['%'],
		['92%%'],
		['%92'],
		['92 per cent'],
		['92,5'],
		[''],
		[null],
		[true],
		[{}],
		[[92]],
	])('%j is unreadable', (score) => {
		expect(read({ data: { score } })).toMatchObject(unreadable);
	});
});

describe('Score Scale', () => {
	const fraction = { scoreScale: 'fraction' } as const;

	test.each([
		[0.97, 97],
		['0.57', 57],
		[1, 100],
		[0, 0],
	])('fraction: %j is %d, without a warning', (score, expected) => {
		expect(read({ score }, fraction)).toMatchObject({ ...scored(expected), warnings: [] });
	});

	test.each([[97], [1.01], [-0.1], ['97'], [null]])('fraction: %j is unreadable', (score) => {
		expect(read({ score }, fraction)).toMatchObject(unreadable);
	});

	test.each([[0.97], [0.01], ['0.5'], [1], ['1%']])(
		'percent: %j may be a fraction, so the option is named and nothing is judged',
		(score) => {
			expect(read({ score })).toMatchObject({
				failure: {
					reason: 'unreadableAnswer',
					problem: expect.stringMatching(/Score Scale.*Fraction/),
				},
			});
		},
	);

	test.each([[0], [1.01], [2], [55], [97], ['97%']])('percent: %j is a score', (score) => {
		expect(read({ score })).toMatchObject({ kind: 'scored', warnings: [] });
	});
});
