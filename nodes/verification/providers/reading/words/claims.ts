import { REMOVED } from '../../provider';
import { numberOf } from '../fields';
import { foldedText } from '../names';
import { LONGEST_WORDS } from '../oversized';
import type { ClaimKind } from './claimKinds';
import { isGoodText, withoutNoFailure } from './texts';

/**
 * What an answer says about itself. A 2xx that denies its own success is never a pass, and vendors'
 * gateways use undocumented fields for it. So the reader always checks the usual fields, and only
 * known words count as a success.
 */
export type Claim = 'success' | 'refusal' | 'unclear' | 'silent';

const failureStatuses: ReadonlySet<string> = new Set([
	'false',
	'fail',
	'failed',
	'failure',
	'error',
	'rejected',
	'denied',
	'invalid',
	'0',
]);

/** The claim of such a field's value. */
export function claimOf(kind: ClaimKind, value: unknown): Claim {
	switch (kind) {
		case 'error':
			return isError(value) ? 'refusal' : 'silent';
		case 'httpStatus':
			return claimOfHttpStatus(value);
		case 'code':
			return claimOfCode(value);
		case 'result':
			// Under this name, an object is not a status: one vendor has its scores there.
			return value === null || (typeof value === 'object' && !Array.isArray(value))
				? 'silent'
				: claimOfStatus(value);
		case 'status':
			return claimOfStatus(value);
		case 'message':
			return claimOfMessages(value);
		case 'note':
			return claimOfMessages(value) === 'refusal' ? 'refusal' : 'silent';
	}
}

/** A status is a word, a number or a yes. Other values are unknown. */
function claimOfStatus(value: unknown): Claim {
	if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
		return 'unclear';
	}
	const word = String(value).slice(0, LONGEST_WORDS).trim().toLowerCase();
	if (failureStatuses.has(word)) return 'refusal';
	return isGoodText(word) ? 'success' : 'unclear';
}

function claimOfMessages(value: unknown): Claim {
	const messages = messagesOf(value);
	if (messages === null) return 'unclear';
	return messages.some(isFailureMessage) ? 'refusal' : 'silent';
}

/** Null if they are not text, are too long, or if a part was removed. */
export function messagesOf(value: unknown): readonly string[] | null {
	const texts = [value].flat().filter((one) => one !== null && !isBlank(one));
	const messages = texts.flatMap((one) => (typeof one === 'string' ? [one] : []));
	const isReadable = (text: string) => text.length <= LONGEST_WORDS && !text.includes(REMOVED);
	return messages.length === texts.length && messages.every(isReadable) ? messages : null;
}

function isBlank(value: unknown): boolean {
	return typeof value === 'string' && value.trim() === '';
}

const failureWords = new RegExp(
	`(?<!\\p{L}|\\p{N})(?:fail(?:s|ed|ures?)?|errors?|invalid|denied|rejected|unable|cannot|(?:can|could)(?: not|n? t)|forbidden|unauthori[sz]ed|unavailable|timed out|time ?out|too many requests|http [345]\\d\\d|not found|no faces? (?:was |were )?(?:found|detected))(?!\\p{L}|\\p{N})`,
	'u',
);

/**
 * Words of a failure, anywhere in a message; the last two are Korean, because one vendor is Korean.
 */
const failureWordsWithin = ['실패', '오류'].map(foldedText);

/** Whether a message is about a failure. A success may also have a message, about the result. */
function isFailureMessage(text: string): boolean {
	const folded = withoutNoFailure(foldedText(text));
	return failureWords.test(folded) || failureWordsWithin.some((word) => folded.includes(word));
}

const noError =
	/^(?:|none|null|nil|na|n\/a|no errors?|ok|okay|success|successful|false|undefined|-)\.?$/i;

/** Vendors also write `error: null`, `false`, `{}`, `"No error"` or `{code: 0}` into a success. */
function isError(value: unknown): boolean {
	if (typeof value === 'string') return !noError.test(value.trim()) && numberOf(value) !== 0;
	if (Array.isArray(value)) return value.length > 0;
	if (typeof value !== 'object') return value !== false && value !== 0;
	return value !== null && Object.values(value).some(isError);
}

/** An answer with another success status, such as 202 or 206, may not be final. */
const finalStatuses: ReadonlySet<number> = new Set([200, 201]);

export function isFinalStatus(status: number): boolean {
	return finalStatuses.has(status);
}

/** An HTTP status within the body, with or without its words, as in "200 OK". */
function claimOfHttpStatus(value: unknown): Claim {
	const status = numberOf(typeof value === 'string' ? value.replace(/ [\w -]*$/, '') : value);
	if (status !== null && isFinalStatus(status)) return 'silent';
	return status !== null && status >= 200 && status <= 299 ? 'unclear' : 'refusal';
}

/** An HTTP status, or the vendor's own code: only a known success is silent. */
function claimOfCode(value: unknown): Claim {
	if (value === null || value === '') return 'silent';
	const code = numberOf(value);
	if (code === null) return typeof value === 'string' && isGoodText(value) ? 'silent' : 'unclear';
	if (code >= 300 && code <= 599) return 'refusal';
	return code === 0 || code === 1 || isFinalStatus(code) ? 'silent' : 'unclear';
}
