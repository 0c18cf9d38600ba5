import sharp from 'sharp';
import { markColumns, markRowHeight, scenarioOfMark } from './scenarioMark';

/** px. Whatever its size, the picture is looked at in this width. */
const width = 480;

/** More px than this are not decoded. */
const mostPixels = 100_000_000;

/** The part of a cell that is looked at: its edges run into its neighbours when it is scaled. */
const middle = { from: 0.25, to: 0.75 };

/** Levels of 0-255 on average, beyond which a cell is black or white. What is between is neither. */
const darkest = 70;
const lightest = 185;

/** The scenario that is drawn into a picture's lower edge, as it is seen upright; null without. */
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
		// What can't be decoded shows no mark.
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
