import { type Failure, isUnusableImage } from '../../failure';
import type { VendorReference, VendorReply } from '../provider';
import { type AnswerLayout, statementContext } from './answerLayout';
import { referenceOf, type Spelling, valueAt } from './fields';
import type { Statements } from './statements/statementCollector';
import { shownName } from './names';
import { imageNamedIn } from './imageNamedIn';
import { isOversized, LONGEST_WORDS } from './oversized';
import { refusalByStatus, unreadable, wordsOf } from './refusals';
import { statementsOf } from './statements/statements';

/** An answer whose statements were read, but not its scores. */
export interface AnswerStatements {
	/** Undefined if there is no JSON, or too much of it. */
	readonly body: unknown;
	readonly reference: VendorReference;
	readonly said: Statements;
	/** Why the answer does not count, or null. */
	readonly refusal: Failure | null;
}

/**
 * Reads what an answer says besides its scores: whether it failed, and whether anything denies
 * them.
 */
export function readStatements(reply: VendorReply, layout: AnswerLayout): AnswerStatements {
	const json = reply.body.kind === 'json' ? reply.body.value : undefined;
	const body = isOversized(json) ? undefined : json;
	const said = statementsOf(body, statementContext(layout));
	const reference = { ...referencesIn(reply, body, layout), raw: wordsOf(reply.body) };
	return { body, reference, said, refusal: refusalOf(reply, said, layout) };
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

/** The reason why the vendor refused, by its code and its words. */
export function rejection(reply: VendorReply, said: Statements, layout: AnswerLayout): Failure {
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
	{ meanings, imageWords }: AnswerLayout,
): Failure | null {
	// A redirect does not come from the vendor, and most other statuses say more than its code.
	const isOpen = plain.reason === 'rejectedByVendor' && !(status >= 300 && status < 400);
	const meaning = meanings.find(
		({ statuses, codes, words }) =>
			(statuses?.includes(status) ?? isOpen) &&
			(codes === undefined || (code !== null && codes.includes(code))) &&
			(words === undefined || (message !== null && words.test(message.slice(0, LONGEST_WORDS)))),
	);
	const failure = meaning?.failure({ status, vendorMessage: message }) ?? null;
	const of = imageWords && message !== null ? imageNamedIn(message, imageWords) : null;
	return failure && of !== null && isUnusableImage(failure) ? { ...failure, of } : failure;
}

function referencesIn(reply: VendorReply, body: unknown, layout: AnswerLayout) {
	const { transactionIds, transactionHeader, engineVersions, spelling } = layout;
	const ofHeader = transactionHeader === null ? null : referenceOf(reply.header(transactionHeader));
	return {
		transactionId: firstReference(body, transactionIds, spelling) ?? ofHeader,
		engineVersion: firstReference(body, engineVersions, spelling),
	};
}

/** A number above 2^53 is no ID, because two IDs may be read as the same number. */
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
