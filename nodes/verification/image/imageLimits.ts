import type { Inspection } from './imageFacts';
import type { ImageFormat } from './imageFormats';
import type { Pixels } from './pixels';

/** 1 MB as it counts when an image is refused. */
export const MEGABYTE = 1_048_576;

/** px. Belongs to the picture's longer and shorter side, whichever way it is held. */
export interface Sides {
	readonly longer: number;
	readonly shorter: number;
}

/** What a vendor takes, as its pages say. Null where they say nothing. */
export interface ImageLimits {
	readonly formats: readonly ImageFormat[];
	readonly maxBytes: number | null;
	/** What a fitted image has to keep to where that is less than an image may have. */
	readonly fitBytes?: number;
	readonly minSides: Sides | null;
	readonly maxSides: Sides | null;
	/** The vendor's advice, below which results get worse. Not met, it is a warning. */
	readonly recommendedSides: Sides | null;
}

/** What is wrong with an image, with the limit and its own figure. */
export type BrokenLimit =
	| { readonly reason: 'imageTooLarge'; readonly limitBytes: number; readonly bytes: number }
	| ({ readonly reason: 'imageTooSmall' } & BrokenSides)
	| ({ readonly reason: 'imageDimensionsTooLarge' } & BrokenSides)
	| {
			readonly reason: 'unsupportedFormat';
			readonly format: ImageFormat;
			readonly accepted: readonly ImageFormat[];
	  }
	| { readonly reason: 'imageDamaged'; readonly format: ImageFormat }
	| { readonly reason: 'notAnImage' };

interface BrokenSides extends Pixels {
	readonly limit: Sides;
}

/**
 * Holds an image against a vendor's limits.
 *
 * @param bytes the file's whole size
 * @returns the first limit that is broken, or null where the image may be sent
 */
export function brokenLimit(
	inspection: Inspection,
	bytes: number,
	limits: ImageLimits,
): BrokenLimit | null {
	if (inspection.kind === 'notAnImage') return { reason: 'notAnImage' };
	const { format } = inspection;
	if (!limits.formats.includes(format) || inspection.kind === 'sizeless') {
		return { reason: 'unsupportedFormat', format, accepted: limits.formats };
	}
	if (inspection.kind === 'damaged') return { reason: 'imageDamaged', format };
	return brokenSideLimit(inspection.pixels, limits) ?? brokenByteLimit(bytes, limits);
}

/** Says how far an image that may be sent falls short of the vendor's advice. */
export function missedRecommendation({ width, height }: Pixels, limits: ImageLimits): Sides | null {
	const advice = limits.recommendedSides;
	return advice && !reaches({ width, height }, advice) ? advice : null;
}

/** The one limit that no fitting helps with: what is not in the picture cannot be put there. */
export function brokenMinimum(pixels: Pixels, { minSides }: ImageLimits): BrokenLimit | null {
	return minSides && !reaches(pixels, minSides)
		? { reason: 'imageTooSmall', limit: minSides, ...pixels }
		: null;
}

function brokenSideLimit(pixels: Pixels, limits: ImageLimits): BrokenLimit | null {
	const { maxSides } = limits;
	const tooSmall = brokenMinimum(pixels, limits);
	if (tooSmall) return tooSmall;
	if (maxSides && !staysWithin(pixels, maxSides)) {
		return { reason: 'imageDimensionsTooLarge', limit: maxSides, ...pixels };
	}
	return null;
}

function brokenByteLimit(bytes: number, { maxBytes }: ImageLimits): BrokenLimit | null {
	if (maxBytes === null || bytes <= maxBytes) return null;
	return { reason: 'imageTooLarge', limitBytes: maxBytes, bytes };
}

function reaches({ width, height }: Pixels, sides: Sides): boolean {
	return Math.max(width, height) >= sides.longer && Math.min(width, height) >= sides.shorter;
}

function staysWithin({ width, height }: Pixels, sides: Sides): boolean {
	return Math.max(width, height) <= sides.longer && Math.min(width, height) <= sides.shorter;
}
