import { webcrypto } from 'node:crypto';
import { asBuffer } from './asBuffer';
import { freeMemory } from './freeMemory';
import type { FittedFrom, ImageFacts, Inspection } from './imageFacts';
import { inspectImage, startInspection } from './inspect/inspectImage';
import { nextTurn } from './nextTurn';

/** Bytes that are sent as they come, without keeping all of them in memory. */
export interface ImageStream extends NodeJS.ReadableStream {
	[Symbol.asyncIterator](): AsyncIterableIterator<Buffer>;
	destroy(): unknown;
}

/** An image: what its bytes say, and the bytes, which can be read again for every try. */
export interface Image {
	readonly inspection: Inspection;
	readonly bytes: number;
	/** Hex, of all the bytes. */
	readonly sha256: string;
	/** Only where the picture was made to fit: as it was before. */
	readonly fittedFrom?: FittedFrom;
	/** Whether blanks in its base64 text were turned back into +. */
	readonly plusRestored?: true;
	/**
	 * A stream if the bytes are stored outside of memory.
	 *
	 * @param signal ends the reading, also of an open stream
	 */
	readonly content: (signal?: AbortSignal) => Promise<Uint8Array | ImageStream>;
	/** Only if the bytes are in memory: frees them. They must not be in use, and are lost. */
	readonly free?: () => void;
}

/** The facts about an image in a verdict. The keys have the order in which they are shown. */
export function factsOf({ inspection, bytes, sha256, fittedFrom }: Image): ImageFacts {
	const { format } = inspection;
	const { width, height } =
		inspection.kind === 'image' ? inspection.pixels : { width: null, height: null };
	return { format, width, height, bytes, sha256, ...(fittedFrom ? { fittedFrom } : {}) };
}

/** An image without its bytes, so that a thread can send it. */
export type DescribedImage = Omit<Image, 'content' | 'free'>;

export async function describeImage(
	bytes: Uint8Array,
	fittedFrom?: FittedFrom,
): Promise<DescribedImage> {
	return {
		inspection: await inspected(bytes),
		bytes: bytes.byteLength,
		sha256: await hashOf(bytes),
		...(fittedFrom ? { fittedFrom } : {}),
	};
}

/** @param bytes that belong to the image from now on */
export async function imageInMemory(bytes: Uint8Array): Promise<Image> {
	return withBytes(await describeImage(bytes), bytes);
}

/** @param bytes that belong to the image from now on */
export function withBytes(image: DescribedImage, bytes: Uint8Array): Image {
	return { ...image, content: async () => bytes, free: () => freeMemory(bytes) };
}

async function inspected(bytes: Uint8Array): Promise<Inspection> {
	if (bytes.byteLength <= PIECE_BYTES) return inspectImage(bytes);
	const inspection = startInspection();
	for await (const piece of piecesIn(bytes)) inspection.take(piece);
	return inspection.end();
}

/** Runs on one of Node's threads, so that n8n is not blocked. */
async function hashOf(bytes: Uint8Array): Promise<string> {
	return Buffer.from(await webcrypto.subtle.digest('SHA-256', asBuffer(bytes))).toString('hex');
}

/**
 * All the bytes, for a reader that cannot use a stream. Each piece is copied when it comes, because
 * joining a large file at the end would block n8n.
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

/** All the bytes in one or more pieces, in memory that nothing else uses. */
export async function* piecesOf(
	{ content }: Image,
	signal?: AbortSignal,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	const opened = await content(signal);
	if (opened instanceof Uint8Array) {
		const copy = new Uint8Array(opened.byteLength);
		let at = 0;
		for await (const piece of piecesIn(opened)) {
			copy.set(piece, at);
			at += piece.byteLength;
		}
		yield copy;
		return;
	}
	for await (const piece of opened) {
		const { buffer, byteLength } = piece;
		const isAlone = buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
		yield isAlone ? new Uint8Array(buffer) : new Uint8Array(piece);
	}
}

/** In bytes. Each takes a few ms at most. */
const PIECE_BYTES = 1_048_576;

/** Before each piece of a large file, n8n gets its turn. */
async function* piecesIn(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.byteLength; at += PIECE_BYTES) {
		if (bytes.byteLength > PIECE_BYTES) await nextTurn();
		yield bytes.subarray(at, at + PIECE_BYTES);
	}
}
