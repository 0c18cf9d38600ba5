import { isFields } from '../../decision/ownField';

/** The same text for values that say the same, in whatever order an object has its fields. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_name, within: unknown) =>
		isFields(within)
			? Object.fromEntries(Object.entries(within).sort(([one], [other]) => (one < other ? -1 : 1)))
			: within,
	);
}
