import { sleep } from 'n8n-workflow';

export interface Decoded {
	readonly bytes: Buffer;
	/** Whether blanks were read as the + that they had been. */
	readonly plusRestored: boolean;
}

/** So many characters are looked at before n8n gets its turn: some ms. */
const AT_ONCE = 1 << 18;

const FOREIGN = 0;
const LINE_BREAK = 1;
const BLANK = 2;
const PADDING = 3;
/** A digit is told by its own code, which is larger. */
const codes = new Uint8Array(256);
for (const digit of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/') {
	codes[digit.charCodeAt(0)] = digit.charCodeAt(0);
}
// RFC 4648, section 5: as it is written in addresses.
codes.set([0x2b], 0x2d);
codes.set([0x2f], 0x5f);
codes.set([BLANK], 0x20);
codes.set([PADDING], 0x3d);
codes.set([LINE_BREAK], 0x0a);
codes.set([LINE_BREAK], 0x0d);
codes.set([LINE_BREAK], 0x09);

const PLUS = 0x2b;
const PERCENT = 0x25;
const BACKSLASH = 0x5c;

interface Digits {
	readonly digits: Buffer;
	/** The same with a + for each blank. */
	readonly withPlus: Buffer;
	readonly hasPlus: boolean;
	/** Whether it has line breaks, or blanks where they had been: all lines are of one length. */
	readonly hasLines: boolean;
	readonly padding: number;
}

/**
 * Decodes base64 in any of its dialects: with or without padding, in lines, of either alphabet,
 * escaped as in JSON or in an address. Each character is looked at once, and n8n is never kept
 * waiting.
 *
 * @returns null where the text is not base64
 */
export async function decodeBase64(text: string): Promise<Decoded | null> {
	const read = await readDigits(text);
	if (read === null || read.digits.length === 0) return null;
	const plusRestored = isLostPlus(read);
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
	let [count, blanks, padding, lineBreaks, line] = [0, 0, 0, 0, 0];
	let hasPlus = false;
	let areEven = true;
	for (let index = 0, pause = AT_ONCE; index < text.length; index++) {
		if (index >= pause) {
			await sleep(0);
			pause += AT_ONCE;
		}
		let character = text.charCodeAt(index);
		if (character === PERCENT) {
			character = hexadecimal(text, index + 1);
			index += 2;
		} else if (character === BACKSLASH) {
			character = escaped(text.charCodeAt(index + 1));
			index += 1;
		}
		const code = codes[character] ?? FOREIGN;
		if (code === FOREIGN || padding > 2 || (padding > 0 && code > PADDING)) return null;
		if (code === LINE_BREAK) lineBreaks += 1;
		else if (code === PADDING) padding += 1;
		else if (code === BLANK) {
			if (blanks === 0) line = count;
			withPlus[count + blanks] = PLUS;
			blanks += 1;
			areEven &&= count === line * blanks;
		} else {
			hasPlus ||= code === PLUS;
			withPlus[count + blanks] = code;
			digits[count] = code;
			count += 1;
		}
	}
	if (padding > 2) return null;
	return {
		digits: digits.subarray(0, count),
		withPlus: withPlus.subarray(0, count + blanks),
		hasPlus,
		hasLines: lineBreaks > 0 || (areEven && line > 0 && count - line * blanks <= line),
		padding,
	};
}

/** The character that two hexadecimal digits stand for. By code: texts of megabytes have millions. */
function hexadecimal(text: string, at: number): number {
	return 16 * hexadecimalDigit(text.charCodeAt(at)) + hexadecimalDigit(text.charCodeAt(at + 1));
}

function hexadecimalDigit(code: number): number {
	if (code >= 0x30 && code <= 0x39) return code - 0x30;
	const letter = code | 0x20;
	return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : NaN;
}

/** As JSON writes a digit, and the end of a line. */
function escaped(code: number): number {
	if (code === 0x2f) return code;
	if (code === 0x6e) return 0x0a;
	return code === 0x72 ? 0x0d : NaN;
}

/**
 * A form that does not escape the text turns each + into a blank. Then there is no + left, and the
 * length comes out with the blanks only.
 */
function isLostPlus({ digits, withPlus, hasPlus, hasLines, padding }: Digits): boolean {
	if (withPlus.length === digits.length || hasPlus) return false;
	const isWhole = ({ length }: Buffer) => (length + padding) % 4 === 0;
	return isWhole(digits) === isWhole(withPlus) ? !hasLines : isWhole(withPlus);
}
