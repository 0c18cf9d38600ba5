import type { SendResult } from '../../providers/provider';
import { LONGEST_RETRY_AFTER_SECONDS, retryAfterSeconds } from '../../providers/reading/retryAfter';

/** Statuses that say "not now", so the vendor analysed nothing. A 500 may be charged. */
const busyStatuses: ReadonlySet<number> = new Set([429, 502, 503, 504]);
const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 8000;

/**
 * How long to wait before the next try.
 *
 * @param retries how many retries there were already
 * @param random 0 to 1; spreads the retries of items that failed together
 * @returns ms, or null for no retry: the check may have been charged, the answer would be the same,
 * or the vendor asks for a longer wait than an execution allows
 */
export function waitBeforeRetry(
	result: SendResult,
	retries: number,
	random = Math.random(),
): number | null {
	if (result.kind === 'failed') {
		const { failure } = result;
		if (failure.reason !== 'unreachable' || failure.mayBeCharged) return null;
		const wouldRefuseAgain = 'proxyStatus' in failure && !busyStatuses.has(failure.proxyStatus);
		return wouldRefuseAgain ? null : backoff(retries, random);
	}
	if (!busyStatuses.has(result.reply.status)) return null;
	const asked = retryAfterSeconds(result.reply.header('retry-after'));
	if (asked === null) return backoff(retries, random);
	if (asked > LONGEST_RETRY_AFTER_SECONDS) return null;
	// Many items may get "at once" at the same time.
	return Math.max(asked * 1000, backoff(0, random));
}

/** Doubles with each retry. The result is random, between half and all of it. */
function backoff(retries: number, random: number): number {
	const full = Math.min(FIRST_BACKOFF_MS * 2 ** retries, LONGEST_BACKOFF_MS);
	return Math.round(full * (0.5 + random / 2));
}
