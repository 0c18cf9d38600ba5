import type { IDataObject } from 'n8n-workflow';
import type { CheckName } from '../../check';
import type { ItemShape } from '../parameters/itemShape';
import { readOr } from './readOr';

type FieldShape = Pick<ItemShape, 'resultField' | 'isFieldUnknown'>;

/**
 * The input fields without the verdict and the error of an earlier check with this name. An
 * applicant may also have sent such a field with a form.
 */
export function withoutEarlierVerdict(
	json: IDataObject,
	checkName: CheckName,
	shape: FieldShape,
): IDataObject {
	// n8n may give an item without fields.
	const kept = () =>
		Object.entries({ ...json }).filter(
			([name, value]) =>
				!isEarlierVerdict(name, value, shape) && !(name === 'error' && isErrorOf(checkName, value)),
		);
	return Object.fromEntries(readOr([], kept));
}

/**
 * Whether the item has a field that an expression would read as this check's verdict. True if the
 * fields cannot be read.
 */
export function hasEarlierVerdict(json: IDataObject, shape: FieldShape): boolean {
	return readOr(true, () =>
		Object.entries({ ...json }).some(([name, value]) => isEarlierVerdict(name, value, shape)),
	);
}

/** If the result field is unknown, every field that looks like a verdict counts. */
function isEarlierVerdict(name: string, value: unknown, shape: FieldShape): boolean {
	return (
		name === shape.resultField || (shape.isFieldUnknown === true && isGroupWith('passed', value))
	);
}

function isErrorOf(checkName: CheckName, error: unknown): boolean {
	return isGroupWith('check', error) && Reflect.get(error, 'check') === checkName;
}

function isGroupWith(name: string, value: unknown): value is object {
	return typeof value === 'object' && value !== null && name in value;
}
