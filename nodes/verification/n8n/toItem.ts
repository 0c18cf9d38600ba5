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

function binaryOf({ binary }: INodeExecutionData) {
	if (!binary) return {};
	// n8n stumbles over a field without a file, after the node is done, and then sends all to Pass.
	const files = Object.entries(binary).filter(([, file]) => isFile(file));
	return { binary: Object.fromEntries(files) };
}

function isFile(file: unknown): boolean {
	return typeof file === 'object' && file !== null;
}
