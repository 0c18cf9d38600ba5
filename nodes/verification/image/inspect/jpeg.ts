import { type Pixels, upright } from '../pixels';
import { exifOrientation, isExif } from './exif';
import { atMost, exactly, type HeaderReader } from './headerReader';

const MARKER = 0xff;
const START_OF_IMAGE = 0xd8;
const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
const APP1 = 0xe1;

/** Frame headers tell the size: C0 to CF, without C4 (Huffman), C8 (reserved), CC (arithmetic). */
const isFrame = (marker: number) =>
	marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** TEM and restarts stand alone, without a length. */
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/**
 * Goes from segment to segment up to the first scan (ITU T.81, Annex B). What looks like a header
 * within a segment is a preview's. Where there are two EXIF segments, the first counts, as for
 * libvips and ImageMagick.
 *
 * @returns null where the segments do not lead to a frame header and a scan
 */
export function* readJpeg(): HeaderReader<Pixels | null> {
	let size: Pixels | null = null;
	let exif: Buffer | null = null;
	let at = START;
	for (;;) {
		const [mark, marker, high, low] = yield* atMost(at, 4);
		if (mark !== MARKER || marker === undefined) return null;
		if (marker === START_OF_SCAN) return size && upright(size, exif && exifOrientation(exif));
		if (marker === START_OF_IMAGE || marker === END_OF_IMAGE) return null;
		if (marker === MARKER) {
			at += 1;
		} else if (standsAlone(marker)) {
			at += 2;
		} else {
			if (high === undefined || low === undefined) return null;
			const length = high * 256 + low;
			if (length < 2) return null;
			if (isFrame(marker)) {
				const frame: Buffer | null = yield* exactly(at + 4, 5);
				if (frame === null || length < FRAME_BYTES || size !== null) return null;
				size = { height: frame.readUInt16BE(1), width: frame.readUInt16BE(3) };
			} else if (marker === APP1 && exif === null) {
				const segment: Buffer | null = yield* exactly(at + 4, length - 2);
				if (segment === null) return null;
				if (isExif(segment)) exif = segment;
			}
			at += 2 + length;
		}
	}
}

/** Behind the marker that begins the file. */
const START = 2;

/** Length, precision, height, width and the number of components. */
const FRAME_BYTES = 8;
