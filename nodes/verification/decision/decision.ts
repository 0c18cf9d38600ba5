import type { CheckName, ImageName } from '../check';
import type { NextStep } from '../failure';
import type { JudgedSignal, Outcome, Reason } from '../verdict';

/** What becomes of the applicant. `unresolved`: a check has no answer yet, or ended in an error. */
export type DecisionName = 'accept' | 'reject' | 'retake' | 'review' | 'unresolved';

/** Why a decision is left to a person, where no check says so itself. */
export const ownReasons = [
	'checkMissing',
	'checkDeactivated',
	'verdictNotFromThisExecution',
	'verdictMalformed',
	'verdictTooOld',
	'differentDocuments',
	'differentSelfies',
	'simulatedOutsideTest',
	'noChecks',
] as const;

export type OwnReason = (typeof ownReasons)[number];

export interface DecisionReason {
	/** Null where the reason is not about one check. */
	readonly check: CheckName | null;
	readonly reason: Reason | OwnReason;
}

/** A verdict, or the report of an error, as far as the decision depends on it. */
export interface ReadVerdict extends Omit<ConsideredCheck, 'node' | 'simulated'> {
	readonly nextStep: NextStep;
	readonly reasons: readonly Reason[];
	readonly signals: readonly JudgedSignal[];
	/** As `sha256`, of the second image of a check with two. */
	readonly referenceSha256: string | null;
	/** Which of two images is unusable; null where the verdict does not say. */
	readonly unusableImage: ImageName<'faceMatch'> | null;
	/** Whether no vendor was asked. */
	readonly simulated: boolean;
}

/** One thing on an item that claims to be a verdict. */
export type Evidence =
	| {
			readonly kind: 'verdict';
			readonly verdict: ReadVerdict;
			/** The node that put it out; null where nobody looked. */
			readonly node: string | null;
	  }
	/** No check of this execution put it out for this item. */
	| { readonly kind: 'foreign'; readonly check: CheckName | null }
	/** It contradicts itself, or is not complete. */
	| { readonly kind: 'malformed'; readonly check: CheckName | null };

/** One verdict that the decision looked at. */
export interface ConsideredCheck {
	readonly check: CheckName;
	/** The node that put the verdict out, or null where its origin was not looked up. */
	readonly node: string | null;
	readonly provider: string;
	readonly outcome: Outcome;
	/** 0-100. */
	readonly score: number | null;
	/** 0-100. */
	readonly threshold: number | null;
	readonly transactionId: string | null;
	/** ISO 8601, UTC. */
	readonly checkedAt: string | null;
	/** Hex, of the file that the check was given, before it was fitted. Of two, the selfie. */
	readonly sha256: string | null;
	/** Only if no vendor was asked. */
	readonly simulated?: true;
}

export interface DecisionPolicy {
	readonly onFail: 'reject' | 'review';
	readonly sameDocument: boolean;
	/** Minutes; 0 for no limit. */
	readonly maxAge: number;
	readonly severalVerdicts: 'all' | 'latest';
	readonly verifyOrigin: boolean;
}

/** The decision as an item carries it: who, what, when, and under which settings. */
export interface DecisionRecord {
	readonly decision: DecisionName;
	/** One sentence that names the check that decided. */
	readonly summary: string;
	/** True only when the decision is `accept`. */
	readonly accepted: boolean;
	readonly nextStep: NextStep;
	readonly reasons: readonly DecisionReason[];
	readonly checks: readonly ConsideredCheck[];
	readonly required: readonly CheckName[];
	readonly policy: DecisionPolicy;
	/** ISO 8601, UTC. */
	readonly decidedAt: string;
	readonly workflow: { readonly id: string | null; readonly name: string | null };
	readonly executionId: string | null;
	readonly packageVersion: string;
	/** Only with the option: what to tell the applicant. */
	readonly applicantMessage?: string;
}
