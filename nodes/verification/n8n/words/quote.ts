import { REMOVED } from '../../providers/provider';

/**
 * In a sentence meant for people, a shorter run already is a key or a piece of one: 20 characters
 * with a digit among them, or 40 without, which is longer than the names of errors are.
 */
const keyLike = /(?=[A-Za-z0-9+/=_%-]*\d)[A-Za-z0-9+/=_%-]{20,}|[A-Za-z0-9+/=_%-]{40,}/g;

const MAX_WORDS = 200;

/** Words that are not ours, made fit to be quoted: one line, short, nothing that looks like a key. */
export function asWordsOfOthers(text: string): string {
	// Cut twice: a pattern over a megabyte would take its time, and the cut must not bare a key's end.
	const line = text
		.slice(0, 5 * MAX_WORDS)
		.replace(/\s+/g, ' ')
		.trim()
		.replace(keyLike, REMOVED);
	return line.length > MAX_WORDS ? `${line.slice(0, MAX_WORDS)}…` : line;
}
