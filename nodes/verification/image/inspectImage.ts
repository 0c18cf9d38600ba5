import { imageSize } from 'image-size';
import { jpegHeader } from './jpegHeader';
import { sniffFormat, type ImageFormat } from './imageFormats';

/** What is known of an image from its bytes. Null where the bytes do not tell. */
export interface ImageFacts {
	readonly format: ImageFormat | null;
	/** px, as a person sees the picture: a photo taken sideways is told upright. */
	readonly width: number | null;
	readonly height: number | null;
	readonly bytes: number;
	/** Hex. */
	readonly sha256: string;
	/** Only where the picture was made to fit: as it was before. */
	readonly fittedFrom?: FittedFrom;
}

export interface FittedFrom extends Pixels {
	readonly format: ImageFormat;
	readonly bytes: number;
}

export interface Pixels {
	readonly width: number;
	readonly height: number;
}

/** Either the picture's format and size, or what is wrong with the bytes. */
export type Inspection =
	| { readonly kind: 'image'; readonly format: ImageFormat; readonly pixels: Pixels }
	/** A document or drawing whose size in px says nothing, or nothing that can be relied on. */
	| { readonly kind: 'sizeless'; readonly format: ImageFormat }
	| { readonly kind: 'damaged'; readonly format: ImageFormat }
	| { readonly kind: 'notAnImage' };

/** These have no pixels of their own, so a missing size is no damage. */
const withoutPixels: ReadonlySet<ImageFormat> = new Set(['pdf', 'svg']);

/** Every format but JPEG has its size in here, or is one that no vendor takes. */
const HEADER_BYTES = 256 * 1024;

/** EXIF orientations in which the stored rows are the picture's columns. */
const lyingOnItsSide: ReadonlySet<number> = new Set([5, 6, 7, 8]);

/**
 * Tells format and size by the signature and header, without decoding a pixel.
 *
 * @param bytes the file, or as much of its beginning as holds the header
 */
export function inspectImage(bytes: Uint8Array): Inspection {
	const format = sniffFormat(bytes);
	if (format === null) return { kind: 'notAnImage' };
	if (withoutPixels.has(format)) return { kind: 'sizeless', format };
	const header = format === 'jpeg' ? jpegHeader(bytes) : bytes.subarray(0, HEADER_BYTES);
	const pixels = header && readPixels(header);
	return pixels ? { kind: 'image', format, pixels } : { kind: 'damaged', format };
}

function readPixels(bytes: Uint8Array): Pixels | null {
	try {
		const { width, height, orientation } = imageSize(ownMemory(bytes));
		if (!isSide(width) || !isSide(height)) return null;
		return orientation !== undefined && lyingOnItsSide.has(orientation)
			? { width: height, height: width }
			: { width, height };
	} catch {
		// image-size throws whatever its readers run into; all of it means "cannot be read".
		return null;
	}
}

function isSide(px: number): boolean {
	return Number.isInteger(px) && px > 0;
}

/**
 * image-size reads past the end of a slice into the memory behind it, so a truncated file would
 * be given the size of its neighbour in Node's buffer pool.
 */
function ownMemory(bytes: Uint8Array): Uint8Array {
	return bytes.byteLength === bytes.buffer.byteLength ? bytes : Uint8Array.from(bytes);
}
