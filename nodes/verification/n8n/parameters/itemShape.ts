import type { IExecuteFunctions } from 'n8n-workflow';
import type { CheckName } from '../../check';
import { type CheckError, failureBehind } from '../../failure';
import type { Language } from '../words/applicantMessages';
import {
	applicantMessage,
	includeBinary,
	includeInputFields,
	includeRawResponse,
	resultFieldSpec,
} from './optionSpecs';
import { ParameterReader, unusable } from './parameterReader';

/** How an item leaves, whatever came of its check. */
export interface ItemShape {
	readonly resultField: string;
	/** Set where the user's choice cannot be read; `resultField` is the check's own name then. */
	readonly isFieldUnknown?: true;
	readonly includeInputFields: boolean;
	readonly includeBinary: boolean;
	readonly includeRawResponse: boolean;
	/** Absent where the verdict is to have no message to the applicant. */
	readonly applicantMessage?: Language;
}

/** n8n takes an item with nothing but the first three for a failed one; the last sets no field. */
export const fieldsOfN8n: readonly string[] = ['error', 'message', 'details', '__proto__'];

/**
 * Where the shape cannot be read, the item keeps everything and carries the failure. The field is
 * read by itself then: an earlier verdict in it must not outlive this check.
 */
export function readShapeOrFailure(
	context: IExecuteFunctions,
	itemIndex: number,
	checkName: CheckName,
): { readonly shape: ItemShape; readonly failure: CheckError | null } {
	const reader = new ParameterReader(context, itemIndex);
	const field = readOrFailure(() => readResultField(reader, checkName), checkName);
	const rest = readOrFailure(() => readRest(reader), {
		includeInputFields: includeInputFields.default,
		includeBinary: includeBinary.default,
		includeRawResponse: false,
	});
	const shape = { resultField: field.value, ...rest.value };
	if (field.failure === null) return { shape, failure: rest.failure };
	return { shape: { ...shape, isFieldUnknown: true }, failure: field.failure };
}

function readOrFailure<Value>(
	read: () => Value,
	otherwise: Value,
): { readonly value: Value; readonly failure: CheckError | null } {
	try {
		return { value: read(), failure: null };
	} catch (error) {
		return { value: otherwise, failure: failureBehind(error) };
	}
}

function readResultField(reader: ParameterReader, checkName: CheckName): string {
	const field = resultFieldSpec(checkName);
	const resultField = reader.read(field);
	if (fieldsOfN8n.includes(resultField)) {
		throw unusable(field.label, `cannot be "${resultField}": that name is reserved`);
	}
	return resultField;
}

function readRest(reader: ParameterReader): Omit<ItemShape, 'resultField' | 'isFieldUnknown'> {
	const language = reader.read(applicantMessage);
	return {
		includeInputFields: reader.read(includeInputFields),
		includeBinary: reader.read(includeBinary),
		includeRawResponse: reader.read(includeRawResponse),
		...(language === 'off' ? {} : { applicantMessage: language }),
	};
}
