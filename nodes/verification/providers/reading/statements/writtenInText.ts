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
	const objects = parts.flatMap((one) => {
		if (typeof one === 'string') return decodingsOf(one).map(parsed).flatMap(objectsIn);
		return isJsonObject(one) ? [one] : [];
	});
	return [...objects, ...pairsIn(parts)];
}

/** `["is_live", false]`. A word after such a name may also be the next name in a list. */
function pairsIn(parts: readonly unknown[]): JsonObject[] {
	return parts.slice(1).flatMap((value, index) => pairOf(parts[index], value));
}

function pairOf(name: unknown, value: unknown): JsonObject[] {
	const isName = typeof value === 'string' && !isDenial(value);
	return isDecisiveName(name) && !isName ? [{ [name]: value }] : [];
}

function isDecisiveName(value: unknown): value is string {
	return typeof value === 'string' && isDecisive(polarityOf(bareName(value)));
}

/** `{"columns": ["is_live", "age"], "rows": [[false, 30]]}`: one list has the names of the others. */
export function columnsIn(values: readonly unknown[]): JsonObject[] {
	const lists = values.flatMap((one): ReadonlyArray<readonly unknown[]> => {
		if (!Array.isArray(one)) return [];
		const rows = one.filter((row): row is unknown[] => Array.isArray(row));
		return rows.length > 0 ? rows : [one];
	});
	if (lists.length < 2) return [];
	const names = lists.find((list) => list.some(isDecisiveName));
	const rows = lists.filter((list) => list !== names && list.length === names?.length);
	return rows.flatMap((row) => row.flatMap((value, index) => pairOf(names?.[index], value)));
}

function isDenial(text: string): boolean {
	return /^(?:false|no|n|f)$/i.test(text.trim()) || textSaying(text) === 'denies';
}

/** `{"` in base64, as in the parts of a token. */
const encodedJson = /(?<![A-Za-z0-9+/_-])ey[A-Za-z0-9+/_-]+/g;

/** A text as it is, and what it has in base64 or in the notation of addresses. */
function decodingsOf(text: string): string[] {
	if (text.length > LONGEST_WORDS) return [text];
	const encoded = text.match(encodedJson) ?? [];
	return [
		...new Set([text, withoutPercents(text)]),
		...encoded.map((one) => Buffer.from(one, 'base64').toString('utf8')),
	];
}

function withoutPercents(text: string): string {
	return text.replace(/%([0-7][0-9a-f])/gi, (_, code: string) =>
		String.fromCharCode(parseInt(code, 16)),
	);
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

/** `is_live=false`, `'is_live': False`, `<is_live>no</is_live>`: each has a name and a word. */
const assignment =
	/(?<![\p{L}\p{N}_.-])([\p{L}_][\p{L}\p{N}_.-]{1,60})["']?(?:\s{0,3}(?:[=-]>|[:=>|~])\s{0,3}|\t)["']?([^\s"'&;,<>{}()[\]]{1,60})/gu;

/** The fields and values in a text, in any notation. */
export function assignmentsIn(value: unknown): ReadonlyArray<readonly [string, string]> {
	return flattened(value).flatMap((one) => {
		const isText = typeof one === 'string' && one.length <= LONGEST_WORDS;
		if (!isText || /^\s{0,9}https?:\/\/\S*$/.test(one)) return [];
		const text = withoutPercents(one);
		if (!/[:=>|~\t]/.test(text)) return [];
		return Array.from(
			text.matchAll(assignment),
			([, name = '', word = '']) => [name, word] as const,
		);
	});
}
