import type { ImageFormat } from '../imageFormats';

/**
 * Pictures with more px are not decoded, so a small file that claims 60,000 x 60,000 px costs
 * nothing. Phones take 12 to 24 million px. Formats other than JPEG and PNG are decoded whole, with
 * 10 to 20 bytes of memory for each px.
 */
const MOST_PIXELS = 25_000_000;

/** JPEG and PNG are decoded row by row. This allows the 64 MP mode of phones (9248 x 6936). */
const MOST_PIXELS_BY_ROWS = 65_000_000;

const MOST_BYTES = 200_000_000;

/** The file is copied for the thread that decodes it. A photo of 24 million px is about 5 MB. */
const MOST_HEIC_BYTES = 30_000_000;

/** sharp's names for the formats that it decodes. HEIC is converted to a TIFF first. */
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

/** The most px that are decoded in this format. */
export function mostPixels(format: ImageFormat): number {
	return format === 'jpeg' || format === 'png' ? MOST_PIXELS_BY_ROWS : MOST_PIXELS;
}

/** sharp's name for the format. */
export function decoderOf(format: ImageFormat): string | undefined {
	return decoders[format];
}

export function isHeic(format: ImageFormat): boolean {
	return format === 'heic' || format === 'heif';
}

/** In bytes. The whole file is in memory while it is decoded. */
export function mostBytes(format: ImageFormat): number {
	return isHeic(format) ? MOST_HEIC_BYTES : MOST_BYTES;
}
