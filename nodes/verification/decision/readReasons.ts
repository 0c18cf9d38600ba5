import { isFailureReason, nextStepAfter } from '../failure';
import type { JudgedSignal, Reason, SignalName } from '../verdict';
import type { ReadVerdict } from './decision';

/** The types see to it that none is left out. */
const signalNames: Readonly<Record<SignalName, true>> = {
	liveness: true,
	screenReplay: true,
	paperPrinted: true,
	replacePortraits: true,
	faceMatch: true,
};

export function isSignalName(value: unknown): value is SignalName {
	return typeof value === 'string' && Object.hasOwn(signalNames, value);
}

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
