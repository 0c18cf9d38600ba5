import { clearTimeout, setTimeout } from 'node:timers';

/**
 * Runs work with a signal that aborts after a time, or together with another signal. The timer is
 * cleared when the work ends. Otherwise thousands of signals would stay in memory until their time
 * is over.
 */
export async function withinTime<Result>(
	timeoutMs: number,
	endNow: AbortSignal,
	work: (until: AbortSignal) => Promise<Result>,
): Promise<Result> {
	const until = new AbortController();
	const end = () => until.abort(endNow.reason);
	const timer = setTimeout(
		() => until.abort(new DOMException('The time is over', 'TimeoutError')),
		timeoutMs,
	);
	endNow.addEventListener('abort', end, { once: true });
	if (endNow.aborted) end();
	try {
		return await work(until.signal);
	} finally {
		clearTimeout(timer);
		endNow.removeEventListener('abort', end);
	}
}
