import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Verdict } from '../../verdict';
import type { ItemShape } from '../parameters/itemShape';
import { withoutEarlierVerdict } from './earlierVerdict';
import { readOr } from './readOr';
import { reportOf } from './toNodeError';

/**
 * The item as it leaves: its input fields and binary, and the verdict. Always a copy, because n8n
 * may empty the original.
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
 * A failed item that n8n moves to the Error output. n8n recognises it because `error` is the only
 * field. n8n restores the input fields, but not the binary. If files are kept in fields, they would
 * be a second field, so they only come back with the input fields.
 */
export function toErrorItem(
	input: INodeExecutionData,
	itemIndex: number,
	verdict: Verdict,
	place: FilePlace,
): INodeExecutionData {
	return failedItem({}, place === 'apart' ? filesOf(input, place) : {}, itemIndex, verdict);
}

/** A failed item as n8n would move it, but without an earlier verdict. */
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
 * The files that n8n can pass on. n8n reads them again after the node, and if that fails, it sends
 * all items to Pass. It fails on a binary field without a file. If files are kept in fields, it
 * also fails on a file that is not stored yet, and on a `_files` that is not an object.
 */
export function filesOf(
	{ json, binary }: INodeExecutionData,
	place: FilePlace,
): Pick<INodeExecutionData, 'binary'> {
	return readOr({}, () => {
		if (!binary) return {};
		if (place === 'inFields' && !isGroup(fieldOf(json, '_files') ?? {})) return {};
		const canBeCarried = place === 'inFields' ? isStored : isGroup;
		const files = Object.entries(binary).filter(([, file]) => canBeCarried(file));
		return { binary: Object.fromEntries(files) };
	});
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

/** Does not throw. If the place is unknown, it is the one where n8n accepts fewer files. */
export function filePlace(context: IExecuteFunctions): FilePlace {
	try {
		return context.getWorkflowSettings().binaryMode === 'combined' ? 'inFields' : 'apart';
	} catch {
		return 'inFields';
	}
}
