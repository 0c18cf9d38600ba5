import { createHash } from 'node:crypto';
import type { CheckName } from '../../../../nodes/verification/check';
import { nextStepAfter } from '../../../../nodes/verification/failure';
import { offersOf } from '../../../../nodes/verification/providers/registry';
import type { PassRuleOf } from '../../../../nodes/verification/decision/readVerdict';
import type { SignalName } from '../../../../nodes/verification/verdict';

/** What a verdict says, in one word. */
export type Meaning =
	| 'pass'
	| 'fail'
	| 'inBand'
	| 'unusable'
	| 'pending'
	| 'errorToRetry'
	| 'errorToFix'
	| 'unusableAsError';

export const meanings: readonly Meaning[] = [
	'pass',
	'fail',
	'inBand',
	'unusable',
	'pending',
	'errorToRetry',
	'errorToFix',
	'unusableAsError',
];

export interface Said {
	readonly check: CheckName;
	readonly provider?: string;
	readonly meaning: Meaning;
	/** Two files of one name are one file; null where the verdict knows none. */
	readonly file?: string | null;
	/** The same of the second image of a check with two. */
	readonly reference?: string | null;
	/** Whether the vendor got a copy that was fitted. */
	readonly fitted?: boolean;
	/** Null where the verdict does not say. */
	readonly checkedAt?: string | null;
	readonly simulated?: boolean;
}

const signals: Readonly<Record<CheckName, SignalName>> = {
	faceLiveness: 'liveness',
	idLiveness: 'screenReplay',
	documentForgery: 'replacePortraits',
	faceMatch: 'faceMatch',
};

const outcomes = {
	pass: ['pass', 'accept', 90],
	fail: ['fail', 'reject', 20],
	inBand: ['inconclusive', 'review', 55],
	unusable: ['inconclusive', 'retake', null],
	pending: ['pending', 'wait', null],
	errorToRetry: ['error', 'retry', null],
	errorToFix: ['error', 'fix', null],
	unusableAsError: ['error', 'retake', null],
} as const;

/** A verdict as a check puts it out, with the fields that a decision does not read left out. */
export function verdictJson(said: Said): Record<string, unknown> {
	const { check, meaning, provider = 'argos', fitted = false, reference = 'a' } = said;
	const { file = check === 'faceMatch' ? 'selfie' : 'a' } = said;
	const { checkedAt = '2026-11-30T10:00:00.000Z' } = said;
	const [outcome, nextStep, score] = outcomes[meaning];
	const signal = signals[check];
	const reasons: Readonly<Record<Meaning, readonly string[]>> = {
		pass: [],
		pending: [],
		fail: [`${signal}BelowThreshold`],
		inBand: [`${signal}InReviewBand`],
		unusable: ['imageTooSmall'],
		unusableAsError: ['noFaceFound'],
		errorToRetry: ['timedOut'],
		errorToFix: ['unauthorized'],
	};
	return {
		check,
		provider,
		outcome,
		passed: outcome === 'pass',
		score,
		threshold: 60,
		nextStep,
		reasons: reasons[meaning],
		signals: score === null ? [] : [{ name: signal, score, passed: score >= 60 }],
		image: file === null ? null : imageJson(file, fitted),
		...(check === 'faceMatch'
			? { referenceImage: reference === null ? null : imageJson(reference, fitted) }
			: {}),
		transactionId: 'txn_1',
		checkedAt,
		...(said.simulated ? { simulated: true } : {}),
	};
}

/** The same as the report of an item on an Error output. */
export function errorJson(check: CheckName, reason: 'timedOut' | 'unauthorized' | 'noFaceFound') {
	const nextStep = nextStepAfter({ reason });
	return {
		message: '',
		description: '',
		reason,
		nextStep,
		check,
		provider: 'argos',
		httpCode: null,
	};
}

function imageJson(file: string, fitted: boolean) {
	const sha256 = hashOf(file);
	return fitted ? { sha256: hashOf(`${file} fitted`), fittedFrom: { sha256 } } : { sha256 };
}

export function hashOf(file: string): string {
	return createHash('sha256').update(file).digest('hex');
}

export const passRuleOf: PassRuleOf = (check, provider) =>
	offersOf(check).find((offer) => offer.provider.name === provider)?.check.passes ?? null;
