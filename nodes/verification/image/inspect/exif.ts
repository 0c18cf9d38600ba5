/** How much of an EXIF block is read. In a JPEG it can't be longer. */
export const EXIF_BYTES = 65_536;

/** Comes before the block in a JPEG, and in a WebP that libvips wrote. */
const EXIF_PREFIX = 'Exif\0\0';

export function isExif(segment: Buffer): boolean {
	return segment.toString('latin1', 0, EXIF_PREFIX.length) === EXIF_PREFIX;
}

/**
 * The orientation of the picture itself; the one in the second directory is the thumbnail's (CIPA
 * DC-008, 4.6.4).
 *
 * @param segment an EXIF block, with or without the prefix
 * @returns null if the block has no orientation or is invalid
 */
export function exifOrientation(segment: Buffer): number | null {
	const block = isExif(segment) ? segment.subarray(EXIF_PREFIX.length) : segment;
	const place = firstIfd(block.subarray(0, TIFF_HEADER_BYTES));
	if (place === null) return null;
	const entriesAt = place.at + place.countBytes;
	if (entriesAt > block.length) return null;
	const length = entriesLength(block.subarray(place.at, entriesAt), place);
	return ifdNumber(block.subarray(entriesAt, entriesAt + length), ORIENTATION_TAG, place, 2);
}

/**
 * The directory in which TIFF, and EXIF with it, keeps a picture's properties (TIFF 6.0, section 2;
 * BigTIFF has wider fields).
 */
export interface IfdPlace {
	/** Position of the directory, in bytes from the block's first. */
	readonly at: number;
	/** In bytes: the width of the number of entries, and of each entry. */
	readonly countBytes: 2 | 8;
	readonly entryBytes: 12 | 20;
	readonly readNumber: ReadNumber;
}

type ReadNumber = (bytes: Buffer, at: number, length: 1 | 2 | 4 | 8) => number;

const littleEndian: ReadNumber = (bytes, at, length) =>
	length === 8 ? Number(bytes.readBigUInt64LE(at)) : bytes.readUIntLE(at, length);
const bigEndian: ReadNumber = (bytes, at, length) =>
	length === 8 ? Number(bytes.readBigUInt64BE(at)) : bytes.readUIntBE(at, length);

/** Longest header: BigTIFF's. */
export const TIFF_HEADER_BYTES = 16;

const CLASSIC = 42;
const BIG = 43;

/**
 * @param header a block's first 16 bytes, or as many as it has
 * @returns null if they are not a TIFF header
 */
export function firstIfd(header: Buffer): IfdPlace | null {
	const order = header.toString('latin1', 0, 2);
	if (header.length < 8 || (order !== 'II' && order !== 'MM')) return null;
	const readNumber = order === 'II' ? littleEndian : bigEndian;
	const version = readNumber(header, 2, 2);
	if (version === CLASSIC) {
		return { at: readNumber(header, 4, 4), countBytes: 2, entryBytes: 12, readNumber };
	}
	if (version !== BIG || header.length < 16 || readNumber(header, 4, 2) !== 8) return null;
	return { at: readNumber(header, 8, 8), countBytes: 8, entryBytes: 20, readNumber };
}

/** @returns how many bytes the entries take, by the directory's own count */
export function entriesLength(counted: Buffer, { countBytes, entryBytes, readNumber }: IfdPlace) {
	return readNumber(counted, 0, countBytes) * entryBytes;
}

/** BYTE, SHORT, LONG and LONG8, and how wide each is. Readers also accept the signed ones. */
const widths: ReadonlyMap<number, 1 | 2 | 4 | 8> = new Map([
	[1, 1],
	[3, 2],
	[4, 4],
	[6, 1],
	[8, 2],
	[9, 4],
	[16, 8],
]);

/**
 * The number under a tag. If a tag is there twice, libtiff and libexif take the first.
 *
 * @param most how many numbers may be in its place: libexif takes the first of several, libtiff
 * takes none
 * @returns null if there is no such tag, or if it has no whole number
 */
export function ifdNumber(
	entries: Buffer,
	tag: number,
	place: IfdPlace,
	most: 1 | 2 = 1,
): number | null {
	const { entryBytes, readNumber } = place;
	const wide = entryBytes === 20 ? 8 : 4;
	for (let at = 0; at + entryBytes <= entries.length; at += entryBytes) {
		if (readNumber(entries, at, 2) !== tag) continue;
		const width = widths.get(readNumber(entries, at + 2, 2));
		const count = readNumber(entries, at + 4, wide);
		if (width === undefined || count < 1 || count > most || width * count > wide) return null;
		return readNumber(entries, at + 4 + wide, width);
	}
	return null;
}

export const ORIENTATION_TAG = 274;
