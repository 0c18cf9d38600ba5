import { type Pixels, upright } from '../pixels';
import { EXIF_BYTES, exifOrientation } from './exif';
import { exactly, type HeaderReader } from './headerReader';

const SIGNATURE_BYTES = 8;
/** Length and type before a chunk's content, a checksum behind it. */
const CHUNK_HEAD_BYTES = 8;
const CHECKSUM_BYTES = 4;
const HEADER_CONTENT_BYTES = 13;

/**
 * Goes from chunk to chunk up to the pixels. An eXIf chunk counts only before them (PNG, third
 * edition, 5.6): that is how browsers and libvips do it. ImageMagick 6 does not read eXIf at all.
 *
 * @returns null where the first chunk is no header, or the file ends before the pixels
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
		if (type === 'IDAT') return upright(size, orientation);
		const length = chunk.readUInt32BE(0);
		if (type === 'eXIf' && orientation === null) {
			const exif = yield* exactly(at + CHUNK_HEAD_BYTES, Math.min(length, EXIF_BYTES));
			if (exif === null) return null;
			orientation = exifOrientation(exif);
		}
		at += CHUNK_HEAD_BYTES + length + CHECKSUM_BYTES;
	}
}

function typeOf(chunk: Buffer): string {
	return chunk.toString('latin1', 4, 8);
}
