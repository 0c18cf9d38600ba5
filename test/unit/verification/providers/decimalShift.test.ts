import { decimalShift } from '../../../../nodes/verification/providers/reading/decimalShift';

test.each([NaN, Infinity, -Infinity])('%d never becomes a number', (number) => {
	expect(Number.isFinite(decimalShift(number, 2))).toBe(false);
});
