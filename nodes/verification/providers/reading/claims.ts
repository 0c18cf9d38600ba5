import { REMOVED } from '../provider';
import { numberOf, readAt } from './fields';

/**
 * What an answer says of itself beside its score. A 2xx that denies its own success is never a
 * pass, and vendors' gateways do so in fields that no page documents. So the usual ones are looked
 * at, in any case, and a status that is not known for a success is none.
 */
export type Claim = 'success' | 'refusal' | 'unclear' | 'silent';

const errorFields = [
	'error',
	'error.message',
	'errors',
	'errorMessage',
	'error_message',
	'errorCode',
	'error_code',
];
const statusFields = ['status', 'success', 'isSuccess', 'is_success', 'result'];
const codeFields = ['statusCode', 'status_code', 'code'];

const successWords: ReadonlySet<string> = new Set([
	'true',
	'success',
	'successful',
	'succeeded',
	'ok',
	'completed',
	'200',
	'1',
]);
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

/** @param holder a JSON object of the answer; only its own fields are looked at */
export function claimOf(holder: unknown): Claim {
	const words = statusFields.flatMap((field) => wordsAt(holder, field));
	if (errorFields.some((field) => hasError(holder, field))) return 'refusal';
	if (codeFields.some((field) => hasErrorStatus(holder, field))) return 'refusal';
	if (words.some((word) => failureStatuses.has(word))) return 'refusal';
	const messages = messagesOf(holder);
	if (messages === 'unclear') return 'unclear';
	if (messages.some(isFailureMessage)) return 'refusal';
	if (words.some((word) => !successWords.has(word))) return 'unclear';
	return words.length > 0 ? 'success' : 'silent';
}

export function isSuccessWord(text: string): boolean {
	return successWords.has(text.trim().toLowerCase());
}

/** Words of a failure, anywhere in a message; the last two are Korean, for one vendor is. */
const failureWords =
	/(?<![\p{L}\p{N}])(?:fail(?:s|ed|ures?)?|errors?|invalid|denied|rejected|unable|cannot|(?:can|could)(?: not|n?['’]t)|forbidden|unauthori[sz]ed|not found|no faces? (?:was |were )?(?:found|detected))(?![\p{L}\p{N}])|실패|오류/iu;

/** "No errors", "without failures", "Failed checks: 0": words of a failure that tell of none. */
const noFailure =
	/(?<![\p{L}\p{N}.])(?:no|without|0|zero) (?:errors?|failures?|failed checks?)|(?:errors?|failures?|failed checks?)\W{0,3}(?:0|none)(?![\p{L}\p{N}.])/giu;

/** Whether a message tells of a failure; a success may carry one too, about the result. */
function isFailureMessage(text: string): boolean {
	return failureWords.test(text.replace(noFailure, ''));
}

/**
 * The messages of an object, in any case. `unclear` where they are no text, there twice, or a part
 * was taken out of them before anybody could read it.
 */
export function messagesOf(holder: unknown): readonly string[] | 'unclear' {
	const found = readAt(holder, 'message');
	if (found.kind !== 'value') return found.kind === 'absent' ? [] : 'unclear';
	const texts = [found.value].flat().filter((one) => one !== null && !isBlank(one));
	const messages = texts.flatMap((one) => (typeof one === 'string' ? [one] : []));
	const isWhole =
		messages.length === texts.length && !messages.some((one) => one.includes(REMOVED));
	return isWhole ? messages : 'unclear';
}

function isBlank(value: unknown): boolean {
	return typeof value === 'string' && value.trim() === '';
}

/** Where the vendor says what went wrong, or how it went. */
export const messageFields: readonly string[] = [...errorFields, 'message'];

/** A status is a word, a number or a yes; anything else is no known one. */
function wordsAt(holder: unknown, field: string): string[] {
	const found = readAt(holder, field);
	if (found.kind !== 'value') return found.kind === 'absent' ? [] : ['ambiguous'];
	const { value } = found;
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
		return [String(value).trim().toLowerCase()];
	}
	// By this name an object is no status: one vendor has its scores there.
	return field === 'result' && !Array.isArray(value) ? [] : ['no word'];
}

/** Vendors also write `error: null`, `false`, `""`, `0` or `[]` into a success. */
function hasError(holder: unknown, field: string): boolean {
	const found = readAt(holder, field);
	if (found.kind !== 'value') return found.kind === 'ambiguous';
	const { value } = found;
	if (Array.isArray(value)) return value.length > 0;
	return value !== null && value !== false && value !== '' && numberOf(value) !== 0;
}

/** An HTTP status within the body. Other codes are the vendor's own, and say nothing known. */
function hasErrorStatus(holder: unknown, field: string): boolean {
	const found = readAt(holder, field);
	if (found.kind !== 'value') return found.kind === 'ambiguous';
	const status = numberOf(found.value);
	if (field === 'code') return status !== null && status >= 300 && status <= 599;
	return status === null || status < 200 || status > 299;
}
