import { inspect } from 'node:util';

/** Everything that could leak, in every form in which it could be written. */
export interface Canary {
	/** Its name, as a failing test shows it. */
	readonly name: string;
	readonly forms: readonly string[];
}

/** A part of every file name that the tests give a picture. */
export const fileNameCanary = 'as-the-applicant-named-it';

/** The credential of a trigger that nothing listens to, and the address that the vendor gets. */
export const callbackCanary = {
	secret: 'canary/callback+5e0a91c7d3b82f46',
	url: 'http://127.0.0.1:9/webhook/results',
	address: 'http://127.0.0.1:9/webhook/results?secret=canary%2Fcallback%2B5e0a91c7d3b82f46',
} as const;

/** Pieces from the start, shortly after it and the middle, because a leak may be cut off at either side. */
export function pictureCanary(image: Buffer): Canary {
	const pieces = [24, 400, image.length >> 1].map((from) => uniquePiece(image, from));
	return { name: 'the picture', forms: pieces.flatMap(formsOfBytes) };
}

/** In bytes. */
const PIECE = 40;

/** Runs of zeros are common, so a piece must have at least this many different values. */
const LEAST_VALUES = 8;

function uniquePiece(image: Buffer, from: number): Buffer {
	for (let start = from; start + PIECE <= image.length; start++) {
		const piece = image.subarray(start, start + PIECE);
		if (new Set(piece).size >= LEAST_VALUES) return piece;
	}
	throw new Error(`The picture has nothing to tell it by from byte ${from} on`);
}

export function keyCanaries(keys: Readonly<Record<string, string>>): Canary[] {
	return Object.entries(keys).map(([name, key]) => {
		return { name, forms: [...new Set([...formsOfBytes(Buffer.from(key)), ...percented(key)])] };
	});
}

/** The canaries that are in a text, by name. */
export function foundIn(text: string, canaries: readonly Canary[]): string[] {
	const isThere = ({ forms }: Canary): boolean => forms.some((form) => text.includes(form));
	return canaries.filter(isThere).map(({ name }) => name);
}

/** Below this, an ordinary text could contain it by chance. */
const SHORTEST_FORM = 8;

/** The forms in which JSON, Node's inspect and the usual encodings write bytes. */
function formsOfBytes(bytes: Buffer): string[] {
	const hex = bytes.toString('hex');
	const texts = [bytes.toString('latin1'), utf8Of(bytes)];
	const inJson = texts.map(withinJson);
	const forms = [
		...texts,
		...inJson,
		...inJson.map(withinJson),
		...texts.map((text) => inspect(text).slice(1, -1)),
		hex,
		hex.toUpperCase(),
		hex.replace(/../g, '$& ').trim(),
		hex.replace(/../g, '%$&'),
		hex.toUpperCase().replace(/../g, '%$&'),
		[...bytes].join(','),
		[...bytes].join(', '),
		...base64FormsOf(bytes),
	];
	return forms.filter((form) => form.length >= SHORTEST_FORM);
}

const withinJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Removes the replacement for a character that is only partly in the piece. */
function utf8Of(bytes: Buffer): string {
	return bytes.toString('utf8').replace(/^\ufffd+|\ufffd+$/g, '');
}

/** Base64 encodes three bytes at a time, so the text depends on how many bytes come before. */
function base64FormsOf(bytes: Buffer): string[] {
	return [0, 1, 2].flatMap((before) => {
		const padded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
		const base64 = padded.slice(before === 0 ? 0 : 4, -4);
		const forUrls = base64.replaceAll('+', '-').replaceAll('/', '_');
		return [base64, forUrls, ...percented(base64)];
	});
}

function percented(text: string): string[] {
	const upper = encodeURIComponent(text);
	return [upper, upper.replace(/%../g, (code) => code.toLowerCase())];
}
