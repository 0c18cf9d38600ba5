import type { Failure } from '../../failure';
import type { Signal, SignalName } from '../../verdict';
import type { AnswerWarning } from '../../warning';
import type { VendorReply } from '../provider';
import type { Spelling } from './fields';
import { bareName } from './names';
import type { MeaningOfForbidden } from './refusals';
import type { Surroundings } from './statements/statements';

/** Where a vendor's answer has what. Places are dot paths. */
export interface AnswerLayout {
	readonly spelling: Spelling;
	readonly signals: readonly SignalPlaces[];
	/** @returns the score on our scale, 0-100, or what is wrong with it in words after "The answer" */
	readScore(value: unknown): number | { readonly problem: string };
	/** Objects that speak for the scores, beside the whole answer and those that the scores lie in. */
	readonly holders: readonly string[];
	/** Places of what nobody asked for. */
	readonly ignored: readonly string[];
	/** Names that mean a score wherever they are. */
	readonly scoreNames: readonly string[];
	/** Names that mean a second score where nothing says what the score is of. */
	readonly plainScoreNames: readonly string[];
	/** Names under which the vendor gives a verdict of its own, so that an unknown word is no yes. */
	readonly verdictNames: readonly string[];
	/** What `apiType` has to say where it is there, or null. */
	readonly apiType: string | null;
	/** What HTTP 403 means. */
	readonly forbidden: MeaningOfForbidden;
	readonly meanings: readonly ErrorMeaning[];
	/** Whether the page has a message beside a score. Elsewhere one that is no success is a refusal. */
	readonly hasMessages: boolean;
	readonly transactionIds: readonly string[];
	readonly transactionHeader: string | null;
	readonly engineVersions: readonly string[];
	/** What has to hold before a score counts. */
	failureBeforeScores?(reply: VendorReply): Failure | null;
	warningsOf?(body: unknown, signal: Signal): readonly AnswerWarning[];
	/** What is wrong with an answer that has no score in any of its places. */
	problemWithoutScore(body: unknown): string;
}

export interface SignalPlaces {
	readonly name: SignalName;
	/** Where its score may be. All that are there are read, and have to agree. */
	readonly places: readonly string[];
	/** Where it may be as well. What is there has to agree, but does not stand in for the score. */
	readonly placesBeside?: readonly string[];
}

/** An error of the vendor's that says more than that the request was refused. */
export interface ErrorMeaning {
	/** HTTP statuses with which it counts; without them, those that say nothing by themselves. */
	readonly statuses?: readonly number[];
	readonly codes?: readonly string[];
	readonly words?: RegExp;
	failure(refusal: { readonly status: number; readonly vendorMessage: string | null }): Failure;
}

export function statementContext(layout: AnswerLayout): Surroundings {
	const places = layout.signals
		.flatMap(({ places: own, placesBeside = [] }) => [...own, ...placesBeside])
		.map(barePath);
	const around = places.flatMap((place) => {
		const names = place.split('.');
		return names.map((_, index) => names.slice(0, index).join('.'));
	});
	return {
		scorePaths: new Set(places),
		scoreNames: new Set(layout.scoreNames.map(bareName)),
		plainScoreNames: new Set(layout.plainScoreNames.map(bareName)),
		holders: new Set(['', 'data', 'result', ...around, ...layout.holders.map(barePath)]),
		ignored: new Set(layout.ignored.map(barePath)),
		verdictNames: new Set(layout.verdictNames.map(bareName)),
		apiType: layout.apiType,
	};
}

function barePath(path: string): string {
	return path.split('.').map(bareName).join('.');
}
