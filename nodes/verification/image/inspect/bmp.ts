import type { Pixels } from '../pixels';
import { exactly, type HeaderReader } from './headerReader';

const FILE_HEAD_BYTES = 14;
/** OS/2's first header, with sides of two bytes. */
const CORE_HEADER = 12;
const SHORTEST_INFO_HEADER = 16;
const LONGEST_INFO_HEADER = 124;

/**
 * A bitmap has no orientation, but a negative height means that its rows go downwards.
 *
 * @returns null if the header is unknown or incomplete
 */
export function* readBmp(): HeaderReader<Pixels | null> {
	const length = (yield* exactly(FILE_HEAD_BYTES, 4))?.readUInt32LE(0) ?? 0;
	if (length === CORE_HEADER) {
		const sides = yield* exactly(FILE_HEAD_BYTES + 4, 4);
		return sides && { width: sides.readUInt16LE(0), height: sides.readUInt16LE(2) };
	}
	if (length < SHORTEST_INFO_HEADER || length > LONGEST_INFO_HEADER) return null;
	const sides = yield* exactly(FILE_HEAD_BYTES + 4, 8);
	return sides && { width: sides.readInt32LE(0), height: Math.abs(sides.readInt32LE(4)) };
}
