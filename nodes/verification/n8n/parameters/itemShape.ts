import type { IExecuteFunctions } from 'n8n-workflow';
import type { CheckName } from '../../check';
import { type CheckError, failureBehind } from '../../failure';
import {
	includeBinary,
	includeInputFields,
	includeRawResponse,
	resultFieldSpec,
} from './optionSpecs';
import { ParameterReader, unusable } from './parameterReader';

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
		const shape = {
			resultField: checkName,
			includeInputFields: includeInputFields.default,
			includeBinary: includeBinary.default,
			includeRawResponse: false,
		};
		return { shape, failure: failureBehind(error) };
	}
}

function readShape(context: IExecuteFunctions, itemIndex: number, checkName: CheckName): ItemShape {
	const reader = new ParameterReader(context, itemIndex);
	const field = resultFieldSpec(checkName);
	const resultField = reader.read(field);
	if (fieldsOfN8n.includes(resultField)) {
		throw unusable(field.label, `cannot be "${resultField}": that name is reserved`);
	}
	return {
		resultField,
		includeInputFields: reader.read(includeInputFields),
		includeBinary: reader.read(includeBinary),
		includeRawResponse: reader.read(includeRawResponse),
	};
}
