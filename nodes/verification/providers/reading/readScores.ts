import type { Failure } from '../../failure';
import type { Signal, SignalName } from '../../verdict';
import type { AnswerWarning } from '../../warning';
import type { ProviderAnswer, VendorReference, VendorReply } from '../provider';
import { findAt, referenceOf, type Spelling, valueAt } from './fields';
import { isGoodText } from './denials';
import { bareName, shownName } from './names';
import { isOversized, LONGEST_WORDS } from './oversized';
import {
	type MeaningOfForbidden,
	problemOfBody,
	refusalByStatus,
	unreadable,
	wordsOf,
} from './refusals';
import { type Statements, statementsOf } from './statements';

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
}

/** An error of the vendor's that says more than that the request was refused. */
export interface ErrorMeaning {
	/** HTTP statuses with which it counts; without them, those that say nothing by themselves. */
	readonly statuses?: readonly number[];
	readonly codes?: readonly string[];
	readonly words?: RegExp;
	failure(refusal: { readonly status: number; readonly vendorMessage: string | null }): Failure;
}

/** An answer of which all has been heard but its scores. */
export interface HeardAnswer {
	/** Undefined where there is no JSON, or too much of it. */
	readonly body: unknown;
	readonly reference: VendorReference;
	readonly said: Statements;
	/** What keeps the answer from counting, or null. */
	readonly refusal: Failure | null;
}

/** Asks an answer what it says beside its scores: whether it failed, and whether anything denies them. */
export function hearAnswer(reply: VendorReply, layout: AnswerLayout): HeardAnswer {
	const json = reply.body.kind === 'json' ? reply.body.value : undefined;
	const body = isOversized(json) ? undefined : json;
	const said = statementsOf(body, surroundingsOf(layout));
	const reference = { ...referencesIn(reply, body, layout), raw: wordsOf(reply.body) };
	return { body, reference, said, refusal: refusalOf(reply, said, layout) };
}

/**
 * Decides whether an answer may count, for every vendor: what it says beside its scores is heard
 * first, and only where nothing speaks against them they are read.
 */
export function readScores(reply: VendorReply, layout: AnswerLayout): ProviderAnswer {
	const { body, reference, said, refusal } = hearAnswer(reply, layout);
	const failed = (failure: Failure): ProviderAnswer => ({ kind: 'failed', failure, ...reference });
	const failure =
		refusal ??
		doubtsOf(reply, body, said, layout) ??
		layout.failureBeforeScores?.(reply) ??
		(isTooLong(reply, body) ? unreadable(reply, tooLong) : null);
	if (failure) return failed(failure);

	const signals: Signal[] = [];
	for (const places of layout.signals) {
		const signal = signalIn(body, places, layout);
		if ('problem' in signal) {
			return failed(unreadable(reply, problemOfBody(reply.body, signal.problem)));
		}
		signals.push(signal);
	}
	const [first, ...others] = signals;
	if (first === undefined) throw new TypeError('nothing was asked for');
	const warnings = layout.warningsOf?.(body, first) ?? [];
	return { kind: 'scored', signals: [first, ...others], warnings, ...reference };
}

const tooLong = 'has more fields than an answer of this vendor ever has';

function isTooLong({ body: { kind } }: VendorReply, body: unknown): boolean {
	return kind === 'json' && body === undefined;
}

function refusalOf(reply: VendorReply, said: Statements, layout: AnswerLayout): Failure | null {
	const byStatus = refusalByStatus(reply, said.error.message, layout.forbidden);
	if (byStatus) return meaningOf(reply, said, byStatus, layout) ?? byStatus;
	if (said.isRefused) return rejection(reply, said, layout);
	if (said.denial !== null) {
		return unreadable(reply, `speaks against its score in ${fieldNamed(said.denial)}`);
	}
	return said.unclear === null
		? null
		: unreadable(reply, `has a status that is not known, or twice, in ${fieldNamed(said.unclear)}`);
}

/** A message that nothing vouches for is a refusal, unless the page has messages beside scores. */
function doubtsOf(
	reply: VendorReply,
	body: unknown,
	said: Statements,
	layout: AnswerLayout,
): Failure | null {
	if (said.isVouchedFor || said.messages.every(isGoodText)) return null;
	if (layout.hasMessages && hasScore(body, layout)) return null;
	return rejection(reply, said, layout);
}

function rejection(reply: VendorReply, said: Statements, layout: AnswerLayout): Failure {
	const { status } = reply;
	const rejected = {
		reason: 'rejectedByVendor',
		status,
		vendorMessage: said.error.message,
	} as const;
	return meaningOf(reply, said, rejected, layout) ?? rejected;
}

function fieldNamed(name: string): string {
	const shown = shownName(name);
	return shown === null ? 'one of its fields' : `the field ${shown}`;
}

function meaningOf(
	{ status }: VendorReply,
	{ error: { code, message } }: Statements,
	plain: Failure,
	{ meanings }: AnswerLayout,
): Failure | null {
	// A redirect is not the vendor's word, and most other statuses say more than its code.
	const isOpen = plain.reason === 'rejectedByVendor' && !(status >= 300 && status < 400);
	const meaning = meanings.find(
		({ statuses, codes, words }) =>
			(statuses?.includes(status) ?? isOpen) &&
			(codes === undefined || (code !== null && codes.includes(code))) &&
			(words === undefined || (message !== null && words.test(message.slice(0, LONGEST_WORDS)))),
	);
	return meaning?.failure({ status, vendorMessage: message }) ?? null;
}

function hasScore(body: unknown, { signals, spelling }: AnswerLayout): boolean {
	return signals.some(({ places }) =>
		places.some((place) => findAt(body, place, spelling).kind !== 'absent'),
	);
}

function signalIn(
	body: unknown,
	{ name, places }: SignalPlaces,
	layout: AnswerLayout,
): Signal | { readonly problem: string } {
	const found = places.map((place) => findAt(body, place, layout.spelling));
	if (found.some(({ kind }) => kind === 'ambiguous')) {
		return { problem: 'has its score under two names that look the same' };
	}
	const values = found.flatMap((one) => (one.kind === 'values' ? one.values : []));
	if (values.length === 0) return { problem: layout.problemWithoutScore(body) };
	const scores: number[] = [];
	for (const value of values) {
		const score = layout.readScore(value);
		if (typeof score !== 'number') return score;
		scores.push(score);
	}
	const [score] = scores;
	return score === undefined || scores.some((other) => other !== score)
		? { problem: 'has several scores that contradict each other' }
		: { name, score };
}

function surroundingsOf(layout: AnswerLayout) {
	const places = layout.signals.flatMap((signal) => signal.places).map(barePath);
	const around = places.flatMap((place) => {
		const names = place.split('.');
		return names.map((_, index) => names.slice(0, index).join('.'));
	});
	return {
		scorePaths: new Set(places),
		scoreNames: new Set(layout.scoreNames.map(bareName)),
		holders: new Set(['', 'data', 'result', ...around, ...layout.holders.map(barePath)]),
		ignored: new Set(layout.ignored.map(barePath)),
		verdictNames: new Set(layout.verdictNames.map(bareName)),
		apiType: layout.apiType,
	};
}

function barePath(path: string): string {
	return path.split('.').map(bareName).join('.');
}

function referencesIn(reply: VendorReply, body: unknown, layout: AnswerLayout) {
	const { transactionIds, transactionHeader, engineVersions, spelling } = layout;
	const ofHeader = transactionHeader === null ? null : referenceOf(reply.header(transactionHeader));
	return {
		transactionId: firstReference(body, transactionIds, spelling) ?? ofHeader,
		engineVersion: firstReference(body, engineVersions, spelling),
	};
}

/** As a number it may be past 2^53, where two IDs are read as the same one: such an ID is none. */
export function firstReference(
	body: unknown,
	places: readonly string[],
	spelling: Spelling,
): string | null {
	for (const place of places) {
		const value = valueAt(body, place, spelling);
		const isExact = typeof value !== 'number' || Number.isSafeInteger(value);
		const reference = isExact ? referenceOf(value) : null;
		if (reference !== null) return reference;
	}
	return null;
}
