import { asBuffer } from '../asBuffer';

/** A stretch of the file, in bytes from its beginning. */
interface Span {
	readonly at: number;
	readonly length: number;
	/** With this many bytes, the reader need not wait for the others. */
	readonly least?: number;
}

/**
 * Asks for one span after the other and ends with what it found. Formats keep their size and their
 * orientation at the beginning, behind the pixels or at the very end of the file, and a stored file
 * can only be read forwards. So a span never begins before the last one. An answer with fewer bytes
 * means that the file ends there.
 */
export type HeaderReader<Result> = Generator<Span, Result, Buffer>;

/** Asks for a span, of which the last bytes may be missing. */
export function* atMost(at: number, length: number): HeaderReader<Buffer> {
	return yield { at, length };
}

/** @returns null if the file ends before the span */
export function* exactly(at: number, length: number): HeaderReader<Buffer | null> {
	const bytes = yield { at, length };
	return bytes.length === length ? bytes : null;
}

/** How much is searched at a time, in bytes. */
const PIECE_BYTES = 65_536;

/**
 * Asks for the next bytes, as many as have come. It is empty only at the end of the file. This is
 * for reading a whole file, in any number of pieces.
 */
export function* piece(at: number): HeaderReader<Buffer> {
	return yield { at, length: PIECE_BYTES, least: 1 };
}

/** Like `atMost`, for reading a whole file: the caller limits how often. */
export function* readStep(at: number, length: number): HeaderReader<Buffer> {
	return yield { at, length, least: length };
}

/** Reads a header from a file that comes in pieces. */
export interface HeaderReading<Result> {
	/** The next piece. Only the requested bytes are kept. */
	take(piece: Uint8Array): void;
	/** Call it once, after the last piece. */
	end(): Result;
}

/**
 * A camera's file needs some dozens; with a colour profile and a depth map in pieces, some
 * hundreds. A file made to block n8n ends here.
 */
const MOST_SPANS = 2048;

export function startReading<Result>(reader: HeaderReader<Result>): HeaderReading<Result> {
	let state = reader.next();
	let spans = 0;
	/** The bytes that may still be requested, and their position in the file. */
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
