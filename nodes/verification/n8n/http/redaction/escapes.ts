/** Escapes with a letter after a backslash. Any other character after it stands for itself. */
const letters: ReadonlyMap<string, string> = new Map([
	['n', '\n'],
	['r', '\r'],
	['t', '\t'],
]);

/** Only those that occur in keys, in base64 and around them (HTML, 13.5). */
const entities: ReadonlyMap<string, string> = new Map(
	[
		...['plus +', 'sol /', 'equals =', 'colon :', 'semi ;', 'comma ,', 'amp &', 'quot "', "apos '"],
		...['lt <', 'gt >', 'num #', 'percnt %', 'bsol \\', 'lowbar _', 'hyphen -', 'period .'],
		...['lpar (', 'rpar )', 'nbsp \u00a0'],
	].map((one) => [one.slice(0, -2), one.slice(-1)]),
);

/** What an escape looks like, and how to read the character's code up to its end. */
type Form = readonly [looks: RegExp, read: (text: string, end: number) => number | undefined];

function entityOf(written: string): number | undefined {
	return entities.get(written.slice(written.lastIndexOf(';') + 1))?.charCodeAt(0);
}

/** The text between one of the signs and the semicolon that ends an entity. */
const between = (sign: string, text: string, end: number) =>
	text.slice(text.lastIndexOf(sign, end) + 1, end - 1);

/**
 * How programs and web pages write a character, by the sign that begins it. Each may be escaped
 * several times. The bounds limit the time for a hostile text.
 */
const formsBySign: ReadonlyMap<number, readonly Form[]> = new Map([
	[
		0x5c,
		[
			[/\\{1,4}(?:u00|x)[0-9A-Fa-f]{2}/y, (text, end) => byteAt(text, end - 2)],
			[
				/\\{1,4}u[0-9A-Fa-f]{4}/y,
				(text, end) => 256 * byteAt(text, end - 4) + byteAt(text, end - 2),
			],
			[
				/\\{1,4}[^]/y,
				(text, end) => (letters.get(text.charAt(end - 1)) ?? text.charAt(end - 1)).charCodeAt(0),
			],
		],
	],
	[
		0x26,
		[
			// `Number` reads 0x2b and 043 correctly.
			[
				/&(?:amp;){0,3}#(?:\d{1,9}|[Xx][0-9A-Fa-f]{1,8});/y,
				(text, end) => Number(`0${between('#', text, end)}`),
			],
			[/&(?:amp;){0,3}[a-z]{2,6};/y, (text, end) => entityOf(between('&', text, end))],
		],
	],
]);

export interface Escaped {
	readonly code: number;
	/** The position after it. */
	readonly end: number;
}

const PERCENT = 0x25;

export function beginsEscape(code: number): boolean {
	return code === PERCENT || formsBySign.has(code);
}

/** @returns the escaped character at this position, or null if there is no escape */
export function escapedAt(text: string, at: number): Escaped | null {
	if (text.charCodeAt(at) === PERCENT) return percentAt(text, at + 1);
	const decimal = text.startsWith('&#', at) ? decimalAt(text, at + 2) : null;
	if (decimal) return decimal;
	for (const [looks, read] of formsBySign.get(text.charCodeAt(at)) ?? []) {
		looks.lastIndex = at;
		if (!looks.test(text)) continue;
		const end = looks.lastIndex;
		const code = read(text, end);
		if (code !== undefined) return { code, end };
	}
	return null;
}

/** Reads the usual entity, such as `&#43;`. A pattern takes several times as long. */
function decimalAt(text: string, first: number): Escaped | null {
	let code = 0;
	for (let at = first; at <= first + 9; at++) {
		const sign = text.charCodeAt(at);
		if (sign === 0x3b) return at > first ? { code, end: at + 1 } : null;
		if (!(sign >= 0x30 && sign <= 0x39)) return null;
		code = 10 * code + sign - 0x30;
	}
	return null;
}

/** Compares codes, because an image in an address has millions of them. */
function percentAt(text: string, first: number): Escaped | null {
	let at = first;
	let code = byteAt(text, at);
	while (code === PERCENT && at < first + 6 && byteAt(text, at + 2) >= 0) {
		at += 2;
		code = byteAt(text, at);
	}
	return code >= 0 ? { code, end: at + 2 } : null;
}

/** The byte of two hexadecimal digits; NaN if there are no digits. */
function byteAt(text: string, at: number): number {
	return 16 * digitOf(text.charCodeAt(at)) + digitOf(text.charCodeAt(at + 1));
}

function digitOf(code: number): number {
	if (code >= 0x30 && code <= 0x39) return code - 0x30;
	const letter = code | 0x20;
	return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : NaN;
}

export interface Unescaped {
	readonly text: string;
	/**
	 * Where each of its characters begins in the original text. The last entry is that text's end.
	 */
	readonly places: Uint32Array;
}

export function unescaped(text: string): Unescaped {
	const codes = new Uint16Array(text.length);
	const places = new Uint32Array(text.length + 1);
	let length = 0;
	for (let at = 0; at < text.length; length++) {
		places[length] = at;
		const code = text.charCodeAt(at);
		const escaped = beginsEscape(code) ? escapedAt(text, at) : null;
		codes[length] = escaped?.code ?? code;
		at = escaped?.end ?? at + 1;
	}
	places[length] = text.length;
	const plain = Buffer.from(codes.buffer, 0, length * 2).toString('utf16le');
	return { text: plain, places: places.subarray(0, length + 1) };
}
