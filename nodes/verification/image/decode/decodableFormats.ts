import type { ImageFormat } from '../imageFormats';

/**
 * Pictures with more px are not decoded, so that a small file that claims 60,000 x 60,000 px costs
 * nothing. Phones have modes of 12 to 24 million px; others than JPEG and PNG are decoded whole and
 * take 10 to 20 bytes of memory for each px.
 */
const MOST_PIXELS = 25_000_000;

/** JPEG and PNG are decoded row by row. This lets the 64 MP mode of phones through (9248 x 6936). */
const MOST_PIXELS_BY_ROWS = 65_000_000;

const MOST_BYTES = 200_000_000;

/** It is copied for the thread that decodes it. A photo of 24 million px has some 5 MB. */
const MOST_HEIC_BYTES = 30_000_000;

/** The names by which sharp knows what it decodes. What HEIC holds is made a TIFF first. */
const decoders: Readonly<Partial<Record<ImageFormat, string>>> = {
	jpeg: 'jpeg',
	png: 'png',
	webp: 'webp',
	gif: 'gif',
	tiff: 'tiff',
	avif: 'heif',
	heic: 'tiff',
	heif: 'tiff',
};

export function isDecodable(format: ImageFormat): boolean {
	return decoders[format] !== undefined;
}

/** How many px a picture of this format may have to be decoded. */
export function mostPixels(format: ImageFormat): number {
	return format === 'jpeg' || format === 'png' ? MOST_PIXELS_BY_ROWS : MOST_PIXELS;
}

/** The name by which sharp knows it. */
export function decoderOf(format: ImageFormat): string | undefined {
	return decoders[format];
}

export function isHeic(format: ImageFormat): boolean {
	return format === 'heic' || format === 'heif';
}

/** The whole file is held in memory while it is decoded. */
export function mostBytes(format: ImageFormat): number {
	return isHeic(format) ? MOST_HEIC_BYTES : MOST_BYTES;
}
