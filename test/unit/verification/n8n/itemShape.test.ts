import { readShapeOrFailure } from '../../../../nodes/verification/n8n/parameters/itemShape';
import { nodeContext } from './nodeContext';

const asTheEditorShows = {
	resultField: 'idLiveness',
	includeInputFields: true,
	includeBinary: true,
	includeRawResponse: false,
};

function shapeWith(parameters: Readonly<Record<string, unknown>>) {
	return readShapeOrFailure(nodeContext({ parameters }), 0, 'idLiveness');
}

test('without options, the item keeps everything and the verdict has the name of the check', () => {
	expect(shapeWith({})).toEqual({ shape: asTheEditorShows, failure: null });
});

test('the options are kept to', () => {
	const { shape, failure } = shapeWith({
		'options.resultField': ' passport ',
		'options.includeInputFields': false,
		'options.includeBinary': false,
		'options.includeRawResponse': true,
	});
	expect(failure).toBeNull();
	expect(shape).toEqual({
		resultField: 'passport',
		includeInputFields: false,
		includeBinary: false,
		includeRawResponse: true,
	});
});

describe('what is unusable is a failure, and the item keeps everything', () => {
	test.each([
		['resultField', '', 'Result Field'],
		['resultField', ' ', 'Result Field'],
		['resultField', null, 'Result Field'],
		['resultField', 5, 'Result Field'],
		['resultField', ['a'], 'Result Field'],
		['resultField', 'error', 'Result Field'],
		['resultField', ' error ', 'Result Field'],
		['resultField', 'message', 'Result Field'],
		['resultField', 'details', 'Result Field'],
		['resultField', '__proto__', 'Result Field'],
		['includeInputFields', 'true', 'Include Input Fields'],
		['includeInputFields', null, 'Include Input Fields'],
		['includeBinary', 0, 'Include Binary'],
		['includeBinary', '', 'Include Binary'],
		['includeRawResponse', [], 'Include Raw Response'],
	])('%s of %j', (name, value, parameter) => {
		const { shape, failure } = shapeWith({ [`options.${name}`]: value });
		expect(failure).toMatchObject({ reason: 'invalidParameter', parameter });
		expect(shape).toEqual(asTheEditorShows);
	});
});
