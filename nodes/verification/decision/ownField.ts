/** A plain object, as JSON gives it: not a list, and not an instance of a class. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	const prototype: unknown = Object.getPrototypeOf(value);
	// n8n may run nodes in another realm than the one that made the item.
	return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A field of the group itself. An inherited field, such as one from `__proto__`, does not count. */
export function ownField(group: unknown, name: string): unknown {
	return isFields(group) && Object.hasOwn(group, name) ? group[name] : undefined;
}
