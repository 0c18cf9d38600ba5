import { imageSize } from 'image-size';
import { type Inspection } from '../imageFacts';
import { type ImageFormat, SNIFFED_BYTES, sniffFormat } from '../imageFormats';
import type { Pixels } from '../pixels';
import { readBmp } from './bmp';
import { atMost, type HeaderReader, type HeaderReading, startReading } from './headerReader';
import { readHeif } from './heif';
import { readJpeg } from './jpeg';
import { readPng } from './png';
import { readTiff } from './tiff';
import { readWebp } from './webp';

/**
 * Tells format and size by the signature and header, without decoding a pixel.
 *
 * @param bytes the file
 */
export function inspectImage(bytes: Uint8Array): Inspection {
	const inspection = startInspection();
	inspection.take(bytes);
	return inspection.end();
}

/** The same for a file that comes by in pieces, of which no more is kept than is read next. */
export function startInspection(): HeaderReading<Inspection> {
	return startReading(inspect());
}

/** These have no pixels of their own, or none that are theirs alone. */
const withoutPixels: ReadonlySet<ImageFormat> = new Set(['pdf', 'svg', 'mng', 'cr3']);

const readers: Readonly<Partial<Record<ImageFormat, () => HeaderReader<Pixels | null>>>> = {
	jpeg: readJpeg,
	png: readPng,
	webp: readWebp,
	tiff: readTiff,
	bmp: readBmp,
	heic: readHeif,
	heif: readHeif,
	avif: readHeif,
};

function* inspect(): HeaderReader<Inspection> {
	const format = sniffFormat(yield* atMost(0, SNIFFED_BYTES));
	if (format === null) return { kind: 'notAnImage' };
	if (withoutPixels.has(format)) return { kind: 'sizeless', format };
	const pixels = yield* (readers[format] ?? readByLibrary)();
	return pixels && isSide(pixels.width) && isSide(pixels.height)
		? { kind: 'image', format, pixels }
		: { kind: 'damaged', format };
}

function isSide(px: number): boolean {
	return Number.isSafeInteger(px) && px > 0;
}

/** Everything that image-size needs of the formats that are left to it. */
const LIBRARY_BYTES = 256 * 1024;

/** For formats without an orientation, none of which a vendor takes. */
function* readByLibrary(): HeaderReader<Pixels | null> {
	const beginning = yield* atMost(0, LIBRARY_BYTES);
	try {
		// A copy, because it reads past the end of a slice into the memory behind.
		const { width, height } = imageSize(Uint8Array.from(beginning));
		return { width, height };
	} catch {
		// It throws whatever its readers run into; all of it means "cannot be read".
		return null;
	}
}
