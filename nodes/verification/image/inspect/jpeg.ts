import { type Pixels, upright } from '../pixels';
import { exifOrientation, isExif } from './exif';
import { exactly, type HeaderReader } from './headerReader';
import { nextMarker } from './jpegMarkers';

const START_OF_IMAGE = 0xd8;
const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
const APP1 = 0xe1;

/** Frame headers tell the size: C0 to CF, without C4 (Huffman), C8 (reserved), CC (arithmetic). */
const isFrame = (marker: number) =>
	marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** The position after the marker that begins the file. */
const START = 2;

/** Length, precision, height, width and the number of components. */
const FRAME_BYTES = 8;

/** Cameras put fewer bytes between two segments. */
const MOST_BETWEEN = 262_144;

/** No vendor accepts more. A larger file is decoded before it is sent, or refused. */
const MOST_SCANNED = 32 * 1_048_576;

/** A progressive JPEG has some dozens behind its first scan. */
const MOST_LATER_SEGMENTS = 2000;

interface JpegSize extends Pixels {
	readonly unfinished?: true;
}

/**
 * Goes from segment to segment and through the scans up to the end of the picture (ITU T.81, Annex
 * B). A header within a segment belongs to a preview. With two EXIF segments, the first counts, as
 * in libvips and ImageMagick.
 *
 * @returns null if the segments do not lead to a frame header and a scan
 */
export function* readJpeg(): HeaderReader<JpegSize | null> {
	let size: Pixels | null = null;
	let exif: Buffer | null = null;
	let scan: number | null = null;
	let at = START;
	let later = 0;
	while (later < MOST_LATER_SEGMENTS) {
		const found = yield* nextMarker(at, scan === null ? MOST_BETWEEN : scan + MOST_SCANNED - at);
		const { marker } = found;
		if (marker === null || marker === END_OF_IMAGE || marker === START_OF_IMAGE) {
			if (size === null || scan === null) return null;
			const seen = upright(size, exif && exifOrientation(exif));
			const ended = marker === END_OF_IMAGE || (marker === null && !found.fileEnds);
			return ended ? seen : { ...seen, unfinished: true };
		}
		at = found.at;
		if (scan !== null) later += 1;
		const length: number = (yield* exactly(at, 2))?.readUInt16BE(0) ?? 0;
		if (scan === null) {
			if (length < 2) return null;
			if (isFrame(marker)) {
				const frame: Buffer | null = yield* exactly(at + 2, 5);
				if (frame === null || length < FRAME_BYTES || size !== null) return null;
				size = { height: frame.readUInt16BE(1), width: frame.readUInt16BE(3) };
			} else if (marker === APP1 && exif === null) {
				const segment: Buffer | null = yield* exactly(at + 2, length - 2);
				if (segment === null) return null;
				if (isExif(segment)) exif = segment;
			} else if (marker === START_OF_SCAN) {
				if (size === null) return null;
				scan = at;
			}
		}
		at += length;
	}
	return size && upright(size, exif && exifOrientation(exif));
}
