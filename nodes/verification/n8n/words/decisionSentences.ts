import { checkLabels } from '../../check';
import type { Decided } from '../../decision/decide';
import type { DecisionName, ReadVerdict } from '../../decision/decision';
import type { CheckError } from '../../failure';
import { providers } from '../../providers/registry';
import type { SignalName } from '../../verdict';
import { describeFailure } from './failureSentences';
import { reasonWords } from './reasonWords';

export const decisionLabels: Readonly<Record<DecisionName, string>> = {
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

/** One sentence that names the check that decided. Without a full stop. */
export function decisionSummary({ decision, reasons, deciding }: Decided): string {
	return `${decisionLabels[decision]}: ${because(reasons, deciding)}`;
}

/** For an item whose settings cannot be read. */
export function unreadableSummary(failure: CheckError): string {
	return `${decisionLabels.review}: ${describeFailure(failure, 'KYC Decision').message}`;
}

function because(reasons: Decided['reasons'], deciding: ReadVerdict | null): string {
	if (deciding !== null) return verdictWords(deciding);
	const [first] = reasons;
	if (!first) return 'every required check passed';
	const subject = first.check === null ? 'the item' : checkLabels[first.check];
	return `${subject} ${reasonWords[first.reason]}`;
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
	return `${check} scored ${signals[lowest.name]} ${lowest.score}, ${missed}${inBand} (${vendor})`;
}

/** As long as a vendor's own reference may be in a sentence, in characters. */
const MAX_REFERENCE = 64;

/** The vendor as the user knows it, and its own reference. */
function vendorWords({ provider, transactionId }: ReadVerdict): string {
	const label = providers.find(({ name }) => name === provider)?.label ?? 'provider unknown';
	return transactionId === null ? label : `${label} ${transactionId.slice(0, MAX_REFERENCE)}`;
}
