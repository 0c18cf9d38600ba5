import { markColumns, markOf, markRowHeight } from '../simulator/images/scenarioMark';
import type { Pixels } from './encode';

/** Draws a scenario's cells over the picture's lower edge. Throws where there is no scenario. */
export function drawMark({ data, width, height }: Pixels, scenario: string | undefined): void {
	if (scenario === undefined) throw new Error('A mark needs a scenario');
	const [upper, lower] = markOf(scenario);
	const rowHeight = Math.round(width * markRowHeight);
	for (let y = Math.max(0, height - 2 * rowHeight); y < height; y++) {
		const row = y < height - rowHeight ? upper : lower;
		for (let x = 0; x < width; x++) {
			const isWhite = row[Math.floor((x * markColumns) / width)] === true;
			data.fill(isWhite ? 255 : 0, (y * width + x) * 3, (y * width + x + 1) * 3);
		}
	}
}
