import type { INodeExecutionData } from 'n8n-workflow';
import type { Verdict } from '../verdict';
import type { ItemShape } from './itemShape';
import { reportOf } from './toNodeError';

/**
 * The item as it leaves: its input fields and binary, and the verdict. Always a copy, for n8n
 * may empty what it is given.
 */
export function toItem(
	input: INodeExecutionData,
	itemIndex: number,
	verdict: Verdict,
	shape: ItemShape,
): INodeExecutionData {
	return {
		json: { ...(shape.includeInputFields ? input.json : {}), [shape.resultField]: verdict },
		...(shape.includeBinary ? binaryOf(input) : {}),
		pairedItem: { item: itemIndex },
	};
}

/**
 * A failed item that n8n is to move to the Error output. It knows one by `error` being the only
 * field, and puts the input fields back in by itself; the binary it does not.
 */
export function toErrorItem(
	input: INodeExecutionData,
	itemIndex: number,
	verdict: Verdict,
): INodeExecutionData {
	return {
		json: { error: reportOf(verdict) },
		...binaryOf(input),
		pairedItem: { item: itemIndex },
	};
}

/**
 * The files that n8n can carry on. In a workflow that keeps files in the items' fields, it moves
 * them to `_files` once the node is done; over a file without content, or a field of that name that
 * can't hold files, it throws, and then sends all items to Pass.
 */
function binaryOf({ json, binary }: INodeExecutionData) {
	if (!binary || !canHoldFiles(json._files)) return {};
	const files = Object.entries(binary).filter(([, file]) => hasContent(file));
	return { binary: Object.fromEntries(files) };
}

function canHoldFiles(field: unknown): boolean {
	return field === undefined || (typeof field === 'object' && !Array.isArray(field));
}

function hasContent(file: unknown): boolean {
	if (typeof file !== 'object' || file === null) return false;
	const isText = (field: string): boolean => typeof Reflect.get(file, field) === 'string';
	return isText('id') || isText('data');
}
