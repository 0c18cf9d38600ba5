import { setTimeout } from 'node:timers/promises';

/**
 * Waits until the time is over or the signal is aborted. The timer does not outlive the wait. A
 * timer of n8n's `sleep` cannot be cleared, so it would keep a finished process alive.
 */
export async function pause(ms: number, until: AbortSignal): Promise<void> {
	await setTimeout(ms, undefined, { signal: until }).catch(() => undefined);
}
