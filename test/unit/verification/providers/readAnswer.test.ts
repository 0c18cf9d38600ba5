import {
	fieldOf,
	fractionOf,
	numberOf,
	percentOf,
	referenceOf,
	textOf,
} from '../../../../nodes/verification/providers/reading/fields';

const notNumbers: ReadonlyArray<[string, unknown]> = [
	['nothing', undefined],
	['null', null],
	['empty text', ''],
	['white space', '  '],
	['a word', 'high'],
	['NaN', NaN],
	['"NaN"', 'NaN'],
	['Infinity', Infinity],
	['"Infinity"', 'Infinity'],
	['a number too large to be one', '1e999'],
	['true', true],
	['false', false],
	['an empty list', []],
	['a list of one number', [95]],
	['an object', { value: 95 }],
	['a decimal comma', '95,0'],
	['thousands', '1,000'],
	['hexadecimal', '0x10'],
	['binary', '0b11'],
	['a number and a unit', '95 points'],
	['percent', '95%'],
	['two numbers', '95 96'],
	['two points', '9.5.1'],
	['a sign alone', '-'],
	['a point alone', '.'],
	['digits of another script', '９５'],
	['an underscore', '9_5'],
];

describe('a number, or text that is exactly one', () => {
	test.each<[unknown, number]>([
		[0, 0],
		[95, 95],
		[95.5, 95.5],
		[-3, -3],
		['95', 95],
		['95.5', 95.5],
		[' 87 ', 87],
		['0', 0],
		['007', 7],
		['-3', -3],
		['+3', 3],
		['1e2', 100],
		['5.5E-1', 0.55],
	])('%j is %d', (value, expected) => {
		expect(numberOf(value)).toBe(expected);
	});

	test.each(notNumbers)('%s is no number', (_name, value) => {
		expect(numberOf(value)).toBeNull();
	});
});

describe('a score in percent', () => {
	test.each<[unknown, number]>([
		[0, 0],
		[100, 100],
		['100', 100],
		[0.97, 0.97],
	])('%j is %d', (value, expected) => {
		expect(percentOf(value)).toBe(expected);
	});

	test.each<[string, unknown]>([
		['-0.01', -0.01],
		['100.01', 100.01],
		['"101"', '101'],
		['"1e3"', '1e3'],
		...notNumbers,
	])('%s is none', (_name, value) => {
		expect(percentOf(value)).toBeNull();
	});
});

describe('a score from 0 to 1, told in percent', () => {
	test.each<[unknown, number]>([
		[0, 0],
		[1, 100],
		['0.6', 60],
		[0.57, 57],
		[0.29, 29],
		[0.5999999999999999, 59.99999999999999],
		[1e-7, 0.00001],
		['1e-7', 0.00001],
	])('%j is %d', (value, expected) => {
		expect(fractionOf(value)).toBe(expected);
	});

	test.each<[string, unknown]>([['-0.01', -0.01], ['1.01', 1.01], ['97', 97], ...notNumbers])(
		'%s is none',
		(_name, value) => {
			expect(fractionOf(value)).toBeNull();
		},
	);
});

describe('fields', () => {
	test.each<[string, unknown]>([
		['null', null],
		['text', 'score'],
		['a list', [1]],
		['a number', 5],
		['nothing', undefined],
	])('%s has none', (_name, holder) => {
		expect(fieldOf(holder, 'length')).toBeUndefined();
		expect(fieldOf(holder, '0')).toBeUndefined();
	});

	test.each(['constructor', 'toString', '__proto__'])('%s is not inherited', (name) => {
		expect(fieldOf({}, name)).toBeUndefined();
	});

	test('an own field is read, whatever it holds', () => {
		expect(fieldOf({ score: null }, 'score')).toBeNull();
	});
});

test.each<[unknown, string | null, string | null]>([
	['txn_1', 'txn_1', 'txn_1'],
	['  txn_1 ', 'txn_1', 'txn_1'],
	[1003, null, '1003'],
	[0, null, '0'],
	['', null, null],
	['  ', null, null],
	[null, null, null],
	[true, null, null],
	[NaN, null, null],
	[['txn_1'], null, null],
	['t'.repeat(200), 't'.repeat(200), 't'.repeat(200)],
	['t'.repeat(201), 't'.repeat(201), null],
])('%j as text is %j, as a reference %j', (value, text, reference) => {
	expect(textOf(value)).toBe(text);
	expect(referenceOf(value)).toBe(reference);
});
