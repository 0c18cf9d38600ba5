/** A group of fields: not a list, and of no class. Only JSON makes verdicts. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	// n8n may run nodes in another realm than the one that made the item.
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** What a group holds itself: an inherited field, such as by `__proto__`, says nothing. */
export function ownField(group: unknown, name: string): unknown {
	return isFields(group) && Object.hasOwn(group, name) ? group[name] : undefined;
}
