import { createHash } from 'node:crypto';
import { setTimeout } from 'node:timers';
import { pause } from './pause';
import type { VendorCredential } from './vendorCredential';

const MINUTE_MS = 60_000;

/** When a request was let through. */
interface Turn {
	/** ms, by a clock that never goes back. */
	readonly at: number;
	/** ms until the next turn. */
	readonly interval: number;
}

interface Queue {
	/** The turn of the last request in the queue, once it has it. */
	last: Promise<Turn>;
	/** The timer that removes an idle queue. It does not keep a finished process alive. */
	readonly forgetting: NodeJS.Timeout;
}

/** Spaces requests evenly, in the order in which they come. Each credential has a queue of its own. */
export class RequestPace {
	private readonly queues = new Map<string, Queue>();

	/** @param forgetAfterMs longer than the longest time between two turns, which is a minute */
	constructor(private readonly forgetAfterMs = 2 * MINUTE_MS) {}

	/**
	 * Waits for a request's turn. If two neighbours have different paces, the slower one decides on
	 * the time between them.
	 *
	 * @param key as `paceKey` makes it
	 * @param perMinute 0 for no limit: the request does not wait, and no other waits for it
	 * @param giveUp ends the wait at once. The next request then takes the turn.
	 */
	async turn(key: string, perMinute: number, giveUp: AbortSignal): Promise<void> {
		if (perMinute === 0 || giveUp.aborted) return;
		const queue = this.queueOf(key);
		queue.forgetting.refresh();
		queue.last = takeTurn(queue.last, MINUTE_MS / perMinute, giveUp);
		await endedOrAborted(queue.last, giveUp);
		queue.forgetting.refresh();
	}

	private queueOf(key: string): Queue {
		const known = this.queues.get(key);
		if (known) return known;
		const forgetting = setTimeout(() => this.queues.delete(key), this.forgetAfterMs).unref();
		const queue = { last: Promise.resolve({ at: -Infinity, interval: 0 }), forgetting };
		this.queues.set(key, queue);
		return queue;
	}
}

/** The pace of all requests of this n8n process. */
export const requestPace = new RequestPace();

/** The same for all credentials with the same keys. A hash, so that no key stays in memory. */
export function paceKey({ decrypted, baseUrl, secrets }: VendorCredential): string {
	const parts = JSON.stringify([decrypted.type, baseUrl, secrets]);
	return createHash('sha256').update(parts).digest('hex');
}

/** @returns the earlier turn if this one was given up, so that it leaves no gap */
async function takeTurn(
	earlier: Promise<Turn>,
	interval: number,
	giveUp: AbortSignal,
): Promise<Turn> {
	const last = await earlier;
	const due = last.at + Math.max(last.interval, interval);
	await pause(Math.max(0, due - performance.now()), giveUp);
	return giveUp.aborted ? last : { at: performance.now(), interval };
}

async function endedOrAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const stop = () => resolve();
		signal.addEventListener('abort', stop, { once: true });
		void work.then(() => {
			signal.removeEventListener('abort', stop);
			resolve();
		});
	});
}
