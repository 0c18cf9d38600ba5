import { setImmediate } from 'node:timers/promises';

let last: Promise<void> = Promise.resolve();

/**
 * Lets n8n do other work. Those who wait continue one at a time, so they don't block n8n together.
 */
export async function nextTurn(): Promise<void> {
	last = last.then(async () => setImmediate());
	return last;
}
