import type { IExecuteFunctions } from 'n8n-workflow';
import { type CheckError, failureBehind } from '../../../../nodes/verification/failure';
import {
	numberIn,
	oneOf,
	onOrOff,
	ParameterReader,
	unusable,
	wholeNumberIn,
} from '../../../../nodes/verification/n8n/parameters/parameterReader';

const label = 'Pass Threshold';

/** The value that a reader gives, or the failure that it throws. */
function outcomeOf(read: () => unknown): unknown {
	try {
		return read();
	} catch (error) {
		return failureBehind(error);
	}
}

function invalid(problem: string): CheckError {
	return { reason: 'invalidParameter', parameter: label, problem };
}

const neverUsable: ReadonlyArray<[string, unknown]> = [
	['nothing', undefined],
	['null', null],
	['empty text', ''],
	['white space', ' '],
	['text', 'sixty'],
	['an empty list', []],
	['a list', [60]],
	['an object', { value: 60 }],
	['true', true],
	['false', false],
	['NaN', NaN],
	['"NaN"', 'NaN'],
	['Infinity', Infinity],
	['-Infinity', -Infinity],
	['hexadecimal', '0x10'],
	['an exponent', '1e2'],
	['percent', '60%'],
	['a decimal comma', '60,5'],
	['a large integer', 60n],
	['a function', () => 60],
	['a date', new Date(60)],
	['a number object', Object(60)],
];

describe('a number from 0 to 100', () => {
	test.each<[unknown, number]>([
		[0, 0],
		[100, 100],
		[60.5, 60.5],
		['60', 60],
		[' 60.5 ', 60.5],
		['0', 0],
	])('%j is %d', (value, expected) => {
		expect(numberIn(value, label, [0, 100])).toBe(expected);
	});

	test.each<[string, unknown]>([
		...neverUsable,
		['-0.01', -0.01],
		['"-1"', '-1'],
		['100.01', 100.01],
		['"101"', '101'],
		['1000', 1000],
	])('%s is unusable, and never the default or zero', (_name, value) => {
		const expected = invalid('has to be a number from 0 to 100');
		expect(outcomeOf(() => numberIn(value, label, [0, 100]))).toEqual(expected);
	});
});

describe('a whole number from 1 to 100', () => {
	test.each<[unknown, number]>([
		[1, 1],
		[100, 100],
		['10', 10],
		['10.0', 10],
	])('%j is %d', (value, expected) => {
		expect(wholeNumberIn(value, label, [1, 100])).toBe(expected);
	});

	test.each<[string, unknown]>([...neverUsable, ['0', 0], ['101', 101], ['-1', -1]])(
		'%s is unusable',
		(_name, value) => {
			const expected = invalid('has to be a number from 1 to 100');
			expect(outcomeOf(() => wholeNumberIn(value, label, [1, 100]))).toEqual(expected);
		},
	);

	test.each([1.5, '2.5', 99.999])('%j is not whole', (value) => {
		const expected = invalid('has to be a whole number');
		expect(outcomeOf(() => wholeNumberIn(value, label, [1, 100]))).toEqual(expected);
	});
});

describe('on or off', () => {
	test.each([true, false])('%s', (value) => {
		expect(onOrOff(value, label)).toBe(value);
	});

	test.each([undefined, null, '', 'true', 'false', 0, 1, [], {}, NaN])('%j is neither', (value) => {
		expect(outcomeOf(() => onOrOff(value, label))).toEqual(invalid('is neither on nor off'));
	});
});

describe('one of its choices', () => {
	const choices = { inconclusive: 'Is Inconclusive', error: 'Is an Error' };

	test.each(Object.keys(choices))('%s', (value) => {
		expect(oneOf(value, label, choices)).toBe(value);
	});

	test.each([undefined, null, '', 'Error', ' error', 'pass', 0, true, [], ['error'], {}])(
		'%j is none of them',
		(value) => {
			const expected = invalid('has to be one of "Is Inconclusive", "Is an Error"');
			expect(outcomeOf(() => oneOf(value, label, choices))).toEqual(expected);
		},
	);
});

describe('the failure behind an error', () => {
	test('is its own where a parameter is unusable', () => {
		expect(failureBehind(unusable(label, 'is empty'))).toEqual(invalid('is empty'));
	});

	test.each([
		['an error', new TypeError('key sk-123 in here'), 'TypeError'],
		['a text', 'key sk-123 in here', 'unknown'],
		['nothing', undefined, 'unknown'],
	])('tells of %s no more than its kind', (_name, error, errorName) => {
		expect(failureBehind(error)).toEqual({ reason: 'unexpected', errorName });
	});
});

describe('a parameter that items share', () => {
	/** Counts what n8n is asked to resolve. */
	function counted(saved: Readonly<Record<string, unknown>>) {
		const resolved: string[] = [];
		const context = {
			getNodeParameter(
				path: string,
				itemIndex: number,
				fallback?: unknown,
				{ rawExpressions = false } = {},
			): unknown {
				const value = path in saved ? saved[path] : fallback;
				if (rawExpressions) return value;
				resolved.push(path);
				return typeof value === 'string' && value.startsWith('=') ? itemIndex : value;
			},
		};
		const readers = [0, 1, 2].map(
			(itemIndex) => new ParameterReader(context as unknown as IExecuteFunctions, itemIndex),
		);
		const read = (path: string) => readers.map((reader) => reader.raw(path, label));
		const readOption = (name: string, byDefault: unknown) =>
			readers.map((reader) => reader.rawOption(name, label, byDefault));
		return { read, readOption, resolved };
	}

	test('is resolved once where it holds no expression', () => {
		const { read, resolved } = counted({ threshold: 61, text: 'data', off: false });
		expect(read('threshold')).toEqual([61, 61, 61]);
		expect(read('text')).toEqual(['data', 'data', 'data']);
		expect(read('off')).toEqual([false, false, false]);
		expect(resolved).toEqual(['threshold', 'text', 'off']);
	});

	test('is resolved once where the user has not added it', () => {
		const { readOption, resolved } = counted({});
		expect(readOption('timeout', 60)).toEqual([60, 60, 60]);
		expect(resolved).toEqual(['options.timeout']);
	});

	test('is resolved for each item where it is one, or may hold one', () => {
		const { read, resolved } = counted({ threshold: '={{ $itemIndex }}', pipelines: ['=1'] });
		expect(read('threshold')).toEqual([0, 1, 2]);
		read('pipelines');
		expect(resolved).toHaveLength(6);
	});

	test('belongs to its own run', () => {
		expect(counted({ threshold: 61 }).read('threshold')).toEqual([61, 61, 61]);
		expect(counted({ threshold: 90 }).read('threshold')).toEqual([90, 90, 90]);
	});
});
