import type { FittedFrom, Inspection } from '../imageFacts';
import type { ImageFormat } from '../imageFormats';
import { type BrokenLimit, type ImageLimits, type Sides, brokenMinimum } from '../imageLimits';
import type { Pixels } from '../pixels';
import { isDecodable, mostBytes, mostPixels } from '../decode/decodableFormats';
import type { PictureFailure } from '../decode/openPicture';
import { fitBudget } from './fitBudget';

/** Why a picture cannot be made to fit. */
export type UnfitImage =
	| BrokenLimit
	| {
			readonly reason: 'unsupportedFormat';
			readonly format: ImageFormat;
			readonly accepted: readonly ImageFormat[];
			readonly decodable: false;
			/** Only if this n8n is set not to decode it. */
			readonly switchedOff?: true;
	  }
	/** More than this package decodes, even if the vendor accepts it. */
	| ({ readonly reason: 'imageDimensionsTooLarge'; readonly mostPixels: number } & Pixels)
	/** Too long and narrow: it cannot keep to the minimum and the maximum size together. */
	| ({
			readonly reason: 'imageDimensionsTooLarge';
			readonly limit: Sides;
			readonly least: Sides;
	  } & Pixels)
	/** A file that is too large to read whole, even if the vendor accepts it. */
	| { readonly reason: 'imageTooLarge'; readonly bytes: number; readonly mostBytes: number }
	/** Still above the limit at the lowest quality. */
	| { readonly reason: 'imageTooLarge'; readonly bytes: number; readonly atLeastQuality: true }
	| { readonly reason: 'imageDamaged'; readonly format: ImageFormat; readonly decodable: false };

export type Unfitted =
	| { readonly kind: 'unfit'; readonly failure: UnfitImage }
	/** The library that decodes the picture does not load on this machine. */
	| { readonly kind: 'noLibrary'; readonly library: 'sharp' | 'libheif-js' }
	/** Decoding needed more memory or time than n8n allows. */
	| { readonly kind: 'exhausted' }
	| { readonly kind: 'unwanted' };

/** Uses only the header, so it costs nothing, even if the header claims a huge size. */
export function whyUnfit(
	inspection: Inspection,
	bytes: number,
	limits: ImageLimits,
): UnfitImage | null {
	if (inspection.kind === 'notAnImage') return { reason: 'notAnImage' };
	const { format } = inspection;
	const accepted = limits.formats;
	if (inspection.kind === 'sizeless' || !isDecodable(format) || !accepted.includes('jpeg')) {
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
	return brokenMinimum(pixels, limits) ?? tooNarrow(pixels, limits);
}

function tooNarrow(pixels: Pixels, limits: ImageLimits): UnfitImage | null {
	const { minSides: least, maxSides: limit } = limits;
	const { smallest, largest } = fitBudget(pixels, limits);
	return least && limit && smallest > largest
		? { reason: 'imageDimensionsTooLarge', limit, least, ...pixels }
		: null;
}

/** Why a picture could not be decoded, with the vendor's limits. */
export function failed(
	failure: PictureFailure,
	{ format, width, height }: FittedFrom,
	{ formats: accepted }: ImageLimits,
): Unfitted {
	switch (failure) {
		case 'damaged':
			return unfit({ reason: 'imageDamaged', format, decodable: false });
		case 'unsupported':
			return unfit({ reason: 'unsupportedFormat', format, accepted, decodable: false });
		case 'switchedOff':
			return unfit({
				reason: 'unsupportedFormat',
				format,
				accepted,
				decodable: false,
				switchedOff: true,
			});
		case 'tooManyPixels':
			return unfit({
				reason: 'imageDimensionsTooLarge',
				mostPixels: mostPixels(format),
				width,
				height,
			});
		case 'exhausted':
			return { kind: 'exhausted' };
		case 'noDecoder':
			return { kind: 'noLibrary', library: 'libheif-js' };
	}
}

export function unfit(failure: UnfitImage): Unfitted {
	return { kind: 'unfit', failure };
}
