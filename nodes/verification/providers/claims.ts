import { readAt } from './looseFields';
import { numberOf } from './readAnswer';

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
const failureWords: ReadonlySet<string> = new Set([
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
	if (words.some((word) => failureWords.has(word))) return 'refusal';
	if (words.some((word) => !successWords.has(word))) return 'unclear';
	return words.length > 0 ? 'success' : 'silent';
}

export function isSuccessWord(text: string): boolean {
	return successWords.has(text.trim().toLowerCase());
}

const failureMessage =
	/^\W*(?:fail|error|invalid|denied|reject|unable|cannot|can't|could not|couldn't|forbidden|unauthori[sz]ed)/i;

/** Whether a message tells of a failure; a success may carry one too, about the result. */
export function isFailureMessage(text: string): boolean {
	return failureMessage.test(text);
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
