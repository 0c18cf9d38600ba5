import type { Inspection } from '../imageFacts';
import type { ImageFormat } from '../imageFormats';
import { type BrokenLimit, type ImageLimits, type Sides, sidesTooSmall } from '../imageLimits';
import type { Pixels } from '../pixels';
import { isDecodable, mostBytes, mostPixels } from './decodableFormats';
import { roomFor } from './room';

/** Why a picture cannot be made to fit. */
export type UnfitImage =
	| BrokenLimit
	| {
			readonly reason: 'unsupportedFormat';
			readonly format: ImageFormat;
			readonly accepted: readonly ImageFormat[];
			readonly decodable: false;
			/** Only where this n8n is set not to decode it. */
			readonly switchedOff?: true;
	  }
	/** More than this package decodes, whatever the vendor takes. */
	| ({ readonly reason: 'imageDimensionsTooLarge'; readonly mostPixels: number } & Pixels)
	/** So long and narrow that it would be below one limit where it keeps to the other. */
	| ({
			readonly reason: 'imageDimensionsTooLarge';
			readonly limit: Sides;
			readonly least: Sides;
	  } & Pixels)
	/** A file so large that it is not read whole, whatever the vendor takes. */
	| { readonly reason: 'imageTooLarge'; readonly bytes: number; readonly mostBytes: number }
	/** Even at the floor of quality it stays above the limit. */
	| { readonly reason: 'imageTooLarge'; readonly bytes: number; readonly atLeastQuality: true }
	| { readonly reason: 'imageDamaged'; readonly format: ImageFormat; readonly decodable: false };

/** What can be told from the header: it costs nothing, whatever size the header claims. */
export function whyUnfit(
	inspection: Inspection,
	bytes: number,
	limits: ImageLimits,
): UnfitImage | null {
	if (inspection.kind === 'notAnImage') return { reason: 'notAnImage' };
	const { format } = inspection;
	const accepted = limits.formats;
	if (!isDecodable(format) || !accepted.includes('jpeg')) {
		return { reason: 'unsupportedFormat', format, accepted, decodable: false };
	}
	if (inspection.kind === 'sizeless') {
		return { reason: 'unsupportedFormat', format, accepted, decodable: false };
	}
	if (inspection.kind === 'damaged') return { reason: 'imageDamaged', format };
	const { pixels } = inspection;
	if (bytes > mostBytes(format)) {
		return { reason: 'imageTooLarge', bytes, mostBytes: mostBytes(format) };
	}
	const most = mostPixels(format);
	if (pixels.width * pixels.height > most) {
		return { reason: 'imageDimensionsTooLarge', mostPixels: most, ...pixels };
	}
	return sidesTooSmall(pixels, limits) ?? tooNarrow(pixels, limits);
}

function tooNarrow(pixels: Pixels, limits: ImageLimits): UnfitImage | null {
	const { minSides: least, maxSides: limit } = limits;
	const { smallest, largest } = roomFor(pixels, limits);
	return least && limit && smallest > largest
		? { reason: 'imageDimensionsTooLarge', limit, least, ...pixels }
		: null;
}
