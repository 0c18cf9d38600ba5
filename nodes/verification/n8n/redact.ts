const REMOVED = '[removed]';

/** Deeper than any vendor's answer; past it, a hostile one could exhaust the stack. */
const MAX_DEPTH = 20;

/** Base64 of an image, or a key: no reference or message of a vendor's has a run this long. */
const longRun = /[A-Za-z0-9+/=_-]{100,}/g;

/** In a sentence meant for people, a shorter run already is a key or a piece of one. */
const keyLike = /(?=[A-Za-z0-9+/=_-]*\d)[A-Za-z0-9+/=_-]{20,}/g;

const MAX_WORDS = 200;

/**
 * Takes the credential's secrets, and whatever looks like an image, out of what a vendor
 * answered: some gateways repeat the request in their error.
 */
export function withoutSecrets(value: unknown, secrets: readonly string[], depth = 0): unknown {
	if (typeof value === 'string') return textWithoutSecrets(value, secrets);
	if (typeof value !== 'object' || value === null) return value;
	if (depth >= MAX_DEPTH) return REMOVED;
	const clean = (one: unknown) => withoutSecrets(one, secrets, depth + 1);
	if (Array.isArray(value)) return value.map(clean);
	return Object.fromEntries(
		Object.entries(value).map(([key, one]) => [textWithoutSecrets(key, secrets), clean(one)]),
	);
}

export function textWithoutSecrets(text: string, secrets: readonly string[]): string {
	// One may begin with another, which would leave the longer one's end behind.
	const longestFirst = secrets.toSorted((one, other) => other.length - one.length);
	const withoutKeys = longestFirst.reduce((rest, secret) => rest.replaceAll(secret, REMOVED), text);
	return withoutKeys.replace(longRun, REMOVED);
}

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
