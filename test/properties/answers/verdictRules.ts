import { isFailureReason } from '../../../nodes/verification/failure';
import type { Verdict } from '../../../nodes/verification/verdict';
import { describedBy } from './documented';
import type { Question } from './question';

const beginnings = {
	pass: 'Passed',
	fail: 'Failed',
	inconclusive: 'Inconclusive',
	pending: 'Pending',
	error: 'Error',
};

/** It says what the fields say, so that a person who reads nothing else is not misled. */
function expectSoundSummary({ outcome, summary, score, threshold, error }: Verdict, label: string) {
	expect(summary.startsWith(`${beginnings[outcome]}: `)).toBe(true);
	expect(summary.includes('\n')).toBe(false);
	if (error) expect(summary).toContain(error.message);
	if (score === null) return;
	expect(summary).toContain(`: ${label} scored `);
	expect(summary).toContain(` ${score}`);
	expect(summary).toContain(` ${threshold}`);
}

const afterError = ['retry', 'fix'];

/** What every verdict keeps to, as the README's tables of outcomes and reasons have it. */
export function expectSoundVerdict(verdict: Verdict, question: Question): void {
	const { outcome, passed, nextStep, reasons, signals, score, threshold, error } = verdict;
	const isAbove = describedBy(question).threshold.passes === 'above';
	expect(passed).toBe(outcome === 'pass');
	expect(threshold).toBe(question.threshold);
	expect(signals.length > 0).toBe(score !== null);
	expect(score).toBe(signals.length > 0 ? Math.min(...signals.map((one) => one.score)) : null);
	for (const signal of signals) {
		expect(signal.score >= 0 && signal.score <= 100).toBe(true);
		expect(signal.passed).toBe(
			isAbove ? signal.score > question.threshold : signal.score >= question.threshold,
		);
	}
	const missed = signals.filter((signal) => !signal.passed);
	const review = question.reviewThreshold ?? Infinity;
	const expectedReasons = missed.map(
		({ name, score }) => `${name}${score >= review ? 'InReviewBand' : 'BelowThreshold'}`,
	);
	if (score !== null) expect(reasons).toEqual(expectedReasons);
	switch (outcome) {
		case 'pass':
			expect([nextStep, reasons]).toEqual(['accept', []]);
			break;
		case 'fail':
			expect(nextStep).toBe('reject');
			expect(expectedReasons.some((reason) => reason.endsWith('BelowThreshold'))).toBe(true);
			break;
		case 'inconclusive':
			expect(nextStep).toBe(score === null ? 'retake' : 'review');
			expect(reasons).not.toEqual([]);
			expect(reasons.filter((reason) => reason.endsWith('BelowThreshold'))).toEqual([]);
			break;
		default:
			expect(outcome).toBe('error');
			expect(score).toBeNull();
			expect(reasons.filter(isFailureReason)).toHaveLength(1);
			expect([...afterError, 'retake']).toContain(nextStep);
	}
	expectSoundSummary(verdict, describedBy(question).label);
	expect(error !== undefined).toBe(outcome === 'error');
	if (error) {
		expect(error.message).not.toBe('');
		expect(error.description).not.toBe('');
		expect(error.httpCode === null || Number.isInteger(error.httpCode)).toBe(true);
	}
}
