import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import { isFailureReason } from '../../failure';
import { adviceMissed, type Sides } from '../../image/imageLimits';
import type { Reason, Verdict } from '../../verdict';
import {
	adviceHint,
	fitHint,
	type Fitting,
	type HintedVendor,
	reasonSentence,
	reviewHint,
	Share,
	warningHint,
} from '../words/hintSentences';
import { switchOnFitting } from '../words/labels';
/** More of them would push the items themselves out of sight. */
const MOST_HINTS = 4;

/**
 * Says above the node's output what became of several items for the same reason.
 *
 * Does not throw: it comes last, and a throw now would send all items to Pass. An n8n that knows no
 * hints does without; the verdicts say all of it too.
 */
export function showRunHints(
	context: IExecuteFunctions,
	verdicts: readonly Verdict[],
	vendor: HintedVendor,
): void {
	try {
		const hints = runHints(verdicts, vendor);
		if (hints.length > 0) context.addExecutionHints(...hints);
	} catch {
		// Then there are no hints.
	}
}

/** At most four, those first that keep items from being checked. */
export function runHints(verdicts: readonly Verdict[], vendor: HintedVendor): NodeExecutionHint[] {
	const share = (count: number) => new Share(count, verdicts.length);
	const byReason = (some: readonly Verdict[]) =>
		countEach(
			some.flatMap(({ reasons }) => reasons.filter((reason) => isFailureReason(reason))),
		).map(([reason, count]) =>
			reasonSentence(reason, share(count), vendor, fittingOf(some, reason)),
		);
	const unusable = verdicts.filter(({ nextStep }) => nextStep === 'retake');
	const failed = verdicts.filter(({ nextStep }) => nextStep === 'fix' || nextStep === 'retry');
	const ofAdapter = verdicts.flatMap((verdict) => warningsOfAdapter(verdict, vendor));

	return capped([
		...byReason(failed).map(warning),
		...countEach(ofAdapter).map(([text, count]) => warning(warningHint(share(count), text))),
		...byReason(unusable).map(info),
		...reviewHints(verdicts).map(info),
		...adviceHints(verdicts, vendor).map(info),
		...fitHints(verdicts, vendor).map(info),
	]);
}

function warning(message: string): NodeExecutionHint {
	return { type: 'warning', message, location: 'outputPane' };
}

function info(message: string): NodeExecutionHint {
	return { type: 'info', message, location: 'outputPane' };
}

function capped(hints: readonly NodeExecutionHint[]): NodeExecutionHint[] {
	if (hints.length <= MOST_HINTS) return [...hints];
	const more = 'There is more to know: look at the reasons and warnings in the verdicts.';
	return [...hints.slice(0, MOST_HINTS - 1), info(more)];
}

function isUnscored({ signals }: Verdict): boolean {
	return signals.length === 0;
}

/** Thresholds that let nobody pass and nobody fail are seldom meant so. */
function reviewHints(verdicts: readonly Verdict[]): string[] {
	const nobodyDecided = verdicts.every(({ nextStep }) => nextStep === 'review');
	return nobodyDecided && verdicts.length > 1
		? [reviewHint(new Share(verdicts.length, verdicts.length))]
		: [];
}

function fitHints(verdicts: readonly Verdict[], { label }: HintedVendor): string[] {
	const { length } = verdicts.filter(({ image }) => image?.fittedFrom !== undefined);
	return length > 0 ? [fitHint(new Share(length, verdicts.length), label)] : [];
}

function adviceHints(verdicts: readonly Verdict[], vendor: HintedVendor): string[] {
	const advice = vendor.limits?.recommendedSides;
	const small = verdicts.filter(
		(verdict) => !isUnscored(verdict) && adviceFor(verdict, vendor) !== null,
	);
	if (!advice || small.length === 0) return [];
	return [adviceHint(new Share(small.length, verdicts.length), vendor.label, advice)];
}

/** The sentence of a failure advises fitting only where it was not tried. */
function fittingOf(verdicts: readonly Verdict[], reason: Reason): Fitting {
	const advised = verdicts
		.filter(({ reasons }) => reasons.includes(reason))
		.flatMap(({ warnings, error }) => [...warnings, error?.description ?? ''])
		.some((text) => text.includes(switchOnFitting));
	return advised ? 'wouldHelp' : 'wasTried';
}

/** What the adapter said of the score. Our own warnings about the image come before it. */
function warningsOfAdapter(verdict: Verdict, vendor: HintedVendor): readonly string[] {
	if (isUnscored(verdict)) return [];
	const ours = [verdict.image?.fittedFrom, adviceFor(verdict, vendor)].filter(Boolean);
	return verdict.warnings.slice(ours.length);
}

function adviceFor({ image }: Verdict, { limits }: HintedVendor): Sides | null {
	if (!limits || !image || image.width === null || image.height === null) return null;
	return adviceMissed({ width: image.width, height: image.height }, limits);
}

/** Each value with how often it is there, the most frequent first. */
function countEach<Value>(values: readonly Value[]): Array<readonly [Value, number]> {
	const counts = new Map<Value, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return [...counts].sort(([, one], [, other]) => other - one);
}
