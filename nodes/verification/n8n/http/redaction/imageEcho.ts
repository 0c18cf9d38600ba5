/**
 * Finds an image that an answer contains as data: as numbers in any base with anything between
 * them, or as base64 in pieces. No vendor's message has such a long run of tokens that are not
 * words.
 */

/** From this many bytes on, data counts as an image or a piece of one. */
export const MOST_BYTES = 30;

/** A token of up to this many characters counts as one byte. */
const CHARACTERS_AS_ONE = 8;

/** This many words in a row end a run: "FF" is a byte, but looks like a word. */
const WORDS_THAT_END = 4;

/** In characters. Separators between two bytes are shorter. */
const LONGEST_GAP = 16;

/** A byte and what separates it from the next take two characters. */
const SHORTEST_RUN = 2 * MOST_BYTES;

/** For 1 MB, a pattern takes ten times as long as this table. */
const isTokenCharacter = Uint8Array.from({ length: 128 }, (_, code) =>
	/[A-Za-z0-9+/=]/.test(String.fromCharCode(code)) ? 1 : 0,
);
export const word = /^(?:[A-Z]?[a-z]+(?:[A-Z][a-z]{2,})*|[A-Z]+)$/;

const LETTER_A = 0x41;

export const sizeOf = (length: number) => Math.ceil(length / CHARACTERS_AS_ONE);

/** Takes time in proportion to the text's length. */
export function withoutDataRuns(text: string, replacement: string): string {
	if (text.length < SHORTEST_RUN) return text;
	const parts: string[] = [];
	let copied = 0;
	let run = { start: 0, end: 0, bytes: 0, words: 0 };
	const endRun = () => {
		if (run.bytes > MOST_BYTES) {
			parts.push(text.slice(copied, run.start), replacement);
			copied = run.end;
		}
		run = { start: 0, end: 0, bytes: 0, words: 0 };
	};
	let last = 0;
	for (let from = nextToken(text, 0); from < text.length; from = nextToken(text, last)) {
		if (from - last > LONGEST_GAP) endRun();
		last = endOfToken(text, from);
		// Most tokens of a long run begin with a digit, and no word does.
		if (text.charCodeAt(from) >= LETTER_A && word.test(text.slice(from, last))) {
			if (++run.words >= WORDS_THAT_END) endRun();
			continue;
		}
		if (run.bytes === 0) run.start = from;
		run.bytes += sizeOf(last - from);
		run.words = 0;
		run.end = last;
	}
	endRun();
	return parts.length === 0 ? text : parts.join('') + text.slice(copied);
}

function nextToken(text: string, from: number): number {
	let at = from;
	while (at < text.length && isTokenCharacter[text.charCodeAt(at)] !== 1) at++;
	return at;
}

function endOfToken(text: string, from: number): number {
	let at = from;
	while (isTokenCharacter[text.charCodeAt(at)] === 1) at++;
	return at;
}
