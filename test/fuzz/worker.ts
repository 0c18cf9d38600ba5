import { parentPort, workerData } from 'node:worker_threads';
import { fuzz, type FuzzOptions } from './fuzz';
import { seeds } from './seeds';

/** What the thread is given: what to do, and where to note the input that it is at. */
export interface FuzzTask {
	readonly options: FuzzOptions;
	/** One number: which input has begun, from 1. */
	readonly progress: Int32Array;
}

async function work({ options, progress }: FuzzTask): Promise<void> {
	const figures = fuzz(await seeds(), options, (input) => Atomics.store(progress, 0, input + 1));
	parentPort?.postMessage(figures);
}

void work(workerData as FuzzTask);
