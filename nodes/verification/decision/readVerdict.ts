import { type CheckName, checkNames, imagesOf } from '../check';
import type { NextStep } from '../failure';
import { type Outcome, type PassRule, simulatedPrefix } from '../verdict';
import type { ReadVerdict } from './decision';
import { isFields, ownField } from './ownField';
import { readReasons } from './readReasons';
import { readSignals } from './readSignals';

/** How a provider's score passes this check; null where it does not offer the check. */
export type PassRuleOf = (check: CheckName, provider: string) => PassRule | null;

/** Says `provider` in the error of a check that could not tell which one was chosen. */
const unknownProvider = 'unknown';

/** With each outcome, the next steps that a check gives. */
const nextSteps: Readonly<Record<Outcome, readonly NextStep[]>> = {
	pass: ['accept'],
	fail: ['reject'],
	inconclusive: ['review', 'retake'],
	pending: ['wait'],
	error: ['retry', 'fix', 'retake'],
};

/**
 * Whether a field of an item claims to be a verdict: then it has to be a good one. Other nodes may
 * put out objects that have "passed" or "check", too.
 */
export function claimsToBeVerdict(value: unknown): boolean {
	const isConcluded = ['outcome', 'passed'].every((name) => ownField(value, name) !== undefined);
	return isConcluded || checkOf(value) !== null;
}

/** The check that a verdict or an error says it is of; null where there is no such check. */
export function checkOf(value: unknown): CheckName | null {
	return oneOf(checkNames, ownField(value, 'check'));
}

/**
 * Reads a verdict without trusting it: every field that the decision depends on must be there, and
 * no field may contradict another.
 *
 * @returns null where it is malformed
 */
export function readVerdict(value: unknown, passRuleOf: PassRuleOf): ReadVerdict | null {
	const check = checkOf(value);
	const outcome = oneOf(outcomes, ownField(value, 'outcome'));
	if (check === null || outcome === null) return null;
	if (ownField(value, 'passed') !== (outcome === 'pass')) return null;
	const nextStep = oneOf(nextSteps[outcome], ownField(value, 'nextStep'));
	const facts = readFacts(value, check, nextStep);
	if (nextStep === null || facts === null) return null;
	// A picture always matches itself, so no check compares it with itself.
	if (outcome === 'pass' && facts.sha256 !== null && facts.sha256 === facts.referenceSha256) {
		return null;
	}

	const provider = ownField(value, 'provider');
	if (typeof provider !== 'string') return null;
	const passes = passRuleOf(check, provider);
	if (passes === null && !(outcome === 'error' && provider === unknownProvider)) return null;

	const scores = readSignals(value, check, { outcome, nextStep }, passes);
	if (scores === null) return null;
	const reasons = readReasons(ownField(value, 'reasons'), { outcome, nextStep }, scores.signals);
	if (reasons === null) return null;
	return { check, provider, outcome, nextStep, reasons, ...scores, ...facts };
}

/**
 * Reads what an item has under `error` when it leaves by a check's Error output.
 *
 * @returns null where it is malformed
 */
export function readErrorReport(value: unknown): ReadVerdict | null {
	const check = checkOf(value);
	const provider = ownField(value, 'provider');
	const nextStep = oneOf(nextSteps.error, ownField(value, 'nextStep'));
	if (check === null || typeof provider !== 'string' || nextStep === null) return null;
	const outcome = 'error';
	const reasons = readReasons([ownField(value, 'reason')], { outcome, nextStep }, []);
	const given = { checkedAt: null, ...(isFields(value) ? value : {}) };
	const facts = readFacts(given, check, nextStep);
	if (reasons === null || facts === null) return null;
	const unscored = { score: null, threshold: null, signals: [] };
	return { check, provider, outcome, nextStep, reasons, ...unscored, ...facts };
}

type Facts = Pick<
	ReadVerdict,
	'transactionId' | 'checkedAt' | 'sha256' | 'referenceSha256' | 'unusableImage' | 'simulated'
>;

function readFacts(value: unknown, check: CheckName, nextStep: NextStep | null): Facts | null {
	const transactionId = ownField(value, 'transactionId') ?? null;
	const checkedAt = ownField(value, 'checkedAt');
	const marked = ownField(value, 'simulated') ?? false;
	const sha256 = readHash(ownField(value, 'image') ?? null);
	const referenceSha256 = readHash(ownField(value, 'referenceImage') ?? null);
	const unusableImage = readUnusableImage(value, check, nextStep);
	if (transactionId !== null && typeof transactionId !== 'string') return null;
	if (checkedAt !== null && !isTime(checkedAt)) return null;
	if (typeof marked !== 'boolean' || sha256 === undefined) return null;
	if (referenceSha256 === undefined || unusableImage === undefined) return null;
	if (referenceSha256 !== null && imagesOf[check].length === 1) return null;
	// Both marks are on a simulated verdict: one of them may have been taken off.
	const simulated = marked || (transactionId ?? '').startsWith(simulatedPrefix);
	return { transactionId, checkedAt, sha256, referenceSha256, unusableImage, simulated };
}

/**
 * Which of two images is unusable; null where that is not known, or no image is.
 *
 * @returns undefined where it is malformed
 */
function readUnusableImage(
	value: unknown,
	check: CheckName,
	nextStep: NextStep | null,
): Facts['unusableImage'] | undefined {
	const given = ownField(value, 'unusableImage') ?? null;
	if (given === null) return null;
	const isPossible = nextStep === 'retake' && imagesOf[check].length > 1;
	return isPossible ? (oneOf(imagesOf.faceMatch, given) ?? undefined) : undefined;
}

/**
 * Of the file that the check was given: what was sent may be a copy that fits the vendor's limits.
 *
 * @returns undefined where it is malformed
 */
function readHash(image: unknown): string | null | undefined {
	if (image === null) return null;
	const original = ownField(image, 'fittedFrom') ?? image;
	const sha256 = ownField(original, 'sha256');
	return typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256) ? sha256 : undefined;
}

const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

function isTime(value: unknown): value is string {
	return typeof value === 'string' && iso.test(value) && !Number.isNaN(Date.parse(value));
}

const outcomes = ['pass', 'fail', 'inconclusive', 'pending', 'error'] as const;

function oneOf<Name extends string>(names: readonly Name[], value: unknown): Name | null {
	return names.find((name) => name === value) ?? null;
}
