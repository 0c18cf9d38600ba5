import { decimalShift } from '../../../../nodes/verification/providers/reading/decimalShift';

describe('the decimal point moves as on paper', () => {
	test.each([
		[0.57, 2, 57],
		[0.29, 2, 29],
		[0.07, 2, 7],
		[1, 2, 100],
		[0, 2, 0],
		[0.5999999999999999, 2, 59.99999999999999],
		[0.1 + 0.2, 2, 30.000000000000004],
		[1e-7, 2, 1e-5],
		[57, -2, 0.57],
		[60, -2, 0.6],
		[100, -2, 1],
		[0, -2, 0],
		[0.00001, -2, 1e-7],
	])('%d by %d places is %d', (number, places, expected) => {
		expect(decimalShift(number, places)).toBe(expected);
	});

	test('there and back again gives every score of two digits', () => {
		for (let hundredths = 0; hundredths <= 10_000; hundredths++) {
			const score = Number((hundredths / 100).toFixed(2));
			expect(decimalShift(decimalShift(score, -2), 2)).toBe(score);
		}
	});

	test.each([NaN, Infinity, -Infinity])('%d never becomes a number', (number) => {
		expect(Number.isFinite(decimalShift(number, 2))).toBe(false);
	});
});
