import { scenarioNames } from '../scenarios/scenarios';

/**
 * A scenario drawn into a picture's lower edge, for pictures that lose their metadata on the way:
 * black and white cells in two rows over the whole width, the lower row the negative of the upper.
 * So no ordinary photo looks like a mark.
 */
export const markColumns = 12;

/** The height of one row, as a part of the picture's width. */
export const markRowHeight = 1 / 48;

/** True is white. */
export type MarkRow = readonly boolean[];

const white = true;
const black = false;

/** A rotated or mirrored mark does not begin and end like this. */
const start: MarkRow = [white, black, white, white];
const end: MarkRow = [black, black];
const bits = markColumns - start.length - end.length - 1;

/** The cells of both rows, the upper one first. Throws for a name that is no scenario. */
export function markOf(scenario: string): readonly [MarkRow, MarkRow] {
	const number = scenarioNames.indexOf(scenario);
	if (number < 0) throw new Error(`The simulator has no scenario "${scenario}"`);
	if (number >= 2 ** bits) throw new Error('There are more scenarios than a mark has numbers');
	const digits = Array.from({ length: bits }, (_, bit) => ((number >> bit) & 1) === 1);
	const upper = [...start, ...digits, parityOf(digits), ...end];
	return [upper, negativeOf(upper)];
}

/** The scenario that two rows of cells name. Null if a single cell disagrees. */
export function scenarioOfMark(upper: MarkRow, lower: MarkRow): string | null {
	const named = scenarioNames.find((name) => {
		const [first, second] = markOf(name);
		return isEqual(first, upper) && isEqual(second, lower);
	});
	return named ?? null;
}

/** Two numbers differ in at least two columns, which is four cells. */
function parityOf(digits: MarkRow): boolean {
	return digits.filter((digit) => digit).length % 2 === 0;
}

function negativeOf(row: MarkRow): MarkRow {
	return row.map((cell) => !cell);
}

function isEqual(one: MarkRow, other: MarkRow): boolean {
	return one.length === other.length && one.every((cell, column) => cell === other[column]);
}
