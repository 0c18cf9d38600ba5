import { asBuffer } from '../asBuffer';

/** A stretch of the file, in bytes from its beginning. */
interface Span {
	readonly at: number;
	readonly length: number;
	/** With so many of them it need not be waited for the others. */
	readonly least?: number;
}

/**
 * Asks for one span after the other and ends with what it found. Formats keep their size and their
 * orientation at the beginning, behind the pixels or at the very end of the file, and a stored file
 * can only be read forwards: so a span never begins before the one asked for last. An answer of
 * fewer bytes than asked for means that the file ends there.
 */
export type HeaderReader<Result> = Generator<Span, Result, Buffer>;

/** Asks for a span, of which the last bytes may be missing. */
export function* atMost(at: number, length: number): HeaderReader<Buffer> {
	return yield { at, length };
}

/** @returns null where the file ends before the span does */
export function* exactly(at: number, length: number): HeaderReader<Buffer | null> {
	const bytes = yield { at, length };
	return bytes.length === length ? bytes : null;
}

/** As much at a time as is looked through, in bytes. */
const PIECE_BYTES = 65_536;

/**
 * Asks for as much as has come of what follows; nothing only where the file ends. For going through
 * all of a file, which takes any number of pieces.
 */
export function* piece(at: number): HeaderReader<Buffer> {
	return yield { at, length: PIECE_BYTES, least: 1 };
}

/** As `atMost`, for going through all of a file: the caller bounds how often. */
export function* readStep(at: number, length: number): HeaderReader<Buffer> {
	return yield { at, length, least: length };
}

/** Reads a header out of a file that comes by in pieces. */
export interface HeaderReading<Result> {
	/** The next piece. Only what the reader has asked for is kept. */
	take(piece: Uint8Array): void;
	/** To be called once, when there are no more pieces. */
	end(): Result;
}

/**
 * A camera's file takes some dozens, one with a colour profile and a depth map in pieces some
 * hundreds. A file made to keep n8n busy ends here.
 */
const MOST_SPANS = 2048;

export function startReading<Result>(reader: HeaderReader<Result>): HeaderReading<Result> {
	let state = reader.next();
	let spans = 0;
	/** What has come and may still be asked for, and where in the file it begins. */
	let held: Buffer = Buffer.alloc(0);
	let heldAt = 0;

	const answerAll = (ended: boolean) => {
		while (!state.done) {
			const { at, length, least } = state.value;
			const passed = Math.min(Math.max(at - heldAt, 0), held.length);
			held = held.subarray(passed);
			heldAt += passed;
			const there = heldAt === at ? held.subarray(0, length) : held.subarray(0, 0);
			if (there.length < (least ?? length) && !ended) return;
			if (least === undefined) spans += 1;
			state = reader.next(spans <= MOST_SPANS || least !== undefined ? there : Buffer.alloc(0));
		}
	};
	return {
		take(piece) {
			if (state.done) return;
			held = held.length === 0 ? asBuffer(piece) : Buffer.concat([held, piece]);
			answerAll(false);
		},
		end() {
			answerAll(true);
			if (!state.done) throw new Error('A header reader has not come to its end');
			return state.value;
		},
	};
}
