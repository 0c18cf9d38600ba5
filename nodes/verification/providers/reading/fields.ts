import { isScore } from '../../verdict';
import { decimalShift } from './decimalShift';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own field of a JSON object. Anything else has no fields, and a prototype's do not count. */
export function fieldOf(value: unknown, name: string): unknown {
	return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Text with something in it, else null. */
export function textOf(value: unknown): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** No vendor's own reference is anywhere near as long; what is longer is not one. */
const LONGEST_REFERENCE = 200;

/** A reference, version or code, which vendors write as text or as a number. */
export function referenceOf(value: unknown): string | null {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	const text = textOf(value);
	return text !== null && text.length <= LONGEST_REFERENCE ? text : null;
}

const decimal = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i;

/** A finite number, or text that is exactly one decimal number. Null for everything else. */
export function numberOf(value: unknown): number | null {
	const text = typeof value === 'string' ? value.trim() : null;
	const number = text !== null && decimal.test(text) ? Number(text) : value;
	return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

/** A score on a scale of 0 to 100. Null where it is missing, malformed or off the scale. */
export function percentOf(value: unknown): number | null {
	const number = numberOf(value);
	return number !== null && isScore(number) ? number : null;
}

/** A score on a scale of 0 to 1, told in percent. Null where it is missing, malformed or off the scale. */
export function fractionOf(value: unknown): number | null {
	const number = numberOf(value);
	return number !== null && number >= 0 && number <= 1 ? decimalShift(number, 2) : null;
}

/** `ambiguous` where two fields differ in nothing but upper and lower case, and in their values. */
export type Found =
	| { readonly kind: 'value'; readonly value: unknown }
	| { readonly kind: 'absent' }
	| { readonly kind: 'ambiguous' };

/**
 * Follows a dot path whose names may be written in any case: of one vendor's calls, one is seen to
 * answer `status` and another `Status`.
 */
export function readAt(body: unknown, path: string): Found {
	let found: Found = { kind: 'value', value: body };
	for (const name of path.split('.')) {
		if (found.kind !== 'value') return found;
		found = readField(found.value, name.trim());
	}
	return found;
}

function readField(holder: unknown, name: string): Found {
	if (!isJsonObject(holder)) return { kind: 'absent' };
	const values = indexOf(holder).get(name.toLowerCase());
	if (!values) return { kind: 'absent' };
	const [value, ...others] = values;
	return others.every((other) => other === value)
		? { kind: 'value', value }
		: { kind: 'ambiguous' };
}

/** An answer is looked at many times, and a hostile one may have a hundred thousand fields. */
const indexes = new WeakMap<JsonObject, ReadonlyMap<string, readonly unknown[]>>();

/** The values of each name in lower case. */
function indexOf(holder: JsonObject): ReadonlyMap<string, readonly unknown[]> {
	const known = indexes.get(holder);
	if (known) return known;
	const index = new Map<string, unknown[]>();
	for (const [key, value] of Object.entries(holder)) {
		const name = key.toLowerCase();
		const values = index.get(name);
		if (values) values.push(value);
		else index.set(name, [value]);
	}
	indexes.set(holder, index);
	return index;
}
