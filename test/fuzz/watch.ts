import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FuzzFigures, FuzzOptions } from './fuzz';
import type { FuzzTask } from './worker';

export type Watched =
	| { readonly kind: 'done'; readonly figures: FuzzFigures }
	/** The inspector has not come back from this input, by its number. */
	| { readonly kind: 'hangs'; readonly input: number };

/** No input takes so long, in ms, however busy the machine. */
const HANGS_MS = 10_000;

/** Fuzzes in a thread of its own, for nothing in the same one could end a loop without an end. */
export async function watchFuzz(options: FuzzOptions): Promise<Watched> {
	const progress = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
	const workerData: FuzzTask = { options, progress };
	// Node 20 does not hand the loader of TypeScript on to a thread.
	const file = JSON.stringify(join(__dirname, 'worker.ts'));
	const program = `require('tsx/cjs'); require(${file});`;
	const worker = new Worker(program, { eval: true, workerData });
	let seen = -1;
	return await new Promise<Watched>((resolve, reject) => {
		const watching = setInterval(() => {
			const input = Atomics.load(progress, 0);
			if (input > 0 && input === seen) end({ kind: 'hangs', input: input - 1 });
			seen = input;
		}, HANGS_MS);
		const end = (watched: Watched) => {
			clearInterval(watching);
			void worker.terminate();
			resolve(watched);
		};
		worker.once('message', (figures: FuzzFigures) => end({ kind: 'done', figures }));
		worker.once('error', (error) => {
			clearInterval(watching);
			reject(error);
		});
	});
}
