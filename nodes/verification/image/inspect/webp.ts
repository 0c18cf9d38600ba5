import { type Pixels, upright } from '../pixels';
import { EXIF_BYTES, exifOrientation } from './exif';
import { atMost, exactly, type HeaderReader } from './headerReader';

/** RIFF, length, WEBP. */
const FILE_HEAD_BYTES = 12;
/** Type and length. */
const CHUNK_HEAD_BYTES = 8;
const FIRST_CONTENT_AT = FILE_HEAD_BYTES + CHUNK_HEAD_BYTES;
/** How much of the first chunk is enough for the size, in each of the three kinds. */
const FIRST_CONTENT_BYTES = 10;
const HAS_EXIF = 0x08;

/**
 * Reads a WebP's size from its first chunk (RFC 9649): a lossy or lossless picture, or a canvas.
 * Only a canvas may have EXIF. It says so, and the EXIF follows the pixels.
 *
 * @returns null if the first chunk is invalid, or if the file is shorter than it says
 */
export function* readWebp(): HeaderReader<Pixels | null> {
	const head = yield* atMost(0, FIRST_CONTENT_AT + FIRST_CONTENT_BYTES);
	if (head.length < FIRST_CONTENT_AT) return null;
	const end = head.readUInt32LE(4) + CHUNK_HEAD_BYTES;
	if (FIRST_CONTENT_AT + head.readUInt32LE(FIRST_CONTENT_AT - 4) > end) return null;
	const size = yield* sizeFrom(head, end);
	return (yield* exactly(end - 1, 1)) && size;
}

function* sizeFrom(head: Buffer, end: number): HeaderReader<Pixels | null> {
	const type = head.toString('latin1', FILE_HEAD_BYTES, FILE_HEAD_BYTES + 4);
	const content = head.subarray(FIRST_CONTENT_AT);
	if (type === 'VP8 ') return lossySize(content);
	if (type === 'VP8L') return losslessSize(content);
	if (type !== 'VP8X' || content.length < FIRST_CONTENT_BYTES) return null;
	const canvas = { width: content.readUIntLE(4, 3) + 1, height: content.readUIntLE(7, 3) + 1 };
	if ((content.readUInt8(0) & HAS_EXIF) === 0) return canvas;
	const exif = yield* findExif(FILE_HEAD_BYTES, end);
	return exif && upright(canvas, exifOrientation(exif));
}

/** RFC 6386, 9.1: three bytes of which one bit says "key frame", a start code, two sides. */
function lossySize(content: Buffer): Pixels | null {
	if (content.length < 10 || (content.readUInt8(0) & 1) !== 0) return null;
	if (content.readUIntBE(3, 3) !== 0x9d012a) return null;
	return { width: content.readUInt16LE(6) & 0x3fff, height: content.readUInt16LE(8) & 0x3fff };
}

/** RFC 9649, 3.4: a signature, and two sides of 14 bits each. */
function losslessSize(content: Buffer): Pixels | null {
	if (content.length < 5 || content.readUInt8(0) !== 0x2f) return null;
	const sides = content.readUInt32LE(1);
	return { width: (sides & 0x3fff) + 1, height: ((sides >>> 14) & 0x3fff) + 1 };
}

/** @returns null if the file is cut off; no bytes if it is complete but has no EXIF */
function* findExif(first: number, end: number): HeaderReader<Buffer | null> {
	let at = first;
	while (at + CHUNK_HEAD_BYTES <= end) {
		const chunk: Buffer | null = yield* exactly(at, CHUNK_HEAD_BYTES);
		if (chunk === null) return null;
		const length = chunk.readUInt32LE(4);
		if (chunk.toString('latin1', 0, 4) === 'EXIF') {
			return yield* exactly(at + CHUNK_HEAD_BYTES, Math.min(length, EXIF_BYTES));
		}
		// Chunks begin at even positions.
		at += CHUNK_HEAD_BYTES + length + (length % 2);
	}
	return Buffer.alloc(0);
}
