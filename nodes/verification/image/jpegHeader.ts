const MARKER = 0xff;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** Frame headers tell the size: C0 to CF, without C4 (Huffman), C8 (reserved), CC (arithmetic). */
const isFrame = (marker: number) =>
	marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** TEM and restarts stand alone, without a length. */
const standsAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);

/** Cameras write some dozens; a colour profile and a depth map in pieces some hundreds. */
const MOST_SEGMENTS = 4096;

/**
 * Cuts a JPEG off behind its frame header (ITU T.81, Annex B), going from segment to segment. A
 * reader that looks for the header byte by byte takes seconds over a file that has none.
 *
 * @returns null where the segments do not lead to a frame header within the bytes at hand
 */
export function jpegHeader(bytes: Uint8Array): Uint8Array | null {
	let at = 2;
	for (let segment = 0; segment < MOST_SEGMENTS; segment++) {
		const [mark, marker, high, low] = bytes.subarray(at, at + 4);
		if (mark !== MARKER || marker === undefined) return null;
		if (marker === START_OF_SCAN || marker === END_OF_IMAGE) return null;
		if (marker === MARKER) {
			at += 1;
		} else if (standsAlone(marker)) {
			at += 2;
		} else {
			if (high === undefined || low === undefined) return null;
			const end = at + 2 + high * 256 + low;
			if (isFrame(marker)) return end <= bytes.byteLength ? bytes.subarray(0, end) : null;
			at = end;
		}
	}
	return null;
}
