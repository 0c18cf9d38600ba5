import { sleep } from 'n8n-workflow';
import { beginsEscape, escapedAt } from '../http/redaction/escapes';

export interface Decoded {
	readonly bytes: Buffer;
	/** Whether blanks were read as the + that they were before. */
	readonly plusRestored: boolean;
}

/** How many characters are read before n8n gets its turn, which takes some ms. */
const AT_ONCE = 1 << 18;

/** An escape takes as long as this many characters. */
const AN_ESCAPE = 10;

const FOREIGN = 0;
const LINE_BREAK = 1;
const BLANK = 2;
const PADDING = 3;
const IGNORED = 4;
/** What each character is. A digit has its own code, which is larger than these. */
const codes = new Uint8Array(0x10000);
const also = (code: number, ...characters: readonly number[]) => {
	for (const character of characters) codes[character] = code;
};
for (const digit of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/') {
	also(digit.charCodeAt(0), digit.charCodeAt(0));
}
// RFC 4648, section 5: the alphabet for addresses.
also(0x2b, 0x2d);
also(0x2f, 0x5f);
also(PADDING, 0x3d);
also(LINE_BREAK, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x85, 0x2028, 0x2029);
// Web pages and word processors use these blanks, and insert characters without width.
also(BLANK, 0x20, 0xa0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202f, 0x3000);
also(IGNORED, 0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff);

const PLUS = 0x2b;

/** Some programs add up to three, even if there is padding already. */
const MOST_PADDING = 5;

interface Digits {
	readonly digits: Buffer;
	/** The same with a + for each blank. */
	readonly withPlus: Buffer;
	readonly hasPlus: boolean;
	/** Whether it may be in lines, with breaks, or with blanks in place of the breaks. */
	readonly hasLines: boolean;
	/** Whether several breaks became blanks: all lines have the same length. */
	readonly areLines: boolean;
	readonly padding: number;
}

/**
 * Decodes base64 in any of its dialects: with or without padding, in lines, of either alphabet,
 * escaped as in JSON, in an address or in a web page. It reads each character once and never blocks
 * n8n for long.
 *
 * @returns null where the text is not base64
 */
export async function decodeBase64(text: string): Promise<Decoded | null> {
	const read = await readDigits(text);
	if (read === null || read.digits.length === 0) return null;
	const plusRestored = hasSpacesForPlus(read);
	const digits = plusRestored ? read.withPlus : read.digits;
	if (digits.length % 4 === 1) return null;
	const bytes = Buffer.allocUnsafe(Math.floor((digits.length * 3) / 4));
	let at = 0;
	for (let from = 0; from < digits.length; from += AT_ONCE) {
		if (from > 0) await sleep(0);
		at += bytes.write(digits.toString('latin1', from, from + AT_ONCE), at, 'base64');
	}
	return { bytes, plusRestored };
}

async function readDigits(text: string): Promise<Digits | null> {
	const digits = Buffer.allocUnsafe(text.length);
	const withPlus = Buffer.allocUnsafe(text.length);
	let [count, blanks, gaps, padding, lineBreaks, line] = [0, 0, 0, 0, 0, 0];
	let hasPlus = false;
	let inGap = false;
	let areEven = true;
	for (let index = 0, pause = AT_ONCE; index < text.length; index++) {
		if (index >= pause) {
			await sleep(0);
			pause += AT_ONCE;
		}
		let character = text.charCodeAt(index);
		if (beginsEscape(character)) {
			const escaped = escapedAt(text, index);
			if (escaped === null) return null;
			character = escaped.code;
			index = escaped.end - 1;
			pause -= AN_ESCAPE;
		}
		const code = codes[character] ?? FOREIGN;
		if (code === FOREIGN || padding > MOST_PADDING || (padding > 0 && code > IGNORED)) return null;
		if (code === LINE_BREAK) lineBreaks += 1;
		else if (code === PADDING) padding += 1;
		else if (code === BLANK) {
			if (!inGap) {
				if (gaps === 0) line = count;
				gaps += 1;
				areEven &&= count === line * gaps;
				inGap = true;
			}
			withPlus[count + blanks] = PLUS;
			blanks += 1;
		} else if (code !== IGNORED) {
			hasPlus ||= code === PLUS;
			withPlus[count + blanks] = code;
			digits[count] = code;
			count += 1;
			inGap = false;
		}
	}
	const mayBeLines = areEven && line > 0 && count - line * gaps <= line;
	return {
		digits: digits.subarray(0, count),
		withPlus: withPlus.subarray(0, count + blanks),
		hasPlus,
		hasLines: lineBreaks > 0 || mayBeLines,
		areLines: mayBeLines && gaps > 1,
		padding,
	};
}

/**
 * A form that does not escape the text turns each + into a blank. Then no + is left, and the length
 * is only right with the blanks.
 */
function hasSpacesForPlus({
	digits,
	withPlus,
	hasPlus,
	hasLines,
	areLines,
	padding,
}: Digits): boolean {
	if (withPlus.length === digits.length || hasPlus || areLines) return false;
	// More than two say nothing about the length.
	const isWhole = ({ length }: Buffer) =>
		padding > 2 ? length % 4 !== 1 : (length + padding) % 4 === 0;
	return isWhole(digits) === isWhole(withPlus) ? !hasLines : isWhole(withPlus);
}
