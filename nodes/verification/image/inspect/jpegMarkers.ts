import { type HeaderReader, piece } from './headerReader';

/** Begins a marker. In a scan, a zero after it means that it belongs to the scan. */
const MARK = 0xff;

export type FoundMarker =
	/** With the position after it. */
	| { readonly marker: number; readonly at: number }
	/** There is no marker in the searched bytes. */
	| { readonly marker: null; readonly fileEnds: boolean };

/** TEM and restarts: they have no length and no content. */
const hasNoLength = (byte: number) => byte === 0x01 || (byte >= 0xd0 && byte <= 0xd7);

/**
 * Finds the next marker that matters. Like all decoders, it skips a scan, padding, and bytes that
 * some cameras leave between two segments.
 *
 * @param most how many bytes are searched
 */
export function* nextMarker(from: number, most: number): HeaderReader<FoundMarker> {
	let behindMark = false;
	let at = from;
	while (at < from + most) {
		const bytes = yield* piece(at);
		if (bytes.length === 0) return { marker: null, fileEnds: true };
		const index = markerIn(bytes, behindMark);
		const marker = bytes[index];
		if (marker !== undefined) return { marker, at: at + index + 1 };
		behindMark = bytes.at(-1) === MARK;
		at += bytes.length;
	}
	return { marker: null, fileEnds: false };
}

/** @returns the position of a marker's second byte, or the length if there is no marker */
export function markerIn(bytes: Uint8Array, behindMark: boolean, from = 0): number {
	let last = behindMark ? MARK : 0;
	let index = from;
	for (; index < bytes.length; index++) {
		const byte = bytes[index] ?? 0;
		if (last === MARK && byte !== MARK && byte !== 0 && !hasNoLength(byte)) break;
		last = byte;
	}
	return index;
}
