import type { ImageLimits, Sides } from '../imageLimits';
import type { Pixels } from '../pixels';

/** Plain pictures take little more than this at the good quality, in bits per px. */
const FEWEST_BITS = 1.25;

/** No vendor asks for more px, and each takes memory while it is worked on. */
const MOST_PIXELS_WORTH = 25_000_000;

/** What the fitted picture has to keep to. */
export interface FitBudget {
	/** The picture as it was found, upright. */
	readonly picture: Pixels;
	/** Factors on both sides of the picture, from 0 to 1. */
	readonly smallest: number;
	readonly largest: number;
	/** Infinity where the vendor has no limit. */
	readonly bytes: number;
}

/** A vendor's limit in bytes as it counts when fitting: its MB may be 1,000,000 or 1,048,576. */
export function bytesToFit(maxBytes: number): number {
	return Math.floor((maxBytes / 1_048_576) * 1_000_000);
}

/** Between which sizes a picture may be. The smallest is above the largest where none is left. */
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

/** The factor on both sides by which a picture gets so many px. */
export function scaleFor(pixels: number, { width, height }: Pixels): number {
	return Math.sqrt(pixels / (width * height));
}

/** By how much a picture's sides have to be scaled to equal these, the longer and the shorter. */
function sideFactors(sides: Sides, { width, height }: Pixels): [number, number] {
	return [sides.longer / Math.max(width, height), sides.shorter / Math.min(width, height)];
}
