import { crc32 } from 'node:zlib';
import { type Pixels, upright } from '../pixels';
import { EXIF_BYTES, exifOrientation } from './exif';
import { exactly, type HeaderReader, piece, readStep } from './headerReader';

const SIGNATURE_BYTES = 8;
/** Length and type before a chunk's content. A checksum follows it. */
const CHUNK_HEAD_BYTES = 8;
const CHECKSUM_BYTES = 4;
const HEADER_CONTENT_BYTES = 13;

/** Programs put 8 KB or more into each. A file made to block n8n leaves them empty. */
const MOST_PIXEL_CHUNKS = 5000;

/** No vendor accepts more. A larger file is decoded before it is sent, or refused. */
const MOST_SUMMED = 32 * 1_048_576;

/**
 * Goes from chunk to chunk up to the end, and verifies the checksums of those with pixels. An eXIf
 * chunk counts only before them (PNG, third edition, 5.6), as in browsers and libvips. ImageMagick
 * 6 does not read eXIf.
 *
 * @returns null if the first chunk is not a header, or if anything is missing
 */
export function* readPng(): HeaderReader<Pixels | null> {
	const header = yield* exactly(SIGNATURE_BYTES, CHUNK_HEAD_BYTES + HEADER_CONTENT_BYTES);
	if (header === null || typeOf(header) !== 'IHDR') return null;
	if (header.readUInt32BE(0) !== HEADER_CONTENT_BYTES) return null;
	const size = { width: header.readUInt32BE(8), height: header.readUInt32BE(12) };
	let orientation: number | null = null;
	let at = SIGNATURE_BYTES + header.length + CHECKSUM_BYTES;
	for (;;) {
		const chunk: Buffer | null = yield* exactly(at, CHUNK_HEAD_BYTES);
		const type = chunk && typeOf(chunk);
		if (chunk === null || type === 'IEND') return null;
		if (type === 'IDAT') break;
		const length = chunk.readUInt32BE(0);
		if (type === 'eXIf' && orientation === null) {
			const exif = yield* exactly(at + CHUNK_HEAD_BYTES, Math.min(length, EXIF_BYTES));
			if (exif === null) return null;
			orientation = exifOrientation(exif);
		}
		at += CHUNK_HEAD_BYTES + length + CHECKSUM_BYTES;
	}
	return (yield* isWholeFrom(at)) ? upright(size, orientation) : null;
}

/** Whether all chunks are there, from the first with pixels to the one that ends the file. */
function* isWholeFrom(first: number): HeaderReader<boolean> {
	let at = first;
	for (let count = 0; count < MOST_PIXEL_CHUNKS && at < first + MOST_SUMMED; count++) {
		const head = yield* readStep(at, CHUNK_HEAD_BYTES);
		if (head.length < CHUNK_HEAD_BYTES) return false;
		const type = typeOf(head);
		const end = at + CHUNK_HEAD_BYTES + head.readUInt32BE(0);
		if (type === 'IDAT' && !(yield* sumIsRight(at, end))) return false;
		if (type === 'IEND') return (yield* readStep(end, CHECKSUM_BYTES)).length === CHECKSUM_BYTES;
		if (!/^[A-Za-z]{4}$/.test(type)) return false;
		at = end + CHECKSUM_BYTES;
	}
	return true;
}

/** The checksum is over the type and the content. */
function* sumIsRight(chunk: number, end: number): HeaderReader<boolean> {
	let sum = 0;
	let at = chunk + 4;
	while (at < end) {
		const bytes = (yield* piece(at)).subarray(0, end - at);
		if (bytes.length === 0) return false;
		sum = crc32(bytes, sum);
		at += bytes.length;
	}
	const told = yield* readStep(end, CHECKSUM_BYTES);
	return told.length === CHECKSUM_BYTES && told.readUInt32BE(0) === sum;
}

function typeOf(chunk: Buffer): string {
	return chunk.toString('latin1', 4, 8);
}
