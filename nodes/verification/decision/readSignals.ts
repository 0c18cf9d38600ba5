import type { CheckName } from '../check';
import {
	isScore,
	type JudgedSignal,
	type PassRule,
	passesThreshold,
	type SignalName,
} from '../verdict';
import type { ReadVerdict } from './decision';
import { ownField } from './ownField';

type Concluded = Pick<ReadVerdict, 'outcome' | 'nextStep'>;
type Scores = Pick<ReadVerdict, 'score' | 'threshold' | 'signals'>;

/** What a vendor can score for each check. */
const signalsOf: Readonly<Record<CheckName, readonly SignalName[]>> = {
	faceLiveness: ['liveness'],
	idLiveness: ['liveness', 'screenReplay', 'paperPrinted'],
	documentForgery: ['screenReplay', 'paperPrinted', 'replacePortraits'],
	faceMatch: ['faceMatch'],
};

/** Whether a verdict is about scores. A retake and an error have none, nor has what is pending. */
export function isScored({ outcome, nextStep }: Concluded): boolean {
	return outcome === 'pass' || outcome === 'fail' || nextStep === 'review';
}

/**
 * Reads the scores, and compares them with the threshold once more.
 *
 * @param passes null where the provider offers no such check
 * @returns null where they contradict the threshold, the outcome or each other
 */
export function readSignals(
	value: unknown,
	check: CheckName,
	concluded: Concluded,
	passes: PassRule | null,
): Scores | null {
	const threshold = ownField(value, 'threshold');
	const score = ownField(value, 'score');
	const given = ownField(value, 'signals');
	if (!Array.isArray(given)) return null;
	if (!isScored(concluded)) {
		const isBare = score === null && given.length === 0;
		return isBare && (threshold === null || isScoreOf(threshold))
			? { score, threshold, signals: [] }
			: null;
	}
	if (passes === null || !isScoreOf(threshold) || !isScoreOf(score)) return null;
	const signals = given.flatMap(
		(one) => readSignal(one, signalsOf[check], threshold, passes) ?? [],
	);
	if (signals.length === 0 || signals.length < given.length) return null;
	if (new Set(signals.map(({ name }) => name)).size < signals.length) return null;
	if (score !== Math.min(...signals.map((signal) => signal.score))) return null;
	const passed = signals.every((signal) => signal.passed);
	return passed === (concluded.outcome === 'pass') ? { score, threshold, signals } : null;
}

function readSignal(
	value: unknown,
	names: readonly SignalName[],
	threshold: number,
	passes: PassRule,
): JudgedSignal | null {
	const given = ownField(value, 'name');
	const name = names.find((one) => one === given);
	const score = ownField(value, 'score');
	if (name === undefined || !isScoreOf(score)) return null;
	const passed = passesThreshold(score, threshold, passes);
	return ownField(value, 'passed') === passed ? { name, score, passed } : null;
}

function isScoreOf(value: unknown): value is number {
	return typeof value === 'number' && isScore(value);
}
