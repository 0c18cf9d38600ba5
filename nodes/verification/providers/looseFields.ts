import { isJsonObject } from './readAnswer';

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
	const wanted = name.toLowerCase();
	const values = Object.entries(holder)
		.filter(([key]) => key.toLowerCase() === wanted)
		.map(([, value]) => value);
	const [value, ...others] = values;
	if (values.length === 0) return { kind: 'absent' };
	return others.every((other) => other === value)
		? { kind: 'value', value }
		: { kind: 'ambiguous' };
}
