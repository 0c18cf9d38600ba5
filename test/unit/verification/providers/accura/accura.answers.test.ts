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
		['data.score before data.liveness_score', { data: { liveness_score: 10, score: 92 } }],
		[
			'data.liveness_score before data.livenessScore',
			{ data: { livenessScore: 10, liveness_score: 92 } },
		],
		['data before the top', { score: 10, data: { livenessScore: 92 } }],
		['score before liveness_score', { liveness_score: 10, score: 92 }],
		['liveness_score before livenessScore', { livenessScore: 10, liveness_score: 92 }],
	])('%s', (_rule, body) => {
		expect(read(body)).toMatchObject(scored(92));
	});

	test.each([
		['another name', { data: { confidence: 92 } }],
		['one level too deep', { data: { result: { score: 92 } } }],
		['a list', { data: [{ score: 92 }] }],
		['quality alone', { status: true, data: { quality: 92 } }],
	])('not under %s', (_name, body) => {
		expect(read(body)).toMatchObject(unreadable);
	});

	test('two fields that differ in case and value decide nothing', () => {
		expect(read({ data: { score: 92, Score: 12 } })).toMatchObject(unreadable);
		const twoHolders = { data: { score: 92 }, Data: { score: 12 } };
		expect(read(twoHolders)).toMatchObject({ kind: 'failed' });
	});

	test('two fields that differ in case alone agree', () => {
		expect(read({ data: { score: 92, Score: 92 } })).toMatchObject(scored(92));
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

	test.each([[0.97], [0.01], ['0.5']])(
		'percent: %j is read as it stands, with a warning',
		(score) => {
			const warnings = [{ kind: 'looksLikeFraction' }];
			expect(read({ score })).toMatchObject({ ...scored(Number(score)), warnings });
		},
	);

	test.each([[1.01], [2], [55], [97], ['97%']])('percent: %j needs no warning', (score) => {
		expect(read({ score })).toMatchObject({ kind: 'scored', warnings: [] });
	});
});
