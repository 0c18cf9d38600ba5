import { REMOVED } from '../provider';
import { isGoodText } from './denials';
import { numberOf } from './fields';
import { LONGEST_WORDS } from './oversized';

/**
 * What an answer says of itself beside its score. A 2xx that denies its own success is never a
 * pass, and vendors' gateways do so in fields that no page documents. So the usual ones are looked
 * at, in any case, and a status that is not known for a success is none.
 */
export type Claim = 'success' | 'refusal' | 'unclear' | 'silent';

/** By the bare name of a field, what kind of claim it makes. */
const kinds = {
	error: 'error',
	errors: 'error',
	exception: 'error',
	errormessage: 'error',
	errorcode: 'error',
	errcode: 'error',
	statuscode: 'httpStatus',
	httpstatus: 'httpStatus',
	code: 'code',
	status: 'status',
	success: 'status',
	issuccess: 'status',
	result: 'result',
	message: 'message',
	messages: 'message',
} as const;

export type ClaimKind = (typeof kinds)[keyof typeof kinds];

const kindsByName: ReadonlyMap<string, ClaimKind> = new Map(Object.entries(kinds));

export function claimKindOf(bareName: string): ClaimKind | null {
	return kindsByName.get(bareName) ?? null;
}

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

/** What the value of such a field claims. */
export function claimOf(kind: ClaimKind, value: unknown): Claim {
	switch (kind) {
		case 'error':
			return isError(value) ? 'refusal' : 'silent';
		case 'httpStatus':
			return isStatusOfSuccess(value) ? 'silent' : 'refusal';
		case 'code':
			return isStatusOfFailure(value) ? 'refusal' : 'silent';
		case 'result':
			// By this name an object is no status: one vendor has its scores there.
			return value === null || (typeof value === 'object' && !Array.isArray(value))
				? 'silent'
				: claimOfStatus(value);
		case 'status':
			return claimOfStatus(value);
		case 'message':
			return claimOfMessages(value);
	}
}

/** A status is a word, a number or a yes; anything else is no known one. */
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

/** Null where they are no text, too long, or a part was taken out before anybody could read it. */
export function messagesOf(value: unknown): readonly string[] | null {
	const texts = [value].flat().filter((one) => one !== null && !isBlank(one));
	const messages = texts.flatMap((one) => (typeof one === 'string' ? [one] : []));
	const isReadable = (text: string) => text.length <= LONGEST_WORDS && !text.includes(REMOVED);
	return messages.length === texts.length && messages.every(isReadable) ? messages : null;
}

function isBlank(value: unknown): boolean {
	return typeof value === 'string' && value.trim() === '';
}

/** Words of a failure, anywhere in a message; the last two are Korean, for one vendor is. */
const failureWords =
	/(?<![\p{L}\p{N}])(?:fail(?:s|ed|ures?)?|errors?|invalid|denied|rejected|unable|cannot|(?:can|could)(?: not|n?['’]t)|forbidden|unauthori[sz]ed|unavailable|timed out|time-?out|too many requests|not found|no faces? (?:was |were )?(?:found|detected))(?![\p{L}\p{N}])|실패|오류/iu;

/** "No errors", "without failures", "Failed checks: 0": words of a failure that tell of none. */
const noFailure =
	/(?<![\p{L}\p{N}.])(?:no|without|0|zero) (?:errors?|failures?|failed checks?)|(?:errors?|failures?|failed checks?)\W{0,3}(?:0|none)(?![\p{L}\p{N}.])/giu;

/** Whether a message tells of a failure; a success may carry one too, about the result. */
function isFailureMessage(text: string): boolean {
	return failureWords.test(text.replace(noFailure, ''));
}

/** Vendors also write `error: null`, `false`, `""`, `0` or `[]` into a success. */
function isError(value: unknown): boolean {
	if (Array.isArray(value)) return value.length > 0;
	return value !== null && value !== false && value !== '' && numberOf(value) !== 0;
}

function isStatusOfSuccess(value: unknown): boolean {
	const status = numberOf(value);
	return status !== null && status >= 200 && status <= 299;
}

/** An HTTP status within the body. Other codes are the vendor's own, and say nothing known. */
function isStatusOfFailure(value: unknown): boolean {
	const code = numberOf(value);
	return code !== null && code >= 300 && code <= 599;
}
