import { isScore } from '../../verdict';
import { decimalShift } from './decimalShift';
import { bareName, foldedName, isLookAlike } from './names';

export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * An own field of a JSON object. Other values have no fields, and inherited fields do not count.
 */
export function fieldOf(value: unknown, name: string): unknown {
	return isJsonObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Text that is not empty, else null. */
export function textOf(value: unknown): string | null {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** No vendor's reference is this long, so a longer text is not a reference. */
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

/**
 * A score on a scale of 0 to 1, converted to percent. Null where it is missing, malformed or off
 * the scale.
 */
export function fractionOf(value: unknown): number | null {
	const number = numberOf(value);
	return number !== null && number >= 0 && number <= 1 ? decimalShift(number, 2) : null;
}

/** As the vendor documents its names, or in any case if it documents no names. */
export type Spelling = 'documented' | 'any';

/**
 * The values at a dot path. `ambiguous` if two names of one object look the same to a person. Then
 * the reader would have to guess which one the vendor means, even if their values are equal.
 */
export type Found =
	| { readonly kind: 'values'; readonly values: readonly [unknown, ...unknown[]] }
	| { readonly kind: 'absent' }
	| { readonly kind: 'ambiguous' };

export function findAt(body: unknown, path: string, spelling: Spelling): Found {
	let found: Found = { kind: 'values', values: [body] };
	for (const name of path.split('.')) {
		if (found.kind !== 'values') return found;
		const fields: Found[] = found.values.map((one) => findField(one, name.trim(), spelling));
		found = fields.reduce(joined);
	}
	return found;
}

/** The value at a dot path, if there is exactly one. */
export function valueAt(body: unknown, path: string, spelling: Spelling): unknown {
	const found = findAt(body, path, spelling);
	return found.kind === 'values' && found.values.length === 1 ? found.values[0] : undefined;
}

function joined(one: Found, other: Found): Found {
	if (one.kind === 'ambiguous' || other.kind === 'absent') return one;
	if (other.kind === 'ambiguous' || one.kind === 'absent') return other;
	const [first, ...rest] = one.values;
	return { kind: 'values', values: [first, ...rest, ...other.values] };
}

function findField(holder: unknown, name: string, spelling: Spelling): Found {
	if (!isJsonObject(holder)) return { kind: 'absent' };
	const names = indexOf(holder).get(bareName(name)) ?? [];
	if (spelling === 'documented') {
		if (!names.includes(name)) return { kind: 'absent' };
		return names.length === 1 ? { kind: 'values', values: [holder[name]] } : { kind: 'ambiguous' };
	}
	const areApart = new Set(names.map(foldedName)).size === names.length;
	if (!areApart || names.some(isLookAlike)) return { kind: 'ambiguous' };
	const [first, ...others] = names.map((one) => holder[one]);
	if (names.length === 0) return { kind: 'absent' };
	return { kind: 'values', values: [first, ...others] };
}

const indexes = new WeakMap<JsonObject, ReadonlyMap<string, readonly string[]>>();

/** The names of an object by their bare form. Cached, because an answer is read many times. */
function indexOf(holder: JsonObject): ReadonlyMap<string, readonly string[]> {
	const known = indexes.get(holder);
	if (known) return known;
	const index = new Map<string, string[]>();
	for (const name of Object.keys(holder)) {
		const bare = bareName(name);
		const names = index.get(bare);
		if (names) names.push(name);
		else index.set(bare, [name]);
	}
	indexes.set(holder, index);
	return index;
}
