import sharp from 'sharp';
import { markColumns, markRowHeight, scenarioOfMark } from './scenarioMark';

/** px. Every picture is scaled to this width first. */
const width = 480;

/** More px than this are not decoded. */
const mostPixels = 100_000_000;

/** The part of a cell to read. Scaling blurs its edges into its neighbours. */
const middle = { from: 0.25, to: 0.75 };

/** Average levels of 0-255 beyond which a cell is black or white. A level between is neither. */
const darkest = 70;
const lightest = 185;

/** The scenario in the lower edge of the upright picture, or null. */
export async function readMark(image: Buffer): Promise<string | null> {
	const grey = await greyLevels(image);
	if (grey === null) return null;
	const upper = cellsOf(grey, 2);
	const lower = cellsOf(grey, 1);
	return upper && lower ? scenarioOfMark(upper, lower) : null;
}

interface GreyLevels {
	readonly data: Buffer;
	/** px */
	readonly height: number;
}

async function greyLevels(image: Buffer): Promise<GreyLevels | null> {
	try {
		const { data, info } = await sharp(image, { limitInputPixels: mostPixels })
			.autoOrient()
			.flatten({ background: '#ffffff' })
			.resize({ width })
			.greyscale()
			.raw()
			.toBuffer({ resolveWithObject: true });
		return info.channels === 1 ? { data, height: info.height } : null;
	} catch {
		// A picture that can't be decoded has no mark.
		return null;
	}
}

/** @param rowFromBelow 1 for the lowest */
function cellsOf({ data, height }: GreyLevels, rowFromBelow: number): boolean[] | null {
	const rowHeight = width * markRowHeight;
	const top = height - rowFromBelow * rowHeight;
	if (top < 0) return null;
	const columnWidth = width / markColumns;
	const cells: boolean[] = [];
	for (let column = 0; column < markColumns; column++) {
		const level = averageLevel(
			data,
			within(column * columnWidth, columnWidth),
			within(top, rowHeight),
		);
		if (level > darkest && level < lightest) return null;
		cells.push(level >= lightest);
	}
	return cells;
}

interface Range {
	readonly from: number;
	readonly to: number;
}

function within(start: number, length: number): Range {
	return {
		from: Math.round(start + length * middle.from),
		to: Math.round(start + length * middle.to),
	};
}

function averageLevel(data: Buffer, columns: Range, rows: Range): number {
	let sum = 0;
	for (let y = rows.from; y < rows.to; y++) {
		for (let x = columns.from; x < columns.to; x++) sum += data.readUInt8(y * width + x);
	}
	return sum / ((columns.to - columns.from) * (rows.to - rows.from));
}
