import { REMOVED } from '../../providers/provider';
import { isImageData, withoutDataRuns } from './imageEcho';

/** A shorter secret may be part of any word, so it is only taken out where it stands alone. */
const SHORTEST_WITHIN_WORDS = 8;

/** Of one or two letters there is nothing that could be kept out of a sentence. */
const SHORTEST_SECRET = 4;

/** Deeper than any vendor's answer; past it, a hostile one could exhaust the stack. */
const MAX_DEPTH = 20;

/**
 * Base64 of an image, or a key, perhaps as an address writes it, or in the lines of a mail, which
 * have 64 or 76 characters: no reference or message of a vendor's has a run this long.
 */
const longRun = /[A-Za-z0-9+/=_%-]{60,}/g;

/** What bytes turn into that are no text; one or two may come of an umlaut in a wrong encoding. */
const notText = /[^\P{Cc}\t\n\r]|\ufffd/gu;
const MOST_NOT_TEXT = 2;

/**
 * Takes the credential's secrets, and whatever looks like an image, out of what a vendor
 * answered: some gateways repeat the request in their error.
 */
export function withoutSecrets(value: unknown, secrets: readonly string[]): unknown {
	// A name that is a common word, such as "error", has to stay readable for the adapters.
	const long = secrets.filter(isLong);
	const cleanAt = (one: unknown, levels: number): unknown => {
		if (typeof one === 'string') return textWithoutSecrets(one, secrets);
		// A key of digits alone may come back as a number.
		if (typeof one === 'number') return secrets.includes(String(one)) ? REMOVED : one;
		if (typeof one !== 'object' || one === null) return one;
		if (levels === 0 || isImageData(one, levels)) return REMOVED;
		if (Array.isArray(one)) return one.map((inner: unknown) => cleanAt(inner, levels - 1));
		return Object.fromEntries(
			Object.entries(one).map(([name, inner]) => [
				textWithoutSecrets(name, long),
				cleanAt(inner, levels - 1),
			]),
		);
	};
	return cleanAt(value, MAX_DEPTH);
}

export function textWithoutSecrets(text: string, secrets: readonly string[]): string {
	// A hostile answer may have a hundred thousand texts, most of which hold nothing.
	if (text.length <= MOST_NOT_TEXT) return text;
	if ((text.match(notText)?.length ?? 0) > MOST_NOT_TEXT) return REMOVED;
	const inAnyCase = text.toLowerCase();
	// Nearly all texts of an answer are shorter than a key, and there are many of both.
	const held = secrets.filter(
		(secret) => secret.length <= text.length && inAnyCase.includes(secret.toLowerCase()),
	);
	// One may begin with another, which would leave the longer one's end behind.
	const longestFirst = held.toSorted((one, other) => other.length - one.length);
	const withoutKeys = longestFirst.reduce(
		(rest, secret) => rest.replace(patternOf(secret), REMOVED),
		text,
	);
	return withoutDataRuns(withoutKeys.replace(longRun, REMOVED), REMOVED);
}

function patternOf(secret: string): RegExp {
	const literal = secret.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
	return new RegExp(isLong(secret) ? literal : `(?<![A-Za-z0-9])${literal}(?![A-Za-z0-9])`, 'gi');
}

/** The ways in which an answer may write a secret: as it is, and in the usual encodings. */
export function formsOfSecret(secret: string): string[] {
	if (secret.length < SHORTEST_SECRET) return [];
	if (!isLong(secret)) return [secret];
	const hex = Buffer.from(secret).toString('hex');
	const base64 = [0, 1, 2].flatMap((offset) => base64Within(secret, offset));
	// In JSON that is broken, such as that of those who write every slash as "\\/".
	const json = JSON.stringify(secret).slice(1, -1);
	const page = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
	const written = [secret, encodeURIComponent(secret), json, json.replaceAll('/', '\\/'), page];
	return [...new Set([...written, ...base64, hex])];
}

/**
 * The part of a base64 text that is the same whatever surrounds the secret in what was encoded,
 * such as `id:key`: each digit has 6 bits, so there are three ways for it to lie.
 *
 * @param offset bytes, 0 to 2, by which it lies after a whole group of three
 */
function base64Within(secret: string, offset: number): string[] {
	const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)]);
	const first = Math.ceil((offset * 8) / 6);
	const last = Math.floor((bytes.length * 8) / 6);
	return [bytes.toString('base64'), bytes.toString('base64url')].map((text) =>
		text.slice(first, last),
	);
}

function isLong(secret: string): boolean {
	return secret.length >= SHORTEST_WITHIN_WORDS;
}
