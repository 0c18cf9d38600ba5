import { type IfdPlace, firstIfd, TIFF_HEADER_BYTES } from '../inspect/exif';

/** The tags that the px of a baseline or extended TIFF need (TIFF 6.0), and the colour profile. */
const neededTags: ReadonlySet<number> = new Set([
	254, 256, 257, 258, 259, 262, 266, 273, 274, 277, 278, 279, 284, 292, 293, 317, 320, 321, 322,
	323, 324, 325, 332, 334, 338, 339, 347, 512, 513, 514, 515, 517, 518, 519, 520, 521, 529, 530,
	531, 532, 34675,
]);

/**
 * The first picture of a TIFF without its descriptions, for a decoder that treats every warning as
 * damage. A text with a wrong end, or tags in the wrong order, do not damage the picture.
 *
 * @returns null if its directory is invalid
 */
export function plainTiff(file: Buffer): Buffer | null {
	const place = firstIfd(file.subarray(0, TIFF_HEADER_BYTES));
	if (place === null || place.at + place.countBytes > file.length) return null;
	const { at, countBytes, entryBytes, readNumber } = place;
	const count = readNumber(file, at, countBytes);
	const first = at + countBytes;
	const end = first + count * entryBytes;
	if (end + LAST_BYTES > file.length) return null;
	const entries = new Map<number, Buffer>();
	for (let entry = first; entry < end; entry += entryBytes) {
		const tag = readNumber(file, entry, 2);
		// If a tag is there twice, the first counts, as in libtiff.
		if (!neededTags.has(tag) || entries.has(tag)) continue;
		entries.set(tag, Buffer.from(file.subarray(entry, entry + entryBytes)));
	}
	const sorted = [...entries].sort(([one], [other]) => one - other).map(([, entry]) => entry);
	const copy = Buffer.from(file);
	writeNumber(copy, place, sorted.length);
	copy.fill(0, first, end + LAST_BYTES);
	Buffer.concat(sorted).copy(copy, first);
	return copy;
}

/** The length of the next directory's position, which is zero here because none follows. */
const LAST_BYTES = 4;

function writeNumber(copy: Buffer, { at, countBytes }: IfdPlace, count: number): void {
	const isLittle = copy.toString('latin1', 0, 2) === 'II';
	copy.fill(0, at, at + countBytes);
	// There are fewer than 256.
	copy.writeUInt8(count, isLittle ? at : at + countBytes - 1);
}
