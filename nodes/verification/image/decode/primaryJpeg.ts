import { markerIn } from '../inspect/jpegMarkers';

const START_OF_SCAN = 0xda;
const JFIF = 0xe0;
const ADOBE = 0xee;
const END_OF_IMAGE = Buffer.from([0xff, 0xd9]);
const START_OF_IMAGE = Buffer.from([0xff, 0xd8]);

/** Baseline and extended sequential, Huffman and arithmetic. */
const sequential: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc9]);
const frames: ReadonlySet<number> = new Set([...sequential, 0xc2, 0xca]);

interface Segment {
	readonly marker: number;
	/** With its marker and length. */
	readonly bytes: Buffer;
}

/**
 * Only the main picture of a JPEG, for a decoder that treats every warning as damage.
 *
 * A second picture after it is left out: with a gain map, sharp uses a decoder that never warns.
 * The decoder only reports its first warning. So bytes between two segments are also left out, and
 * unused numbers in headers are corrected. Then only damaged px give a warning.
 */
export function primaryJpeg(file: Buffer): Buffer {
	const header = headerOf(file);
	if (!header) return file;
	const scans = file.subarray(header.end, endOfScans(file, header.end));
	return Buffer.concat([START_OF_IMAGE, ...header.segments.map(setRight), scans, END_OF_IMAGE]);

	function setRight({ marker, bytes }: Segment): Buffer {
		const frame = header?.segments.find((segment) => frames.has(segment.marker));
		const copy = Buffer.from(bytes);
		if (marker === JFIF && bytes.toString('latin1', 4, 9) === 'JFIF\0') copy.set([1, 1], 9);
		if (marker === ADOBE && bytes.toString('latin1', 4, 9) === 'Adobe' && bytes.length > 15) {
			const [usual, other] = frame?.bytes[9] === 4 ? [2, 0] : [1, 0];
			if (bytes[15] !== other) copy[15] = usual;
		}
		// All coefficients at once: these frames have no other way.
		if (marker === START_OF_SCAN && frame && sequential.has(frame.marker)) {
			copy.set([0, 63, 0], copy.length - 3);
		}
		return copy;
	}
}

/** The segments up to the first scan, and where it begins; null if they don't lead there. */
function headerOf(file: Buffer): { segments: readonly Segment[]; end: number } | null {
	const segments: Segment[] = [];
	let at = START_OF_IMAGE.length;
	while (segments.at(-1)?.marker !== START_OF_SCAN) {
		const code = markerIn(file, false, at);
		if (code + 3 > file.length) return null;
		const end = code + 1 + file.readUInt16BE(code + 1);
		if (end < code + 3 || end > file.length) return null;
		segments.push({ marker: file.readUInt8(code), bytes: file.subarray(code - 1, end) });
		at = end;
	}
	return { segments, end: at };
}

function endOfScans(file: Buffer, from: number): number {
	const ends = [END_OF_IMAGE, START_OF_IMAGE].map((mark) => file.indexOf(mark, from));
	return Math.min(file.length, ...ends.filter((at) => at !== -1));
}

/** This many equal bytes in a row are most likely padding. */
const LEAST_PADDING = 8;

/**
 * The same without the bytes that some scanners add before a restart or the end. If they were part
 * of the picture, the decoder reports that it is cut off.
 */
export function withoutPadding(jpeg: Buffer): Buffer {
	const header = headerOf(jpeg);
	if (!header) return jpeg;
	const parts = [jpeg.subarray(0, header.end)];
	let at = header.end;
	while (at < jpeg.length) {
		let mark = jpeg.indexOf(0xff, at);
		while (mark !== -1 && jpeg[mark + 1] === 0) mark = jpeg.indexOf(0xff, mark + 2);
		const end = mark === -1 ? jpeg.length : mark;
		parts.push(jpeg.subarray(at, withoutRun(jpeg, at, end)), jpeg.subarray(end, end + 2));
		at = end + 2;
	}
	return Buffer.concat(parts);
}

function withoutRun(bytes: Buffer, from: number, end: number): number {
	let first = end - 1;
	while (first > from && bytes[first - 1] === bytes[end - 1]) first -= 1;
	return end - first >= LEAST_PADDING ? first : end;
}
