import { REMOVED } from '../../../providers/provider';
import { unescaped } from './escapes';
import { imageRows, isImageData } from './imageData';
import { withoutDataRuns } from './imageEcho';
import { isLong, type KeyFinder, keyFinder, type Span } from './keySpans';

/** One or two letters cannot be kept out of a sentence. */
const SHORTEST_SECRET = 4;

/** No vendor's answer is as deep. A deeper one could exhaust the stack. */
const MAX_DEPTH = 20;

/**
 * Base64 of an image or a key, also as written in an address, or in the 64 or 76 characters of a
 * mail's lines. No vendor's reference or message has such a long run.
 */
const longRun = /[A-Za-z0-9+/=_%-]{60,}/g;

/**
 * Characters that come from bytes that are not text. An umlaut in a wrong encoding gives one or
 * two.
 */
const notText = /[^\P{Cc}\t\n\r]|\ufffd/gu;
const MOST_NOT_TEXT = 2;

interface Finders {
	/** A name that is a common word, such as "error", has to stay readable for the adapters. */
	readonly inNames: KeyFinder;
	readonly inTexts: KeyFinder;
}

const knownFinders = new WeakMap<readonly string[], Finders>();

/** Made once for each list of secrets. */
function findersFor(secrets: readonly string[]): Finders {
	const known = knownFinders.get(secrets);
	if (known) return known;
	const finders = { inNames: keyFinder(secrets.filter(isLong)), inTexts: keyFinder(secrets) };
	knownFinders.set(secrets, finders);
	return finders;
}

/**
 * Removes the credential's secrets, and everything that looks like an image, from a vendor's
 * answer. Some gateways put the request into their error.
 */
export function withoutSecrets(value: unknown, secrets: readonly string[]): unknown {
	const { inNames, inTexts } = findersFor(secrets);
	const cleanAt = (one: unknown, levels: number): unknown => {
		if (typeof one === 'string') return withoutImages(one);
		if (typeof one !== 'object' || one === null) return one;
		if (levels === 0 || isImageData(one, levels)) return REMOVED;
		if (Array.isArray(one)) return one.map((inner: unknown) => cleanAt(inner, levels - 1));
		const rows = imageRows(one, levels);
		return Object.fromEntries(
			Object.entries(one).map(([name, inner]) => [
				withoutImages(cut(name, 0, inNames(name))),
				rows.has(name) ? REMOVED : cleanAt(inner, levels - 1),
			]),
		);
	};
	return cleanAt(withoutKeys(value, inTexts), MAX_DEPTH);
}

/**
 * Searches all values as one text, in their order: a secret may be in pieces, with one character or
 * code in each value.
 */
function withoutKeys(value: unknown, find: KeyFinder): unknown {
	const texts: string[] = [];
	mapValues(value, MAX_DEPTH, (one) => void texts.push(String(one)));
	const spans = find(texts.join('\n'));
	if (spans.length === 0) return value;
	let [end, next] = [-1, 0];
	return mapValues(value, MAX_DEPTH, (one) => {
		const text = String(one);
		const begin = end + 1;
		end = begin + text.length;
		const found: Span[] = [];
		for (let span = spans[next]; span && span[0] < end; span = spans[++next]) {
			if (span[1] > begin) found.push(span);
			if (span[1] > end) break;
		}
		if (found.length === 0) return one;
		const isWhole = found.every(([from, to]) => from >= begin && to <= end);
		const isNumber = typeof one === 'number';
		if (!isWhole) return REMOVED;
		// A key that has only digits may come back as a number, but not as part of a longer number.
		if (isNumber) return found.some(([from, to]) => to - from === text.length) ? REMOVED : one;
		return cut(text, begin, found);
	});
}

/** Leaves out what is nested deeper. */
function mapValues(
	value: unknown,
	levels: number,
	change: (one: string | number) => unknown,
): unknown {
	if (typeof value === 'string' || typeof value === 'number') return change(value);
	if (typeof value !== 'object' || value === null) return value;
	if (levels === 0) return REMOVED;
	const within = (inner: unknown) => mapValues(inner, levels - 1, change);
	if (Array.isArray(value)) return value.map(within);
	return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, within(inner)]));
}

export function textWithoutSecrets(text: string, secrets: readonly string[]): string {
	return withoutImages(cut(text, 0, findersFor(secrets).inTexts(text)));
}

/** @param begin where the text begins in the text of the spans */
function cut(text: string, begin: number, spans: readonly Span[]): string {
	const parts: string[] = [];
	let copied = 0;
	for (const [from, to] of spans) {
		parts.push(text.slice(copied, from - begin), REMOVED);
		copied = to - begin;
	}
	return parts.join('') + text.slice(copied);
}

function withoutImages(text: string): string {
	// A hostile answer may have a hundred thousand texts, most of which hold nothing.
	if (text.length <= MOST_NOT_TEXT) return text;
	if ((text.match(notText)?.length ?? 0) > MOST_NOT_TEXT) return REMOVED;
	return withoutDataRuns(text.replace(longRun, REMOVED), REMOVED);
}

/** The forms of a secret in an answer: as it is, as base64, and the codes of its characters. */
export function formsOfSecret(secret: string): string[] {
	if (secret.length < SHORTEST_SECRET) return [];
	if (!isLong(secret)) return [secret];
	const base64 = [0, 1, 2].flatMap((offset) => base64Within(secret, offset));
	const codes = [...Buffer.from(secret)];
	const inBase = (base: number, width: number) =>
		codes.map((code) => code.toString(base).padStart(width, '0')).join('');
	// What looks like an escape in the secret itself is read like those around it.
	const read = [unescaped(secret).text].filter((text) => text.trim().length >= SHORTEST_SECRET);
	return [...new Set([secret, ...read, ...base64, inBase(16, 2), inBase(10, 0), inBase(8, 3)])];
}

/**
 * The part of a base64 text that depends only on the secret, not on the text around it, such as
 * `id:key`. Each digit has 6 bits, so there are three possible offsets.
 *
 * @param offset bytes, 0 to 2, after a whole group of three
 */
function base64Within(secret: string, offset: number): string[] {
	const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
	const first = Math.ceil((offset * 8) / 6);
	const last = Math.floor((bytes.length * 8) / 6);
	return [bytes.toString('base64'), bytes.toString('base64url')].map((text) =>
		text.slice(first, last),
	);
}
