import { checkLabels } from '../../check';
import type { Decided } from '../../decision/decide';
import {
	type DecisionName,
	type DecisionReason,
	type OwnReason,
	ownReasons,
	type ReadVerdict,
} from '../../decision/decision';
import type { CheckError, NextStep } from '../../failure';
import { providers } from '../../providers/registry';
import type { Reason } from '../../verdict';
import { describeFailure } from './failureSentences';
import { imageNouns } from './imageSentences';
import { labels } from './labels';
import { reasonInWords, reasonWords } from './reasonWords';
import { signalLabels } from './summarySentences';
import { totals } from './totals';

export const decisionLabels: Readonly<Record<DecisionName, string>> = {
	accept: 'Accepted',
	reject: 'Rejected',
	retake: 'Retake',
	review: 'Review',
	unresolved: 'Unresolved',
};

export const nextStepSentences: Readonly<Record<NextStep, string>> = {
	accept: 'Accept the applicant.',
	reject: 'Reject the applicant.',
	review: 'A person must review the applicant.',
	retake: 'Ask the applicant for a new photo.',
	wait: 'Wait for the result from the vendor.',
	retry: 'Run the workflow again for this applicant.',
	fix: 'Fix the problem, then run the workflow again for this applicant.',
};

interface MaybeSimulated {
	readonly simulated?: boolean;
}

/** One sentence that names the check that decided. Without a full stop. */
export function decisionSummary(
	{ decision, reasons, deciding }: Decided,
	checks: readonly MaybeSimulated[],
): string {
	return `${decisionLabels[decision]}: ${because(reasons, deciding) ?? `every required check passed${simulatedEnding(checks)}`}`;
}

/** For an item whose settings cannot be read. */
export function unreadableSummary(failure: CheckError): string {
	return `${decisionLabels.review}: ${describeFailure(failure, 'KYC Decision').message}`;
}

const ifOnPurpose = `If the pictures differ on purpose, switch off ${labels.sameDocument}.`;

/** What to do about it, where that is not plain from what happened. */
const remedies: Readonly<Partial<Record<OwnReason, string>>> = {
	checkDeactivated: 'Activate it, or select the required checks.',
	checkMissing: `Check the connections, and ${labels.includeInputFields} in each check.`,
	verdictNotFromThisExecution: `Find the node that wrote it. Switch off ${labels.verifyOrigin} only if the checks run in another workflow.`,
	differentDocuments: ifOnPurpose,
	differentSelfies: ifOnPurpose,
	noChecks: 'Connect the checks, or select the required checks.',
};

/** What the applicants of a run got: "17 applicants: 3 accepted, 2 rejected, 12 to review". */
export function decisionTotals(decisions: readonly DecisionName[]): string {
	return totals('applicants', decisions, {
		accept: 'accepted',
		reject: 'rejected',
		retake: 'to retake a photo',
		review: 'to review',
		unresolved: 'unresolved',
	});
}

/** What several items have in common, of those that a person has to review. */
export function reviewHint(count: number, total: number, reason: DecisionReason): string {
	const items = total === 1 ? 'The item' : `${count} of ${total} items`;
	const remedy = isOwnReason(reason.reason) ? remedies[reason.reason] : undefined;
	return [`${items} went to Review because ${reasonInWords(reason)}.`, remedy]
		.filter(Boolean)
		.join(' ');
}

/** Ends the sentence about an accepted item. Empty if a vendor gave every answer. */
export function simulatedEnding(checks: readonly MaybeSimulated[]): string {
	return checks.some(({ simulated }) => simulated) ? ', with simulated answers' : '';
}

function because(reasons: Decided['reasons'], deciding: ReadVerdict | null): string | null {
	if (deciding !== null) return verdictWords(deciding);
	const [first] = reasons;
	return first ? reasonInWords(first) : null;
}

export function isOwnReason(reason: Reason | OwnReason): reason is OwnReason {
	const names: readonly string[] = ownReasons;
	return names.includes(reason);
}

function verdictWords(verdict: ReadVerdict): string {
	const { outcome, score, threshold, reasons } = verdict;
	const check = checkLabels[verdict.check];
	const vendor = vendorWords(verdict);
	if (outcome === 'pending') return `${check} has no answer yet (${vendor})`;
	const lowest = verdict.signals.find((signal) => signal.score === score);
	if (lowest === undefined || threshold === null) {
		return `${check} ${reasons.map((reason) => reasonWords[reason]).join(' and ')} (${vendor})`;
	}
	const missed = lowest.score < threshold ? `below ${threshold}` : `not above ${threshold}`;
	const inBand = outcome === 'fail' ? '' : ', in the review band';
	return `${check} scored ${signalLabels[lowest.name]} ${lowest.score}, ${missed}${inBand} (${vendor})`;
}

/** As long as a vendor's own reference may be in a sentence, in characters. */
const MAX_REFERENCE = 64;

/** Which image is unusable, the vendor as the user knows it, and its own reference. */
function vendorWords({ provider, transactionId, unusableImage, simulated }: ReadVerdict): string {
	const known = providers.find(({ name }) => name === provider)?.label ?? 'provider unknown';
	const label = simulated ? `simulated ${known}` : known;
	const vendor =
		transactionId === null ? label : `${label} ${transactionId.slice(0, MAX_REFERENCE)}`;
	return unusableImage === null ? vendor : `${imageNouns[unusableImage]}, ${vendor}`;
}
