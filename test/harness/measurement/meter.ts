import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

export interface Metered<Result> {
	readonly result: Result;
	readonly ms: number;
	/** The longest time for which this process could do nothing else, in ms. */
	readonly stallMs: number;
}

/** The interval of the event loop samples, in ms. */
const RESOLUTION = 1;

/**
 * Measures a task. Node's own meter records the time between two ticks of a timer. The time above the
 * timer's step is the delay. Waiting for a core also counts, as it does for a user.
 */
export async function metered<Result>(task: () => Promise<Result>): Promise<Metered<Result>> {
	const delays = monitorEventLoopDelay({ resolution: RESOLUTION });
	delays.enable();
	// The meter begins to count with its second tick, and again after a reset.
	await sleep(5 * RESOLUTION);
	delays.reset();
	await sleep(5 * RESOLUTION);
	const begun = performance.now();
	const result = await task();
	const ms = performance.now() - begun;
	// A stall at the very end is only seen by the tick that comes after it.
	await sleep(5 * RESOLUTION);
	delays.disable();
	return { result, ms, stallMs: Math.max(0, delays.max / 1e6 - RESOLUTION) };
}

/** Tells Linux to forget the peak so far (proc(5)). */
const FORGET_PEAK = '5';

/**
 * The memory of this process in bytes, after garbage collection. Its peak counts from here.
 */
export async function idleMemory(): Promise<number> {
	for (let times = 0; times < 3; times++) {
		globalThis.gc?.();
		await sleep(50);
	}
	writeFileSync('/proc/self/clear_refs', FORGET_PEAK);
	return memory('self', 'VmRSS');
}

/**
 * The peak memory of a process, in bytes, as Linux counts it for the program itself. `getrusage` may
 * return the peak of the parent process.
 */
export function peakMemory(pid: number | 'self' = 'self'): number {
	return memory(pid, 'VmHWM');
}

function memory(pid: number | 'self', kind: 'VmRSS' | 'VmHWM'): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const kilobytes = new RegExp(`^${kind}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
	// A process that has just ended has no memory any more.
	return kilobytes === undefined ? 0 : Number(kilobytes) * 1024;
}
