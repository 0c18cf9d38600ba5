import { MOST_BYTES, sizeOf, word } from './imageEcho';

/** How much of a value is data, and how much is not. */
interface Content {
	readonly data: number;
	readonly others: number;
}

const noData: Content = { data: 0, others: 1 };

/** One byte: a character, or a number in any base with the usual marks around it. */
const byteText = /^.?$|^[^a-z0-9]{0,3}(?:0?[xob]|u00)?[0-9a-f]{1,3}[^a-z0-9]?$|^[01]{8}$/isu;

/** A row of decimal numbers. */
const numbersText = /^-?\d{1,3}(?:[\s,;|]{1,3}-?\d{1,3}){0,60}$/;

/** A piece of base64 that is too short to recognise without its neighbours, and not a UUID. */
const base64Piece = /^(?![0-9a-f]{8}-)[A-Za-z0-9+/=_-]{2,80}$/i;

/** Names in an object that stands for a list: indexes, also after a word, or one or two letters. */
const indexName = /^(?:\D{0,12}\d+|.{1,2})$/u;

/** The share of a list's values that may be something else. */
const MOST_OTHERS = 1 / 4;

/** How many fields a record may have to stand for one value, such as its position and the value. */
const MOST_FIELDS_OF_ONE = 2;

/** A shorter list is a box or a reference. */
const LEAST_OF_A_ROW = 5;

/**
 * Whether a list, or an object that stands for one, holds the bytes of an image. If a list of that
 * many numbers is not the picture, it describes the applicant's face.
 *
 * @param levels how many levels are searched
 */
export function isImageData(value: object, levels: number): boolean {
	return !isRecord(value) && isData(contentOf(value, levels), MOST_BYTES + 1);
}

/** The fields of a record that each hold a part of an image. */
export function imageRows(value: object, levels: number): ReadonlySet<string> {
	if (!isRecord(value)) return new Set();
	const { rows, data } = rowsOf(value, levels);
	return new Set(data > MOST_BYTES ? rows : []);
}

function rowsOf(value: object, levels: number): { rows: readonly string[]; data: number } {
	const contents = Object.entries(value)
		.map(([name, inner]) => [name, contentOf(inner, levels - 1)] as const)
		.filter(([, content]) => isData(content, LEAST_OF_A_ROW));
	const data = contents.reduce((sum, [, content]) => sum + content.data, 0);
	return { rows: contents.map(([name]) => name), data };
}

function isData({ data, others }: Content, least: number): boolean {
	return data >= least && others <= data * MOST_OTHERS;
}

/** An object with real names is a record, and its fields are checked one by one. */
function isRecord(value: object): boolean {
	if (Array.isArray(value)) return false;
	const names = Object.keys(value);
	return names.filter((name) => !indexName.test(name)).length > names.length * MOST_OTHERS;
}

function contentOf(value: unknown, levels: number): Content {
	if (typeof value === 'number') return { data: 1, others: 0 };
	if (typeof value === 'string') return contentOfText(value.trim());
	if (typeof value !== 'object' || value === null || levels === 0) return noData;
	const inside: unknown[] = Object.values(value);
	if (isRecord(value) && inside.length > MOST_FIELDS_OF_ONE) {
		const { rows, data } = rowsOf(value, levels);
		return rows.length === inside.length ? { data, others: 0 } : noData;
	}
	let [data, others] = [0, 0];
	for (const inner of inside) {
		const content = contentOf(inner, levels - 1);
		data += content.data;
		others += content.others;
	}
	return { data, others };
}

function contentOfText(text: string): Content {
	if (byteText.test(text)) return { data: 1, others: 0 };
	if (numbersText.test(text)) return { data: text.split(/[^\d-]+/).length, others: 0 };
	if (base64Piece.test(text) && !word.test(text)) return { data: sizeOf(text.length), others: 0 };
	return noData;
}
