import type { ImageName } from '../../check';
import type { Failure } from '../../failure';
import type { Signal, SignalName } from '../../verdict';
import type { AnswerWarning } from '../../warning';
import type { VendorReply } from '../provider';
import type { Spelling } from './fields';
import { bareName } from './names';
import type { MeaningOfForbidden } from './refusals';
import type { Surroundings } from './statements/statements';

/** Where the parts of a vendor's answer are. Places are dot paths. */
export interface AnswerLayout {
	readonly spelling: Spelling;
	readonly signals: readonly SignalPlaces[];
	/** @returns the score on our scale, 0-100, or the problem in words that follow "The answer" */
	readScore(value: unknown): number | { readonly problem: string };
	/**
	 * Objects whose statements count for the scores, besides the whole answer and the scores' own
	 * objects.
	 */
	readonly holders: readonly string[];
	/**
	 * Places of a yes or no about the score. A no does not deny a score that is too low anyway, so
	 * `contradictionOf` compares the two.
	 */
	readonly ownVerdicts?: readonly string[];
	/** Places of results that were not requested. */
	readonly ignored: readonly string[];
	/** Names that mean a score in any place. */
	readonly scoreNames: readonly string[];
	/** Names that mean a second score if nothing says what the score is about. */
	readonly plainScoreNames: readonly string[];
	/** Names of the vendor's own verdict, where an unknown word does not count as a yes. */
	readonly verdictNames: readonly string[];
	/** The value that `apiType` must have if it is there, or null. */
	readonly apiType: string | null;
	/** What HTTP 403 means. */
	readonly forbidden: MeaningOfForbidden;
	readonly meanings: readonly ErrorMeaning[];
	/** How a message names each image, for calls with several. */
	readonly imageWords?: Readonly<Partial<Record<ImageName, RegExp>>>;
	/**
	 * Whether the page shows messages with a score. If not, a message that is not a success is a
	 * refusal.
	 */
	readonly hasMessages: boolean;
	readonly transactionIds: readonly string[];
	readonly transactionHeader: string | null;
	readonly engineVersions: readonly string[];
	/** A failure that comes before the scores. `body` is undefined if the reply is not JSON. */
	failureBeforeScores?(reply: VendorReply, body: unknown): Failure | null;
	/** What speaks against a score that was read, in words that follow "The answer". */
	contradictionOf?(body: unknown, signal: Signal): string | null;
	warningsOf?(body: unknown, signal: Signal): readonly AnswerWarning[];
	/** The problem with an answer that has no score in any of its places. */
	problemWithoutScore(body: unknown): string;
}

export interface SignalPlaces {
	readonly name: SignalName;
	/** Where its score may be. All scores that are there must agree. */
	readonly places: readonly string[];
	/** Other places. A score there must agree, but cannot replace the score. */
	readonly placesBeside?: readonly string[];
}

/** An error of the vendor that says more than that the request was refused. */
export interface ErrorMeaning {
	/** HTTP statuses for which it counts. By default, those that have no meaning of their own. */
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
		scorePaths: new Set([...places, ...(layout.ownVerdicts ?? []).map(barePath)]),
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
