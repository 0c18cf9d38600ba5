import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Verdict } from '../../verdict';
import type { ItemShape } from '../parameters/itemShape';
import { withoutEarlierVerdict } from './earlierVerdict';
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
	place: FilePlace,
): INodeExecutionData {
	const { includeInputFields, includeBinary, resultField } = shape;
	return {
		json: {
			...(includeInputFields ? withoutEarlierVerdict(input.json, verdict.check, shape) : {}),
			[resultField]: verdict,
		},
		...(includeBinary ? filesOf(input, place) : {}),
		pairedItem: { item: itemIndex },
	};
}

/**
 * A failed item that n8n is to move to the Error output. It knows one by `error` being the only
 * field, and puts the input fields back in by itself; the binary it does not. Files that it moves
 * into the fields would be a second field, so there they come back with the input fields alone.
 */
export function toErrorItem(
	input: INodeExecutionData,
	itemIndex: number,
	verdict: Verdict,
	place: FilePlace,
): INodeExecutionData {
	return failedItem({}, place === 'apart' ? filesOf(input, place) : {}, itemIndex, verdict);
}

/** A failed item as n8n would make it of the one above, but without an earlier verdict. */
export function toMovedErrorItem(
	input: INodeExecutionData,
	itemIndex: number,
	verdict: Verdict,
	shape: ItemShape,
	place: FilePlace,
): INodeExecutionData {
	const fields = withoutEarlierVerdict(input.json, verdict.check, shape);
	return failedItem(fields, filesOf(input, place), itemIndex, verdict);
}

function failedItem(
	fields: IDataObject,
	files: Pick<INodeExecutionData, 'binary'>,
	itemIndex: number,
	verdict: Verdict,
): INodeExecutionData {
	return {
		json: { ...fields, error: reportOf(verdict) },
		...files,
		pairedItem: { item: itemIndex },
	};
}

/**
 * The files that n8n can carry on. It looks at them once more when the node is done, and if it
 * stumbles then, it sends all items to Pass: over a field without a file, and, where it moves files
 * into the fields, over a file that it would still have to store, or a `_files` that is no group.
 */
export function filesOf({ json, binary }: INodeExecutionData, place: FilePlace) {
	if (!binary) return {};
	if (place === 'inFields' && !isGroup(fieldOf(json, '_files') ?? {})) return {};
	const canBeCarried = place === 'inFields' ? isStored : isGroup;
	const files = Object.entries(binary).filter(([, file]) => canBeCarried(file));
	return { binary: Object.fromEntries(files) };
}

function isStored(file: unknown): boolean {
	const id = fieldOf(file, 'id');
	return typeof id === 'string' && id !== '';
}

function isGroup(value: unknown): boolean {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fieldOf(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** Where a workflow keeps the files of its items: apart from their fields, or among them. */
export type FilePlace = 'apart' | 'inFields';

/** Does not throw; where it can't be told, it is the place in which n8n may stumble over a file. */
export function filePlace(context: IExecuteFunctions): FilePlace {
	try {
		return context.getWorkflowSettings().binaryMode === 'combined' ? 'inFields' : 'apart';
	} catch {
		return 'inFields';
	}
}
