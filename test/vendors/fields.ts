/** Reads unknown answers for the descriptors. It shares no line with the adapters. */

export function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function own(value: unknown, name: string): unknown {
	return isObject(value) ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

/** The values of a field whose name counts in any case. */
export function anyCase(value: unknown, name: string): unknown[] {
	if (!isObject(value)) return [];
	const names = Object.keys(value).filter((one) => one.toLowerCase() === name.toLowerCase());
	return names.map((one) => own(value, one));
}

/** The values at a dot path whose names count in any case. */
export function valuesAt(value: unknown, path: string): unknown[] {
	return path
		.split('.')
		.reduce<unknown[]>(
			(holders, name) => holders.flatMap((one) => anyCase(one, name.trim())),
			[value],
		);
}

/** Exactly: 56.7 / 100 is 0.5670000000000001. */
export function fractionOf(percent: number): number {
	return Number(`${percent}e-2`);
}
