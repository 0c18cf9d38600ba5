import type { Judgement, Outcome, Signal, SignalName, Thresholds } from '../../verdict';

/** What each signal is called within a sentence. */
export const signalLabels: Readonly<Record<SignalName, string>> = {
	liveness: 'liveness',
	screenReplay: 'screen replay',
	paperPrinted: 'paper printed',
	replacePortraits: 'replaced portrait',
	faceMatch: 'face match',
};

export const outcomeLabels: Readonly<Record<Outcome, string>> = {
	pass: 'Passed',
	fail: 'Failed',
	inconclusive: 'Inconclusive',
	pending: 'Pending',
	error: 'Error',
};

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Such as "screen replay 99 and replaced portrait 42". */
export function scoresInWords(signals: readonly Signal[]): string {
	return list.format(signals.map(({ name, score }) => `${signalLabels[name]} ${score}`));
}

/** Scores that are too low, such as "replaced portrait 42, below 61". */
export function missedInWords(missed: readonly Signal[], threshold: number): string {
	// Some vendors pass only scores above the threshold.
	const isBelow = missed.every(({ score }) => score < threshold);
	return `${scoresInWords(missed)}, ${isBelow ? 'below' : 'not above'} ${threshold}`;
}

/**
 * What the scores came to, without a full stop.
 *
 * @param vendor the vendor's name as the user knows it
 */
export function judgedInWords(
	{ outcome, reasons, signals }: Judgement,
	{ pass, passes, review }: Thresholds,
	vendor: string,
): string {
	switch (outcome) {
		case 'pass': {
			const every = signals.length > 1 ? 'all ' : '';
			const side = passes === 'above' ? 'above' : 'at or above';
			return `${vendor} scored ${scoresInWords(signals)}, ${every}${side} ${pass}`;
		}
		case 'fail': {
			const failed = signals.filter(({ name }) => reasons.includes(`${name}BelowThreshold`));
			return `${vendor} scored ${missedInWords(failed, pass)}`;
		}
		case 'inconclusive': {
			const missed = signals.filter(({ passed }) => !passed);
			return `${vendor} scored ${scoresInWords(missed)}, in the review band from ${review} to ${pass}`;
		}
	}
}

export function pendingInWords(vendor: string): string {
	return `${vendor} sends the result later`;
}

/**
 * The one sentence about a verdict, without a full stop.
 *
 * @param what without a full stop
 * @param reference the vendor's, null where it gave none
 */
export function summarySentence(outcome: Outcome, what: string, reference: string | null): string {
	return `${outcomeLabels[outcome]}: ${what}${referenceInWords(reference)}`;
}

/** A reference is one word. Anything longer could read as a sentence of ours. */
function referenceInWords(reference: string | null): string {
	return reference !== null && /^\S+$/.test(reference) ? ` (${reference})` : '';
}
