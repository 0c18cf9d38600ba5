import type { Pixels } from '../pixels';
import { exactly, type HeaderReader } from './headerReader';

const SIGNATURE_BYTES = 6;

/** The screen on which all of its pictures are drawn (GIF89a, section 18). */
export function* readGif(): HeaderReader<Pixels | null> {
	const sides = yield* exactly(SIGNATURE_BYTES, 4);
	return sides && { width: sides.readUInt16LE(0), height: sides.readUInt16LE(2) };
}
