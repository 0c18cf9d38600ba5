import { checkLabels } from '../../check';
import type { Decided } from '../../decision/decide';
import type { DecisionName, OwnReason, ReadVerdict } from '../../decision/decision';
import { ownReasons } from '../../decision/decision';
import type { CheckError } from '../../failure';
import { providers } from '../../providers/registry';
import type { Reason, SignalName } from '../../verdict';
import { describeFailure } from './failureSentences';
import { labels } from './labels';

const decided: Readonly<Record<DecisionName, string>> = {
	accept: 'Accepted',
	reject: 'Rejected',
	retake: 'Retake',
	review: 'Review',
	unresolved: 'Unresolved',
};

const signals: Readonly<Record<SignalName, string>> = {
	liveness: 'liveness',
	screenReplay: 'screen replay',
	paperPrinted: 'paper printed',
	replacePortraits: 'replaced portrait',
};

/** What keeps an item from being accepted, in words that follow the name of a check. */
const doubts: Readonly<Record<OwnReason, string>> = {
	checkMissing: 'has no verdict',
	checkDeactivated: 'is deactivated',
	verdictNotFromThisExecution:
		'has a verdict that no check put out for this item in this execution',
	verdictMalformed: 'has a verdict that contradicts itself or is incomplete',
	verdictTooOld: `has a verdict that is older than ${labels.maxAge} allows`,
	differentDocuments: `${checkLabels.idLiveness} and ${checkLabels.documentForgery} are not about the same file`,
	simulatedOutsideTest: 'has a simulated verdict outside a manual execution',
	noChecks: 'no check is required, and none comes before this node',
};

/** One sentence that names the check that decided. Without a full stop. */
export function decisionSummary({ decision, reasons, deciding }: Decided): string {
	return `${decided[decision]}: ${because(reasons, deciding)}`;
}

/** For an item whose settings cannot be read. */
export function unreadableSummary(failure: CheckError): string {
	return `${decided.review}: ${describeFailure(failure, 'KYC Decision').message}`;
}

function because(reasons: Decided['reasons'], deciding: ReadVerdict | null): string {
	if (deciding !== null) return verdictWords(deciding);
	const [first] = reasons;
	if (!first) return 'every required check passed';
	if (!isOwnReason(first.reason)) return first.reason;
	const words = doubts[first.reason];
	if (first.check !== null) return `${checkLabels[first.check]} ${words}`;
	return words.startsWith('has ') ? `the item ${words}` : words;
}

function isOwnReason(reason: Reason | OwnReason): reason is OwnReason {
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
		return `${check} ended with "${reasons.map(inWords).join(', ')}" (${vendor})`;
	}
	const missed = lowest.score < threshold ? `below ${threshold}` : `not above ${threshold}`;
	const inBand = outcome === 'fail' ? '' : ', in the review band';
	return `${check} scored ${signals[lowest.name]} ${lowest.score}, ${missed}${inBand} (${vendor})`;
}

/** "noFaceFound" as "no face found". */
function inWords(reason: Reason): string {
	return reason.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** As long as a vendor's own reference may be in a sentence, in characters. */
const MAX_REFERENCE = 64;

/** The vendor as the user knows it, and its own reference. */
function vendorWords({ provider, transactionId }: ReadVerdict): string {
	const label = providers.find(({ name }) => name === provider)?.label ?? 'provider unknown';
	return transactionId === null ? label : `${label} ${transactionId.slice(0, MAX_REFERENCE)}`;
}
