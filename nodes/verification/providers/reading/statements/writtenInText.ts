import { isJsonObject, type JsonObject } from '../fields';
import { bareName } from '../names';
import { LONGEST_WORDS } from '../oversized';
import { isDecisive, polarityOf } from '../words/polarity';
import { textSaying } from '../words/texts';

/** How deep lists are read. A deeper value is not read, so it counts as unknown. */
const MOST_LISTS = 20;

/** A value, or those of a list and the lists in it. */
export function flattened(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value.flat(MOST_LISTS) : [value];
}

/** The objects in a value: in its lists, in a text of JSON, and as pairs. */
export function objectsIn(value: unknown): JsonObject[] {
	if (isJsonObject(value)) return [value];
	const parts = flattened(value);
	const objects = parts.flatMap((one) =>
		typeof one === 'string' ? objectsIn(parsed(one)) : isJsonObject(one) ? [one] : [],
	);
	return [...objects, ...pairsIn(parts)];
}

/** `["is_live", false]`. A word after such a name may also be the next name in a list. */
function pairsIn(parts: readonly unknown[]): JsonObject[] {
	return parts.slice(1).flatMap((value, index) => {
		const name = parts[index];
		if (typeof name !== 'string' || !isDecisive(polarityOf(bareName(name)))) return [];
		const isName = typeof value === 'string' && !isDenial(value);
		return isName ? [] : [{ [name]: value }];
	});
}

function isDenial(text: string): boolean {
	return /^(?:false|no|n|f)$/i.test(text.trim()) || textSaying(text) === 'denies';
}

/** Null for a text that is not JSON, and for a list or an object that is too long. */
function parsed(text: string): unknown {
	if (text.length > LONGEST_WORDS || !looksLikeJson(text)) return null;
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

function looksLikeJson(text: string): boolean {
	return /^\s{0,9}[[{"]/.test(text);
}

/** Whether a text may contain fields that are not read. */
export function isUnreadText(value: unknown): boolean {
	return typeof value === 'string' && value.length > LONGEST_WORDS && looksLikeJson(value);
}

/** `is_live=false`, `'is_live': False`, `<is_live>no</is_live>`, each of them a name and a word. */
const assignment =
	/(?<![\p{L}\p{N}_.-])([\p{L}_][\p{L}\p{N}_.-]{1,60})["']?\s{0,3}(?:=>|[:=>])\s{0,3}["']?([^\s"'&;,<>{}()[\]]{1,60})/gu;

/** The fields and values in a text, in any notation. */
export function assignmentsIn(value: unknown): ReadonlyArray<readonly [string, string]> {
	return flattened(value).flatMap((one) => {
		const isText = typeof one === 'string' && one.length <= LONGEST_WORDS;
		if (!isText || !/[:=>]/.test(one) || /^\s{0,9}https?:\/\/\S*$/.test(one)) return [];
		return Array.from(
			one.matchAll(assignment),
			([, name = '', word = '']) => [name, word] as const,
		);
	});
}
