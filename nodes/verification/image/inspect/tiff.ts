import { type Pixels, upright } from '../pixels';
import { entriesLength, firstIfd, ifdNumber, ORIENTATION_TAG, TIFF_HEADER_BYTES } from './exif';
import { atMost, exactly, type HeaderReader } from './headerReader';

const WIDTH_TAG = 256;
const HEIGHT_TAG = 257;

/** Some dozens of entries are usual. */
const MOST_DIRECTORY_BYTES = 20_480;

/**
 * Reads the size and orientation of a TIFF's first picture. Its directory may be anywhere, but is
 * usually at the end.
 *
 * @returns null if the directory is incomplete or has no size
 */
export function* readTiff(): HeaderReader<Pixels | null> {
	const place = firstIfd(yield* atMost(0, TIFF_HEADER_BYTES));
	if (place === null || place.at < 8) return null;
	const counted = yield* exactly(place.at, place.countBytes);
	if (counted === null) return null;
	const length = entriesLength(counted, place);
	if (length > MOST_DIRECTORY_BYTES) return null;
	const entries = yield* exactly(place.at + place.countBytes, length);
	if (entries === null) return null;
	const width = ifdNumber(entries, WIDTH_TAG, place);
	const height = ifdNumber(entries, HEIGHT_TAG, place);
	if (width === null || height === null) return null;
	return upright({ width, height }, ifdNumber(entries, ORIENTATION_TAG, place));
}
