import { unescaped } from './escapes';

/** A shorter secret may be part of any word, so it is only removed as a whole word. */
const SHORTEST_WITHIN_WORDS = 8;

/** The place of a secret in a text: from one position up to another. */
export type Span = readonly [from: number, to: number];

/**
 * Finds secrets in a text, in any way of writing them. The spans are in order and do not overlap.
 */
export type KeyFinder = (text: string) => readonly Span[];

export function isLong(secret: string): boolean {
	return secret.length >= SHORTEST_WITHIN_WORDS;
}

/**
 * Searches for a secret as it is, and also only for its letters and digits. So it finds a secret
 * with anything between them, in any escapes, in pieces, and as the numbers of its bytes.
 */
export function keyFinder(secrets: readonly string[]): KeyFinder {
	const literals = secrets.map((secret) => [secret.toLowerCase(), patternOf(secret)] as const);
	const tights = [...new Set(secrets.map(lettersOf))].filter(isDistinct);
	const lengths = [...secrets, ...tights].map(({ length }) => length);
	const shortest = Math.min(...lengths);
	return (text) => {
		if (text.length < shortest) return [];
		// The part that looks like an escape may belong to the secret.
		const readings = /[%\\&]/.test(text) ? [asItIs(text), unescaped(text)] : [asItIs(text)];
		return merged(readings.flatMap((read) => [...literalsIn(read), ...tightsIn(read)]));
	};

	function literalsIn({ text, places }: Reading): Span[] {
		const inAnyCase = text.toLowerCase();
		return literals
			.filter(([secret]) => inAnyCase.includes(secret))
			.flatMap(([, pattern]) => [...text.matchAll(pattern)])
			.map(({ index, 0: found }) => [
				placeIn(places, index),
				placeIn(places, index + found.length),
			]);
	}

	function tightsIn({ text, places }: Reading): Span[] {
		const letters = lettersOf(text);
		const held = tights.filter((secret) => letters.includes(secret));
		if (held.length === 0) return [];
		const at = placesOfLetters(text);
		return held.flatMap((secret) =>
			[...letters.matchAll(new RegExp(secret, 'g'))].map(({ index }): Span => {
				const [first = 0, last = 0] = [at[index], at[index + secret.length - 1]];
				return [placeIn(places, first), placeIn(places, last + 1)];
			}),
		);
	}
}

/** A text, and where its characters begin in the original; null if it is the original. */
interface Reading {
	readonly text: string;
	readonly places: Uint32Array | null;
}

const asItIs = (text: string): Reading => ({ text, places: null });

function placeIn(places: Uint32Array | null, at: number): number {
	return places?.[at] ?? at;
}

/** A secret without a digit may match the words of a sentence, with a blank between them. */
function isDistinct(tightSecret: string): boolean {
	return isLong(tightSecret) && /\d/.test(tightSecret);
}

function patternOf(secret: string): RegExp {
	const literal = secret.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
	return new RegExp(isLong(secret) ? literal : `(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])`, 'gi');
}

const lowered = Uint8Array.from({ length: 128 }, (_, code) =>
	/[A-Za-z0-9]/.test(String.fromCharCode(code))
		? String.fromCharCode(code).toLowerCase().charCodeAt(0)
		: 0,
);
const ZERO = 0x30;
const X = 0x78;

/** Only the letters and digits, in lower case, and without the 0x of hexadecimal numbers. */
function lettersOf(text: string): string {
	const letters = Buffer.allocUnsafe(text.length);
	return letters.toString(
		'latin1',
		0,
		eachLetter(text, (code, _at, count) => (letters[count] = code)),
	);
}

function placesOfLetters(text: string): Uint32Array {
	const places = new Uint32Array(text.length);
	eachLetter(text, (_code, at, count) => (places[count] = at));
	return places;
}

/** @returns how many there are */
function eachLetter(text: string, take: (code: number, at: number, count: number) => void): number {
	let count = 0;
	for (let at = 0; at < text.length; at++) {
		const code = lowered[text.charCodeAt(at)] ?? 0;
		if (code === ZERO && lowered[text.charCodeAt(at + 1)] === X) at += 1;
		else if (code !== 0) take(code, at, count++);
	}
	return count;
}

function merged(spans: readonly Span[]): readonly Span[] {
	const inOrder = spans.toSorted(([one], [other]) => one - other);
	const whole: Span[] = [];
	for (const [from, to] of inOrder) {
		const last = whole.at(-1);
		if (last && from < last[1]) whole[whole.length - 1] = [last[0], Math.max(last[1], to)];
		else whole.push([from, to]);
	}
	return whole;
}
