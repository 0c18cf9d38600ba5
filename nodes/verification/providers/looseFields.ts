import { isJsonObject, type JsonObject } from './readAnswer';

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
