import { clearTimeout, setTimeout } from 'node:timers';

/**
 * Does work under a signal that is aborted when its time is over, or at once with another one. The
 * timer is cleared when the work is done: a signal of its own for each of thousands of items would
 * be kept until its time is over.
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
