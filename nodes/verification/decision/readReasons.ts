import { isFailureReason, nextStepAfter } from '../failure';
import type { JudgedSignal, Reason } from '../verdict';
import type { ReadVerdict } from './decision';

/**
 * Reads why a check came to its conclusion: one reason for each signal that missed the threshold,
 * or one failure.
 *
 * @returns null where the reasons say something else than the conclusion
 */
export function readReasons(
	given: unknown,
	{ outcome, nextStep }: Pick<ReadVerdict, 'outcome' | 'nextStep'>,
	signals: readonly JudgedSignal[],
): readonly Reason[] | null {
	if (!Array.isArray(given)) return null;
	if (signals.length === 0) {
		if (outcome === 'pending') return given.length === 0 ? [] : null;
		const reason: unknown = given[0];
		if (typeof reason !== 'string' || !isFailureReason(reason) || given.length > 1) return null;
		return nextStepAfter({ reason }) === nextStep ? [reason] : null;
	}
	const missed = signals.filter(({ passed }) => !passed);
	const reasons = missed.flatMap(({ name }, index): Reason[] => {
		const below = `${name}BelowThreshold` as const;
		const inBand = `${name}InReviewBand` as const;
		if (given[index] === inBand) return [inBand];
		return given[index] === below && nextStep !== 'review' ? [below] : [];
	});
	if (reasons.length < missed.length || given.length > missed.length) return null;
	// A verdict with nothing but scores in the band is for a person to judge, and does not fail.
	const isBelow = reasons.some((reason) => reason.endsWith('BelowThreshold'));
	return isBelow === (outcome === 'fail') ? reasons : null;
}
