import type { Failure } from '../../failure';
import type { ReplyBody, VendorReply } from '../provider';
import { retryAfterSeconds } from './retryAfter';

/** The meaning of HTTP 403 differs from vendor to vendor. */
export type MeaningOfForbidden = 'unauthorized' | 'quotaExceeded';

/**
 * What an HTTP status says by itself. The scores are only read if this is null.
 *
 * @param vendorMessage the vendor's own words, if there were any
 * @returns null for 2xx
 */
export function refusalByStatus(
	reply: VendorReply,
	vendorMessage: string | null,
	forbidden: MeaningOfForbidden,
): Failure | null {
	const { status } = reply;
	if (status >= 200 && status < 300) return null;
	const refusal = { status, vendorMessage };
	if (status === 401) return { reason: 'unauthorized', ...refusal };
	if (status === 402) return { reason: 'quotaExceeded', ...refusal };
	if (status === 403) return { reason: forbidden, ...refusal };
	if (status === 408) return { reason: 'timedOut', seconds: null, status };
	if (status === 413) return { reason: 'imageTooLarge', refusedByVendor: true, status };
	const retryAfter = { retryAfterSeconds: retryAfterSeconds(reply.header('retry-after')) };
	if (status === 429) return { reason: 'rateLimited', ...retryAfter, ...refusal };
	if (status >= 500) return { reason: 'vendorUnavailable', ...retryAfter, ...refusal };
	return { reason: 'rejectedByVendor', ...refusal };
}

/** A successful reply without a readable score. */
export function unreadable(reply: VendorReply, problem: string): Failure {
	return { reason: 'unreadableAnswer', status: reply.status, problem };
}

export const noScore = 'has no score where the vendor documents it';

/**
 * Names the problem with an answer, in words that follow "The answer".
 *
 * @param ofJson the problem if it is JSON
 */
export function problemOfBody(body: ReplyBody, ofJson = noScore): string {
	switch (body.kind) {
		case 'json':
			return ofJson;
		case 'empty':
			return 'is empty';
		case 'tooLong':
			return 'is longer than 1 MB, or has more than 5,000 parts';
		case 'garbled':
			return 'is declared as compressed, but is not';
		case 'ambiguous':
			return 'has one of its fields twice';
		case 'text':
			return /^\s*</.test(body.text) ? 'is a web page' : 'is not valid JSON';
	}
}

/** The vendor's answer, as far as it can be shown. */
export function wordsOf(body: ReplyBody): unknown {
	if (body.kind === 'json' || body.kind === 'ambiguous') return body.value;
	return body.kind === 'text' ? body.text : undefined;
}
