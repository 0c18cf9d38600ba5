import { entriesLength, firstIfd, ifdNumber, ORIENTATION_TAG, TIFF_HEADER_BYTES } from './ifd';

/** As much of an EXIF block as is read; in a JPEG it can't be longer. */
export const EXIF_BYTES = 65_536;

/** Stands before the block in a JPEG, and in a WebP that libvips has written. */
const EXIF_PREFIX = 'Exif\0\0';

export function isExif(segment: Buffer): boolean {
	return segment.toString('latin1', 0, EXIF_PREFIX.length) === EXIF_PREFIX;
}

/**
 * The orientation of the picture itself; the one in the second directory is the thumbnail's
 * (CIPA DC-008, 4.6.4).
 *
 * @param segment an EXIF block, with or without the prefix
 * @returns null where the block tells none, or makes no sense
 */
export function exifOrientation(segment: Buffer): number | null {
	const block = isExif(segment) ? segment.subarray(EXIF_PREFIX.length) : segment;
	const place = firstIfd(block.subarray(0, TIFF_HEADER_BYTES));
	if (place === null) return null;
	const entriesAt = place.at + place.countBytes;
	if (entriesAt > block.length) return null;
	const length = entriesLength(block.subarray(place.at, entriesAt), place);
	return ifdNumber(block.subarray(entriesAt, entriesAt + length), ORIENTATION_TAG, place);
}
