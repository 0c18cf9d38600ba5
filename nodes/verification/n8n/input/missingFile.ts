import type { IExecuteFunctions } from 'n8n-workflow';
import type { CheckError } from '../../failure';
import { labels } from '../words/labels';

/** More names would hide the advice behind them. */
const MOST_NAMES = 5;

/**
 * For an item without a file of this name: says which files it has.
 *
 * @param label of the parameter that names the file
 */
export function missingFile(
	context: IExecuteFunctions,
	itemIndex: number,
	fieldName: string,
	label: string,
): CheckError {
	const field = isShowable(fieldName) ? `"${fieldName}"` : `that ${label} gives`;
	return {
		reason: 'missingImage',
		problem: `The item has no image in the binary field ${field}`,
		remedy: adviceFor(filesOn(context, itemIndex), label),
	};
}

/** The fields of the item's files. Execution Logic v2 keeps them in the field `_files`. */
function filesOn(context: IExecuteFunctions, itemIndex: number): string[] {
	const { json, binary } = context.getInputData()[itemIndex] ?? {};
	const files: unknown = json?._files;
	const inFields = typeof files === 'object' && files !== null ? Object.keys(files) : [];
	const names = [...Object.keys(binary ?? {}), ...inFields.map((name) => `_files.${name}`)];
	return names.filter((name) => isFile(context, itemIndex, name));
}

function isFile(context: IExecuteFunctions, itemIndex: number, name: string): boolean {
	try {
		context.helpers.assertBinaryData(itemIndex, name);
		return true;
	} catch {
		return false;
	}
}

function adviceFor(files: readonly string[], label: string): string {
	if (files.length === 0) {
		return 'This item has no files. Check that the previous step outputs the image as a file.';
	}
	const shown = files.filter(isShowable).slice(0, MOST_NAMES);
	const [first] = shown;
	if (first === undefined) {
		return `Set ${label} to the name that the Binary tab of the input shows.`;
	}
	const more = files.length - shown.length;
	const list = `This item has: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
	// In a comparison, the only file may be the other image.
	const isOneImage = label === labels.binaryPropertyName;
	const choice = files.length === 1 && isOneImage ? first : 'the name of the image';
	return `${list} Set ${label} to ${choice}.`;
}

/**
 * Whether an error may show a field name. An expression may have returned a file's name or the
 * image itself, and an upload may have named its field with any text.
 */
function isShowable(name: string): boolean {
	return /^(?:_files\.)?[A-Za-z][\w -]{0,39}$/.test(name) && !keyLike.test(name);
}

/** Words of a name are shorter, or have no digit in them. */
const keyLike = /(?=[A-Za-z]*\d)[A-Za-z\d]{16}/;
