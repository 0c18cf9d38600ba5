import { sleep } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { type CheckError, UnusableInput } from '../../failure';
import { type ImageStream, wholeOf } from '../../image/checkImage';
import { type Inspection } from '../../image/imageFacts';
import { inspectImage, startInspection } from '../../image/inspect/inspectImage';

/** An image as it was found, before any limit is held against it. */
export interface FoundImage {
	readonly inspection: Inspection;
	readonly bytes: number;
	/** Hex, of all the bytes. */
	readonly sha256: string;
	readonly content: () => Promise<Uint8Array | ImageStream>;
}

export async function inMemory(bytes: Uint8Array): Promise<FoundImage> {
	return {
		inspection: inspectImage(bytes),
		bytes: bytes.byteLength,
		sha256: await hashOf(bytes),
		content: async () => bytes,
	};
}

/** In pieces of some ms: all of n8n waits while a piece is hashed. */
const HASHED_AT_ONCE = 4 * 1024 * 1024;

async function hashOf(bytes: Uint8Array): Promise<string> {
	const hash = createHash('sha256');
	for (let at = 0; at < bytes.byteLength; at += HASHED_AT_ONCE) {
		if (at > 0) await sleep(0);
		hash.update(bytes.subarray(at, at + HASHED_AT_ONCE));
	}
	return hash.digest('hex');
}

export async function stored(open: () => Promise<ImageStream>): Promise<FoundImage> {
	const hash = createHash('sha256');
	const inspection = startInspection();
	let bytes = 0;
	for await (const chunk of await open()) {
		hash.update(chunk);
		inspection.take(chunk);
		bytes += chunk.byteLength;
	}
	const content = async () =>
		await open().catch(() => {
			throw new UnusableInput(unreadableFile);
		});
	return { inspection: inspection.end(), bytes, sha256: hash.digest('hex'), content };
}

/**
 * All the bytes of an image that was found.
 *
 * @throws UnusableInput where they cannot be read any more, or have changed
 */
export async function wholeImage({ content, bytes }: FoundImage): Promise<Buffer> {
	const opened = await content();
	return wholeOf(opened, bytes).catch(() => {
		throw new UnusableInput(unreadableFile);
	});
}

/** n8n has deleted the file, or cannot get at where it is kept. */
export const unreadableFile: CheckError = {
	reason: 'missingImage',
	problem: 'The image could not be read',
	remedy: 'Run the step that made it once more.',
};
