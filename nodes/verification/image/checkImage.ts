import type { ImageFormat } from './imageFormats';

/** Bytes that can be sent as they come, without being held whole. */
export interface ImageStream extends NodeJS.ReadableStream {
	[Symbol.asyncIterator](): AsyncIterableIterator<Buffer>;
	destroy(): unknown;
}

/** An image that is within the vendor's limits. Its bytes can be had again for every try. */
export interface CheckImage {
	readonly format: ImageFormat;
	readonly bytes: number;
	/** A stream where the bytes are kept outside of memory. */
	readonly content: () => Promise<Uint8Array | ImageStream>;
	/** All the bytes, for a body that cannot be sent as a stream. */
	readonly whole: () => Promise<Buffer>;
}

/**
 * All the bytes, for whoever cannot do with a stream. They are put into place as they come: to join
 * the pieces of a large file at the end would keep n8n from everything else for that time.
 *
 * @param bytes how many there are
 * @throws RangeError where the file has another size by now
 */
export async function wholeOf(content: Uint8Array | ImageStream, bytes: number): Promise<Buffer> {
	if (content instanceof Uint8Array) return asBuffer(content);
	const whole = Buffer.allocUnsafe(bytes);
	let at = 0;
	for await (const chunk of content) {
		if (at + chunk.byteLength <= bytes) chunk.copy(whole, at);
		at += chunk.byteLength;
	}
	if (at !== bytes) throw new RangeError('The file has another size than before');
	return whole;
}

/** The same memory, seen as a Buffer. */
export function asBuffer(bytes: Uint8Array): Buffer {
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
