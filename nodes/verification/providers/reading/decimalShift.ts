/**
 * Moves the decimal point as a person would on paper. Binary arithmetic does not: 0.57 * 100 is
 * 56.99999999999999, which would fail a threshold of 57. Rounding could lift a score over a
 * threshold that it does not reach.
 *
 * @param places to the right where positive, to the left where negative
 */
export function decimalShift(number: number, places: number): number {
	const [digits = '', exponent = '0'] = String(number).split('e');
	return Number(`${digits}e${Number(exponent) + places}`);
}
