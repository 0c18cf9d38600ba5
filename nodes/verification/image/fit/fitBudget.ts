import type { ImageLimits, Sides } from '../imageLimits';
import type { Pixels } from '../pixels';

/** In bits per px. Plain pictures take little more than this at the good quality. */
const FEWEST_BITS = 1.25;

/** No vendor needs more px, and each takes memory during the work. */
const MOST_PIXELS_WORTH = 25_000_000;

/** The bounds for the fitted picture. */
export interface FitBudget {
	/** The original picture, upright. */
	readonly picture: Pixels;
	/** Factors on both sides of the picture, from 0 to 1. */
	readonly smallest: number;
	readonly largest: number;
	/** Infinity if the vendor has no limit. */
	readonly bytes: number;
}

/** A vendor's limit in bytes as it counts when fitting: its MB may be 1,000,000 or 1,048,576. */
export function bytesToFit(maxBytes: number): number {
	return Math.floor((maxBytes / 1_048_576) * 1_000_000);
}

/** The sizes that a picture may have. If no size is possible, the smallest is above the largest. */
export function fitBudget(picture: Pixels, limits: ImageLimits): FitBudget {
	const { minSides, maxSides, maxBytes, fitBytes = maxBytes } = limits;
	const bytes = fitBytes === null ? Infinity : bytesToFit(fitBytes);
	const smallest = minSides ? Math.max(...sideFactors(minSides, picture)) : 0;
	const most = maxSides ? Math.min(1, ...sideFactors(maxSides, picture)) : 1;
	const worth = scaleFor(Math.min((bytes * 8) / FEWEST_BITS, MOST_PIXELS_WORTH), picture);
	return { picture, smallest, largest: Math.min(most, Math.max(worth, smallest)), bytes };
}

/** Whole px of a scaled picture. */
export function scaled({ width, height }: Pixels, scale: number): Pixels {
	return {
		width: Math.max(1, Math.round(width * scale)),
		height: Math.max(1, Math.round(height * scale)),
	};
}

/** The factor for both sides that gives a picture this many px. */
export function scaleFor(pixels: number, { width, height }: Pixels): number {
	return Math.sqrt(pixels / (width * height));
}

/** The factors that scale a picture's longer and shorter side to these. */
function sideFactors(sides: Sides, { width, height }: Pixels): [number, number] {
	return [sides.longer / Math.max(width, height), sides.shorter / Math.min(width, height)];
}
