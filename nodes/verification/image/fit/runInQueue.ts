import type { Inspection } from '../imageFacts';
import { DecodeQueue } from './DecodeQueue';
import { isHeic } from '../decode/decodableFormats';

/**
 * How much is decoded at a time, over all executions of this n8n. Each px takes up to 20 bytes of
 * memory. Each picture also takes one of the four threads with which Node reads files and looks up
 * hosts. Two photos of 12 million px run together. Larger ones run one at a time.
 */
const turns = new DecodeQueue({ tasks: 2, pixels: 25_000_000 });

/** A HEIC takes a core, and 10 bytes of memory for each px. Other pictures don't wait behind them. */
const heicTurns = new DecodeQueue({ tasks: 1, pixels: Infinity });

/** @returns null if the signal was aborted before the work began */
export async function runInQueue<Result>(
	{ format, pixels }: Inspection & { readonly kind: 'image' },
	work: () => Promise<Result>,
	signal: AbortSignal,
): Promise<Result | null> {
	const claimed = pixels.width * pixels.height;
	const run = async () => turns.run(claimed, work, signal);
	return isHeic(format) ? heicTurns.run(claimed, run, signal) : run();
}
