import type { Inspection } from '../imageFacts';
import { DecodeQueue } from './DecodeQueue';
import { isHeic } from '../decode/decodableFormats';

/**
 * What is decoded at a time, for all executions of this n8n. Each picture takes memory for its px,
 * up to 20 bytes for one, and one of the four threads with which Node reads files and looks up hosts
 * too. Two photos of 12 million px are at work together, and larger ones alone.
 */
const turns = new DecodeQueue({ tasks: 2, pixels: 25_000_000 });

/** A HEIC takes a core, and 10 bytes of memory for each px. Other pictures don't wait behind them. */
const heicTurns = new DecodeQueue({ tasks: 1, pixels: Infinity });

/** @returns null where the signal said to begin nothing more */
export async function runInQueue<Result>(
	{ format, pixels }: Inspection & { readonly kind: 'image' },
	work: () => Promise<Result>,
	signal: AbortSignal,
): Promise<Result | null> {
	const claimed = pixels.width * pixels.height;
	const run = async () => turns.run(claimed, work, signal);
	return isHeic(format) ? heicTurns.run(claimed, run, signal) : run();
}
