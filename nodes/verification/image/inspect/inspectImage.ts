import type { Inspection } from '../imageFacts';
import { type ImageFormat, SNIFFED_BYTES, sniffFormat } from '../imageFormats';
import type { Pixels } from '../pixels';
import { readBmp } from './bmp';
import { readGif } from './gif';
import { atMost, type HeaderReader, type HeaderReading, startReading } from './headerReader';
import { readHeif } from './heif';
import { readJpeg } from './jpeg';
import { readPng } from './png';
import { readTiff } from './tiff';
import { readWebp } from './webp';

/**
 * Reads format and size from the signature and header, without decoding a pixel.
 *
 * @param bytes the file
 */
export function inspectImage(bytes: Uint8Array): Inspection {
	const inspection = startInspection();
	inspection.take(bytes);
	return inspection.end();
}

/** The same for a file that comes in pieces. It keeps only what it reads next. */
export function startInspection(): HeaderReading<Inspection> {
	return startReading(inspect());
}

interface Found extends Pixels {
	readonly unfinished?: true;
}

/**
 * The formats whose size is read. For the others, the size does not matter: they have no pixels, or
 * no vendor accepts them and nothing here decodes them.
 */
const readers: Readonly<
	Partial<Record<ImageFormat, () => HeaderReader<Found | 'sizeless' | null>>>
> = {
	jpeg: readJpeg,
	png: readPng,
	webp: readWebp,
	gif: readGif,
	tiff: readTiff,
	bmp: readBmp,
	heic: readHeif,
	heif: readHeif,
	avif: readHeif,
};

function* inspect(): HeaderReader<Inspection> {
	const format = sniffFormat(yield* atMost(0, SNIFFED_BYTES));
	if (format === null) return { kind: 'notAnImage', format };
	const reader = readers[format];
	if (!reader) return { kind: 'sizeless', format };
	const found = yield* reader();
	if (found === 'sizeless') return { kind: 'sizeless', format };
	if (!found || !isSide(found.width) || !isSide(found.height)) return { kind: 'damaged', format };
	const pixels = { width: found.width, height: found.height };
	return { kind: 'image', format, pixels, ...(found.unfinished ? { unfinished: true } : {}) };
}

function isSide(px: number): boolean {
	return Number.isSafeInteger(px) && px > 0;
}
