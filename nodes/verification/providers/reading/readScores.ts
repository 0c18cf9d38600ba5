import type { Failure } from '../../failure';
import type { Signal } from '../../verdict';
import type { ProviderAnswer, VendorReply } from '../provider';
import type { AnswerLayout, SignalPlaces } from './answerLayout';
import { findAt, type Found } from './fields';
import { readStatements, rejection } from './readStatements';
import { problemOfBody, unreadable } from './refusals';
import type { Statements } from './statements/statementCollector';
import { isFinalStatus } from './words/claims';
import { isGoodText } from './words/texts';

/**
 * Decides for every vendor whether an answer counts. It reads the other statements first, and reads
 * the scores only if nothing speaks against them.
 */
export function readScores(reply: VendorReply, layout: AnswerLayout): ProviderAnswer {
	const { body, reference, said, refusal } = readStatements(reply, layout);
	const failed = (failure: Failure): ProviderAnswer => ({ kind: 'failed', failure, ...reference });
	const failure =
		refusal ??
		unexplainedMessage(reply, body, said, layout) ??
		(isTooLong(reply, body) ? unreadable(reply, tooLong) : null) ??
		layout.failureBeforeScores?.(reply, body);
	if (failure) return failed(failure);

	const signals: Signal[] = [];
	for (const places of layout.signals) {
		const signal = signalIn(body, places, layout);
		if ('problem' in signal) {
			return failed(unreadable(reply, problemOfBody(reply.body, signal.problem)));
		}
		signals.push(signal);
	}
	if (!isFinalStatus(reply.status)) return failed(unreadable(reply, notFinal));
	const [first, ...others] = signals;
	if (first === undefined) throw new TypeError('nothing was asked for');
	const contradiction = layout.contradictionOf?.(body, first) ?? null;
	if (contradiction !== null) return failed(unreadable(reply, contradiction));
	const warnings = layout.warningsOf?.(body, first) ?? [];
	return { kind: 'scored', signals: [first, ...others], warnings, ...reference };
}

const notFinal = 'has a score, but a status other than 200 and 201, so it may not be the final one';
const tooLong = 'has more fields than an answer of this vendor ever has';

function isTooLong({ body: { kind } }: VendorReply, body: unknown): boolean {
	return kind === 'json' && body === undefined;
}

/** A message without a success status is a refusal, unless the page shows messages with scores. */
function unexplainedMessage(
	reply: VendorReply,
	body: unknown,
	said: Statements,
	layout: AnswerLayout,
): Failure | null {
	if (said.hasSuccessStatus || said.messages.every(isGoodText)) return null;
	if (layout.hasMessages && hasScore(body, layout)) return null;
	return rejection(reply, said, layout);
}

function hasScore(body: unknown, { signals, spelling }: AnswerLayout): boolean {
	return signals.some(({ places }) =>
		places.some((place) => findAt(body, place, spelling).kind !== 'absent'),
	);
}

function signalIn(
	body: unknown,
	{ name, places, placesBeside = [] }: SignalPlaces,
	layout: AnswerLayout,
): Signal | { readonly problem: string } {
	const foundAt = (paths: readonly string[]) =>
		paths.map((path) => findAt(body, path, layout.spelling));
	const [own, beside] = [foundAt(places), foundAt(placesBeside)];
	if ([...own, ...beside].some(({ kind }) => kind === 'ambiguous')) {
		return { problem: 'has the score under two names that look the same' };
	}
	if (own.every(({ kind }) => kind === 'absent')) {
		return { problem: layout.problemWithoutScore(body) };
	}
	// A place with nothing but null has no score. If all places are like that, there is no score.
	const counted = own.some(isFilled) ? [...own, ...beside].filter(isFilled) : own;
	const scores: number[] = [];
	for (const value of valuesOf(counted)) {
		const score = layout.readScore(value);
		if (typeof score !== 'number') return score;
		scores.push(score);
	}
	const [score] = scores;
	return score === undefined || scores.some((other) => other !== score)
		? { problem: 'has several scores that contradict each other' }
		: { name, score };
}

function valuesOf(found: readonly Found[]): readonly unknown[] {
	return found.flatMap((one) => (one.kind === 'values' ? one.values : []));
}

function isFilled(found: Found): boolean {
	return found.kind === 'values' && found.values.some((value) => value !== null);
}
