import type { Failure } from '../../failure';
import type { Signal } from '../../verdict';
import type { ProviderAnswer, VendorReply } from '../provider';
import type { AnswerLayout, SignalPlaces } from './answerLayout';
import { isGoodText } from './denials';
import { findAt } from './fields';
import { hearAnswer, rejection } from './hearAnswer';
import { problemOfBody, unreadable } from './refusals';
import type { Statements } from './statements';

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
