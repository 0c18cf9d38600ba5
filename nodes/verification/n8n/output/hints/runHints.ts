import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { imagesOf } from '../../../check';
import { isFailureReason } from '../../../failure';
import type { Sides } from '../../../image/imageLimits';
import type { Verdict } from '../../../verdict';
import type { AnswerWarning } from '../../../warning';
import {
	adviceHint,
	fitHint,
	type HintedVendor,
	reasonSentence,
	reviewHint,
	warningHint,
} from '../../words/hintSentences';
import { fittingWouldHelp } from '../../words/imageFailureSentences';
import { simulatedHint } from '../../words/simulationSentences';
import { Share } from '../../words/text/share';
import { runTotals } from '../../words/totals';
import { warningSentence } from '../../words/warningSentences';
import { addHints, hintsOfRun, info, warning } from './addHints';
import type { AnsweredRecord } from '../makeVerdict';
import { retryHints } from '../nodeSettings';

/** One item's verdict, with its warnings as data. */
export interface NotedVerdict {
	readonly verdict: Verdict;
	/** The warnings about the answer. */
	readonly doubts: readonly AnswerWarning[];
	/** The size that the vendor recommends, where the image is smaller. */
	readonly recommended: Sides | null;
	/** Whether Fit Image would have prevented the refusal. */
	readonly fittingWouldHelp: boolean;
}

const none: readonly AnswerWarning[] = [];

/**
 * Keeps little, because there may be thousands of items: the vendor's raw answer is not included.
 */
export function noteOf({ warnings, answer }: AnsweredRecord, verdict: Verdict): NotedVerdict {
	const small = warnings.find((one) => one.kind === 'belowRecommended');
	const doubts = answer.kind === 'scored' && answer.warnings.length > 0 ? answer.warnings : none;
	const fittingHelps = answer.kind === 'failed' && fittingWouldHelp(answer.failure);
	const recommended = small?.recommended ?? null;
	return { verdict, doubts, recommended, fittingWouldHelp: fittingHelps };
}

/** Says above the node's output how the items ended, and what several of them have in common. */
export function showRunHints(
	context: IExecuteFunctions,
	noted: readonly NotedVerdict[],
	vendor: HintedVendor,
	ofSettings: readonly NodeExecutionHint[],
): void {
	addHints(context, () => runHints(noted, vendor, [...ofSettings, ...retryHints(context)]));
}

/**
 * At most three. After the totals come a pass in doubt, items that were not checked, and settings
 * that cost money.
 */
export function runHints(
	noted: readonly NotedVerdict[],
	vendor: HintedVendor,
	ofSettings: readonly NodeExecutionHint[] = [],
): NodeExecutionHint[] {
	const after = (total: number, ...nextSteps: ReadonlyArray<Verdict['nextStep']>) =>
		countEach(
			noted
				.filter(({ verdict }) => nextSteps.includes(verdict.nextStep))
				.flatMap(({ verdict }) => verdict.reasons.filter((reason) => isFailureReason(reason))),
		).map(([reason, count]) => {
			const refused = noted.filter(({ verdict }) => verdict.reasons.includes(reason));
			const fitting = refused.some((one) => one.fittingWouldHelp) ? 'wouldHelp' : 'wasTried';
			return reasonSentence(reason, new Share(count, total), vendor, fitting);
		});

	// A sample of an outage charges nothing, and does not pass.
	const isSimulated = noted.some(({ verdict }) => verdict.simulated);
	const errors = isSimulated ? after(noted.length, 'fix') : after(noted.length, 'fix', 'retry');
	return hintsOfRun(firstHint(totalsOf(noted), isSimulated), [
		...answerHints(noted, vendor).map(warning),
		...errors.map(warning),
		...ofSettings,
		...after(imageCount(noted), 'retake').map(info),
		...reviewHints(noted).map(info),
		...adviceHints(noted, vendor).map(info),
		...fitHints(noted, vendor).map(info),
	]);
}

/** Null for a single item, whose verdict is all there is to say. */
function totalsOf(noted: readonly NotedVerdict[]): string | null {
	const [first] = noted;
	if (!first || noted.length === 1) return null;
	return runTotals(
		first.verdict.check,
		noted.map(({ verdict }) => verdict.outcome),
	);
}

function firstHint(total: string | null, isSimulated: boolean): string | null {
	if (!isSimulated) return total;
	return total === null ? simulatedHint : `${total}. ${simulatedHint}`;
}

/** One hint for each kind of warning about an answer. */
function answerHints(noted: readonly NotedVerdict[], { label }: HintedVendor): string[] {
	const said = noted.flatMap(({ doubts }) => doubts);
	return countEach(said, (one) => JSON.stringify(one)).map(([one, count]) =>
		warningHint(new Share(count, noted.length), warningSentence(one, label)),
	);
}

/** Thresholds that send every item to review are usually a mistake. */
function reviewHints(noted: readonly NotedVerdict[]): string[] {
	const nobodyDecided = noted.every(({ verdict }) => verdict.nextStep === 'review');
	return nobodyDecided && noted.length > 1
		? [reviewHint(new Share(noted.length, noted.length))]
		: [];
}

function adviceHints(noted: readonly NotedVerdict[], vendor: HintedVendor): string[] {
	const scored = noted.filter(({ verdict }) => verdict.signals.length > 0);
	const missed = scored.flatMap(({ recommended }) => recommended ?? []);
	const [advice] = missed;
	return advice
		? [adviceHint(new Share(missed.length, imageCount(noted)), vendor.label, advice)]
		: [];
}

function fitHints(noted: readonly NotedVerdict[], { label }: HintedVendor): string[] {
	const images = noted.flatMap(({ verdict: { image, referenceImage } }) => [image, referenceImage]);
	const { length } = images.filter((one) => one?.fittedFrom !== undefined);
	return length > 0 ? [fitHint(new Share(length, imageCount(noted)), label)] : [];
}

/** How many images the items have. */
function imageCount(noted: readonly NotedVerdict[]): number {
	return noted.reduce((sum, { verdict }) => sum + imagesOf[verdict.check].length, 0);
}

/**
 * Each value with how often it is there, the most frequent first.
 *
 * @param keyOf the same for values that count as one
 */
function countEach<Value>(
	values: readonly Value[],
	keyOf: (value: Value) => unknown = (value) => value,
): Array<readonly [Value, number]> {
	const counts = new Map<unknown, readonly [Value, number]>();
	for (const value of values) {
		const [first, count] = counts.get(keyOf(value)) ?? [value, 0];
		counts.set(keyOf(value), [first, count + 1]);
	}
	return [...counts.values()].sort(([, one], [, other]) => other - one);
}
