import type { IExecuteFunctions } from 'n8n-workflow';
import type { CheckName } from '../../check';
import { type CheckError, failureBehind } from '../../failure';
import { labels } from '../words/labels';
import { onOrOff, ParameterReader, unusable } from './parameterReader';
import { defaults } from './settings';

/** How an item leaves, whatever came of its check. */
export interface ItemShape {
	readonly resultField: string;
	readonly includeInputFields: boolean;
	readonly includeBinary: boolean;
	readonly includeRawResponse: boolean;
}

/** n8n takes an item with nothing but the first three for a failed one; the last sets no field. */
const fieldsOfN8n: readonly string[] = ['error', 'message', 'details', '__proto__'];

/** Where the shape cannot be read, the item keeps everything and carries the failure. */
export function readShapeOrFailure(
	context: IExecuteFunctions,
	itemIndex: number,
	checkName: CheckName,
): { readonly shape: ItemShape; readonly failure: CheckError | null } {
	try {
		return { shape: readShape(context, itemIndex, checkName), failure: null };
	} catch (error) {
		const { includeInputFields, includeBinary } = defaults;
		const shape = {
			resultField: checkName,
			includeInputFields,
			includeBinary,
			includeRawResponse: false,
		};
		return { shape, failure: failureBehind(error) };
	}
}

function readShape(context: IExecuteFunctions, itemIndex: number, checkName: CheckName): ItemShape {
	const reader = new ParameterReader(context, itemIndex);
	const flag = (name: 'includeInputFields' | 'includeBinary' | 'includeRawResponse') =>
		onOrOff(reader.rawOption(name, labels[name], defaults[name]), labels[name]);
	const field = reader.rawOption('resultField', labels.resultField, checkName);
	if (typeof field !== 'string' || field.trim() === '') {
		throw unusable(labels.resultField, 'is empty or not text');
	}
	if (fieldsOfN8n.includes(field.trim())) {
		throw unusable(labels.resultField, `cannot be "${field.trim()}": that name is reserved`);
	}
	return {
		resultField: field.trim(),
		includeInputFields: flag('includeInputFields'),
		includeBinary: flag('includeBinary'),
		includeRawResponse: flag('includeRawResponse'),
	};
}
