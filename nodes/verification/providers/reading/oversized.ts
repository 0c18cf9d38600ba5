import { isJsonObject } from './fields';

/** Vendors' answers have less than a tenth of either. */
const MOST_VALUES = 5_000;
const MOST_CHARACTERS = 100_000;

/** Longer texts are data such as pictures, and are not read as words. */
export const LONGEST_WORDS = 2000;

/** Whether an answer is too large to read. Counting comes before any other work on it. */
export function isOversized(body: unknown): boolean {
	let values = 0;
	let characters = 0;
	const left: unknown[] = [body];
	while (left.length > 0) {
		const one = left.pop();
		if (typeof one === 'string' && one.length <= LONGEST_WORDS) characters += one.length;
		const names = isJsonObject(one) ? Object.keys(one) : [];
		values += Array.isArray(one) ? one.length : names.length;
		if (values > MOST_VALUES) return true;
		for (const name of names) characters += name.length;
		if (characters > MOST_CHARACTERS) return true;
		if (Array.isArray(one)) for (const value of one as readonly unknown[]) left.push(value);
		else if (isJsonObject(one)) left.push(...Object.values(one));
	}
	return false;
}
