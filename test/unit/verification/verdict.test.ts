import { isScore, judge, type Signal, type SignalName } from '../../../nodes/verification/verdict';

function signal(score: number, name: SignalName = 'liveness'): Signal {
	return { name, score };
}

function document(screenReplay: number, paperPrinted: number, replacePortraits: number) {
	return [
		signal(screenReplay, 'screenReplay'),
		signal(paperPrinted, 'paperPrinted'),
		signal(replacePortraits, 'replacePortraits'),
	] as const;
}

describe('one score against the threshold', () => {
	test.each([
		['atLeast', 100, 60, null, 'pass', 'accept'],
		['atLeast', 60, 60, null, 'pass', 'accept'],
		['atLeast', 59.99999999999999, 60, null, 'fail', 'reject'],
		['atLeast', 0, 0, null, 'pass', 'accept'],
		['atLeast', 100, 100, null, 'pass', 'accept'],
		['atLeast', 99.99, 100, null, 'fail', 'reject'],
		['atLeast', 60, 60, 40, 'pass', 'accept'],
		['atLeast', 59.99, 60, 40, 'inconclusive', 'review'],
		['atLeast', 40, 60, 40, 'inconclusive', 'review'],
		['atLeast', 39.99, 60, 40, 'fail', 'reject'],
		['atLeast', 0, 60, 0, 'inconclusive', 'review'],
		['atLeast', 59.99, 60, 60, 'fail', 'reject'],
		['atLeast', 50, 60, NaN, 'fail', 'reject'],
		['above', 55.01, 55, null, 'pass', 'accept'],
		['above', 55, 55, null, 'fail', 'reject'],
		['above', 55, 55, 55, 'inconclusive', 'review'],
		['above', 39.99, 55, 40, 'fail', 'reject'],
		['above', 100, 100, null, 'fail', 'reject'],
	] as const)(
		'%s: %d of %d, review from %j: %s, %s',
		(passes, score, pass, review, ...expected) => {
			const [outcome, nextStep] = expected;
			const judgement = judge([signal(score)], { pass, passes, review });
			expect(judgement).toMatchObject({ outcome, nextStep, score });
		},
	);
});

describe('several scores, of 61 with a review band from 50', () => {
	test.each([
		[document(99, 82, 61), 'pass', 61, []],
		[document(99, 82, 42), 'fail', 42, ['replacePortraitsBelowThreshold']],
		[document(42, 99, 99), 'fail', 42, ['screenReplayBelowThreshold']],
		[
			document(10, 99, 12),
			'fail',
			10,
			['screenReplayBelowThreshold', 'replacePortraitsBelowThreshold'],
		],
		[document(99, 55, 61), 'inconclusive', 55, ['paperPrintedInReviewBand']],
		[
			document(99, 55, 42),
			'fail',
			42,
			['paperPrintedInReviewBand', 'replacePortraitsBelowThreshold'],
		],
	])('%j: %s', (signals, outcome, score, reasons) => {
		const judgement = judge(signals, { pass: 61, passes: 'atLeast', review: 50 });
		const judged = signals.map((one) => ({ ...one, passed: one.score >= 61 }));
		expect(judgement).toMatchObject({ outcome, score, reasons, signals: judged });
	});
});

const noScores = [NaN, Infinity, -Infinity, -1, -0.0001, 100.0001, 1000];

test.each(noScores)('%d is no score, and neither it nor with it as a threshold passes', (none) => {
	expect(isScore(none)).toBe(false);
	for (const passes of ['atLeast', 'above'] as const) {
		for (const other of [0, 50, 100]) {
			for (const review of [null, 0, 60]) {
				const { outcome, signals } = judge([signal(none)], { pass: other, passes, review });
				expect([outcome, signals[0]?.passed]).toEqual(['fail', false]);
			}
			const thresholds = { pass: none, passes, review: null };
			expect(judge([signal(other)], thresholds).outcome).toBe('fail');
			const beside = judge(document(99, none, 99), { ...thresholds, pass: 0 });
			expect(beside.outcome).toBe('fail');
		}
	}
});
