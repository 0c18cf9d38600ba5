import { atMost, type HeaderReader } from './headerReader';

/** A box of an ISO base media file (ISO/IEC 14496-12, 4.2). */
export interface IsoBox {
	readonly type: string;
	/** Where its content begins and ends, in bytes from the file's first. */
	readonly at: number;
	readonly end: number;
}

/**
 * @param end the end of the box around it; Infinity for the file
 * @returns null after the last box, at the end of the file, and for an invalid length
 */
export function* readBox(at: number, end: number): HeaderReader<IsoBox | null> {
	if (at + 8 > end) return null;
	const head = yield* atMost(at, 16);
	if (head.length < 8) return null;
	const type = head.toString('latin1', 4, 8);
	const length = head.readUInt32BE(0);
	// 0: up to the end. 1: the length needs more than four bytes, and follows in eight.
	if (length === 0) return { type, at: at + 8, end };
	if (length !== 1) return boxWithin(end, { type, at: at + 8, end: at + length });
	if (head.length < 16) return null;
	return boxWithin(end, { type, at: at + 16, end: at + Number(head.readBigUInt64BE(8)) });
}

function boxWithin(end: number, box: IsoBox): IsoBox | null {
	return box.end >= box.at && box.end <= end ? box : null;
}
