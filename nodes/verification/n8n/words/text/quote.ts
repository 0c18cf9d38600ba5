import { REMOVED } from '../../../providers/provider';

/**
 * A run of characters that may be a key or a piece of one. With a digit in it, 20 characters are
 * enough. Without, it takes 40, because the names of errors are shorter than that.
 */
const keyLike = /(?=[A-Za-z0-9+/=_%-]*\d)[A-Za-z0-9+/=_%-]{20,}|[A-Za-z0-9+/=_%-]{40,}/g;

const MAX_WORDS = 200;

/** Makes another party's words safe to quote: one short line without anything that looks like a key. */
export function safeQuote(text: string): string {
	// Cut first, because the pattern is slow on a megabyte. Cut generously, so that no piece of a key
	// is left that is too short to look like one.
	const line = text
		.slice(0, 5 * MAX_WORDS)
		.replace(/\s+/g, ' ')
		.trim()
		.replace(keyLike, REMOVED);
	return line.length > MAX_WORDS ? `${line.slice(0, MAX_WORDS)}…` : line;
}
