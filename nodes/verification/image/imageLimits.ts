import type { Inspection } from './imageFacts';
import type { ImageFormat } from './imageFormats';
import type { Pixels } from './pixels';

/** 1 MB as it counts when an image is refused. */
export const MEGABYTE = 1_048_576;

/** px. For the picture's longer and shorter side, in portrait and landscape. */
export interface Sides {
	readonly longer: number;
	readonly shorter: number;
}

/** What a vendor accepts, by its pages. Null if they say nothing. */
export interface ImageLimits {
	readonly formats: readonly ImageFormat[];
	readonly maxBytes: number | null;
	/** The limit for a fitted image, if it is lower than the vendor's limit. */
	readonly fitBytes?: number;
	readonly minSides: Sides | null;
	readonly maxSides: Sides | null;
	/** The vendor's recommended size. Results get worse below it, so the verdict warns. */
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
 * Checks an image against a vendor's limits.
 *
 * @param bytes the file's whole size
 * @returns the first broken limit, or null if the image may be sent
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

/** The recommended size, if the image is smaller. */
export function missedRecommendation({ width, height }: Pixels, limits: ImageLimits): Sides | null {
	const advice = limits.recommendedSides;
	return advice && !reaches({ width, height }, advice) ? advice : null;
}

/** The only limit that fitting cannot solve, because an image is never enlarged. */
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
