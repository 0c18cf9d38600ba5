import { isScore, judge, type Signal, type SignalName } from '../../../nodes/verification/verdict';

function signal(score: number, name: SignalName = 'liveness'): Signal {
	return { name, score };
}

function document(
	screenReplay: number,
	paperPrinted: number,
	replacePortraits: number,
): readonly [Signal, ...Signal[]] {
	return [
		signal(screenReplay, 'screenReplay'),
		signal(paperPrinted, 'paperPrinted'),
		signal(replacePortraits, 'replacePortraits'),
	];
}

describe('one score against the threshold', () => {
	test.each([
		{ score: 100, pass: 60, review: null, outcome: 'pass', nextStep: 'accept' },
		{ score: 60.01, pass: 60, review: null, outcome: 'pass', nextStep: 'accept' },
		{ score: 60, pass: 60, review: null, outcome: 'pass', nextStep: 'accept' },
		{ score: 59.99999999999999, pass: 60, review: null, outcome: 'fail', nextStep: 'reject' },
		{ score: 0, pass: 60, review: null, outcome: 'fail', nextStep: 'reject' },
		{ score: 0, pass: 0, review: null, outcome: 'pass', nextStep: 'accept' },
		{ score: 100, pass: 100, review: null, outcome: 'pass', nextStep: 'accept' },
		{ score: 99.99, pass: 100, review: null, outcome: 'fail', nextStep: 'reject' },
		{ score: 60, pass: 60, review: 40, outcome: 'pass', nextStep: 'accept' },
		{ score: 59.99, pass: 60, review: 40, outcome: 'inconclusive', nextStep: 'review' },
		{ score: 40, pass: 60, review: 40, outcome: 'inconclusive', nextStep: 'review' },
		{ score: 39.99, pass: 60, review: 40, outcome: 'fail', nextStep: 'reject' },
		{ score: 0, pass: 60, review: 0, outcome: 'inconclusive', nextStep: 'review' },
		{ score: 59.99, pass: 60, review: 60, outcome: 'fail', nextStep: 'reject' },
		{ score: 60, pass: 60, review: 60, outcome: 'pass', nextStep: 'accept' },
	])(
		'$score with threshold $pass and review threshold $review is $outcome, $nextStep',
		({ score, pass, review, outcome, nextStep }) => {
			expect(judge([signal(score)], { pass, passes: 'atLeast', review })).toMatchObject({
				outcome,
				nextStep,
				score,
			});
		},
	);
});

describe('a vendor for whom only a score above the threshold is live', () => {
	test.each([
		{ score: 55.01, review: null, outcome: 'pass', reasons: [] },
		{ score: 55, review: null, outcome: 'fail', reasons: ['livenessBelowThreshold'] },
		{ score: 55, review: 55, outcome: 'inconclusive', reasons: ['livenessInReviewBand'] },
		{ score: 55, review: 40, outcome: 'inconclusive', reasons: ['livenessInReviewBand'] },
		{ score: 39.99, review: 40, outcome: 'fail', reasons: ['livenessBelowThreshold'] },
	])('$score of 55 with review threshold $review is $outcome', ({ score, review, ...expected }) => {
		const thresholds = { pass: 55, passes: 'above', review } as const;
		expect(judge([signal(score)], thresholds)).toMatchObject(expected);
	});

	test('a threshold of 100 lets nobody pass', () => {
		const { outcome } = judge([signal(100)], { pass: 100, passes: 'above', review: null });
		expect(outcome).toBe('fail');
	});
});

describe('several scores', () => {
	test.each([
		{
			rule: 'all reach the threshold: pass, with the lowest as the score',
			signals: document(99, 82, 61),
			expected: { outcome: 'pass', nextStep: 'accept', score: 61, reasons: [] },
		},
		{
			rule: 'one below the threshold fails the document',
			signals: document(99, 82, 42),
			expected: {
				outcome: 'fail',
				nextStep: 'reject',
				score: 42,
				reasons: ['replacePortraitsBelowThreshold'],
			},
		},
		{
			rule: 'every score below is named, in the order of the signals',
			signals: document(10, 99, 12),
			expected: {
				outcome: 'fail',
				score: 10,
				reasons: ['screenReplayBelowThreshold', 'replacePortraitsBelowThreshold'],
			},
		},
		{
			rule: 'the lowest in the review band is inconclusive',
			signals: document(99, 55, 61),
			expected: {
				outcome: 'inconclusive',
				nextStep: 'review',
				score: 55,
				reasons: ['paperPrintedInReviewBand'],
			},
		},
		{
			rule: 'one in the band and one below it fails',
			signals: document(99, 55, 42),
			expected: {
				outcome: 'fail',
				nextStep: 'reject',
				score: 42,
				reasons: ['paperPrintedInReviewBand', 'replacePortraitsBelowThreshold'],
			},
		},
	])('$rule', ({ signals, expected }) => {
		expect(judge(signals, { pass: 61, passes: 'atLeast', review: 50 })).toMatchObject(expected);
	});

	test('each signal says for itself whether it passed', () => {
		const { signals } = judge(document(99, 82, 42), { pass: 61, passes: 'atLeast', review: null });
		expect(signals).toEqual([
			{ name: 'screenReplay', score: 99, passed: true },
			{ name: 'paperPrinted', score: 82, passed: true },
			{ name: 'replacePortraits', score: 42, passed: false },
		]);
	});

	test('the order of the signals does not change the outcome', () => {
		const outcomes = [document(42, 99, 99), document(99, 42, 99), document(99, 99, 42)].map(
			(signals) => judge(signals, { pass: 61, passes: 'atLeast', review: null }).outcome,
		);
		expect(outcomes).toEqual(['fail', 'fail', 'fail']);
	});
});

const noScores = [NaN, Infinity, -Infinity, -1, -0.0001, 100.0001, 1000];

describe('what is no score never passes', () => {
	test.each(noScores)('score %d', (score) => {
		for (const pass of [0, 60, 100]) {
			for (const review of [null, 0, 60]) {
				const { outcome, signals } = judge([signal(score)], { pass, passes: 'atLeast', review });
				expect(outcome).toBe('fail');
				expect(signals[0]?.passed).toBe(false);
			}
		}
	});

	test.each(noScores)('score %d beside two good ones', (score) => {
		expect(
			judge(document(99, score, 99), { pass: 0, passes: 'atLeast', review: null }).outcome,
		).toBe('fail');
	});

	test.each(noScores)('threshold %d', (pass) => {
		for (const score of [0, 50, 100]) {
			const { outcome } = judge([signal(score)], { pass, passes: 'atLeast', review: null });
			expect(outcome).toBe('fail');
		}
	});

	test('a review threshold of NaN opens no review band', () => {
		expect(judge([signal(50)], { pass: 60, passes: 'atLeast', review: NaN }).outcome).toBe('fail');
	});
});

test.each([
	[0, true],
	[100, true],
	[55.5, true],
	...noScores.map((number): [number, boolean] => [number, false]),
])('%d is a score: %s', (number, expected) => {
	expect(isScore(number)).toBe(expected);
});
