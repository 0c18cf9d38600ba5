import { webcrypto } from 'node:crypto';
import { asBuffer } from './asBuffer';
import type { FittedFrom, ImageFacts, Inspection } from './imageFacts';
import { inspectImage } from './inspect/inspectImage';

/** Bytes that can be sent as they come, without being held whole. */
export interface ImageStream extends NodeJS.ReadableStream {
	[Symbol.asyncIterator](): AsyncIterableIterator<Buffer>;
	destroy(): unknown;
}

/** An image: what its bytes say, and the bytes themselves, which can be had again for every try. */
export interface Image {
	readonly inspection: Inspection;
	readonly bytes: number;
	/** Hex, of all the bytes. */
	readonly sha256: string;
	/** Only where the picture was made to fit: as it was before. */
	readonly fittedFrom?: FittedFrom;
	/** Whether each + of its base64 text had become a blank, and was put back. */
	readonly plusRestored?: true;
	/**
	 * A stream where the bytes are kept outside of memory.
	 *
	 * @param signal ends the reading, also of a stream that is open
	 */
	readonly content: (signal?: AbortSignal) => Promise<Uint8Array | ImageStream>;
}

/** What a verdict says of an image. The keys are in the order in which it shows them. */
export function factsOf({ inspection, bytes, sha256, fittedFrom }: Image): ImageFacts {
	const { format } = inspection;
	const { width, height } =
		inspection.kind === 'image' ? inspection.pixels : { width: null, height: null };
	return { format, width, height, bytes, sha256, ...(fittedFrom ? { fittedFrom } : {}) };
}

export async function imageInMemory(bytes: Uint8Array, fittedFrom?: FittedFrom): Promise<Image> {
	return {
		inspection: inspectImage(bytes),
		bytes: bytes.byteLength,
		sha256: await hashOf(bytes),
		...(fittedFrom ? { fittedFrom } : {}),
		content: async () => bytes,
	};
}

/** On a thread of Node's: n8n does not wait for it. */
async function hashOf(bytes: Uint8Array): Promise<string> {
	return Buffer.from(await webcrypto.subtle.digest('SHA-256', asBuffer(bytes))).toString('hex');
}

/**
 * All the bytes, for a reader that cannot use a stream. They are put into place as they come: to
 * join the pieces of a large file at the end would keep n8n from everything else for that time.
 *
 * @throws what `content` throws, and what its stream fails with
 */
export async function wholeOf({ content, bytes }: Image, signal?: AbortSignal): Promise<Buffer> {
	const opened = await content(signal);
	if (opened instanceof Uint8Array) return asBuffer(opened);
	const whole = Buffer.allocUnsafe(bytes);
	let at = 0;
	for await (const chunk of opened) {
		chunk.copy(whole, at);
		at += chunk.byteLength;
	}
	if (at !== bytes) throw new RangeError('The file has another size than before');
	return whole;
}
