import type { FittedFrom, Inspection } from '../imageFacts';
import type { ImageFormat } from '../imageFormats';
import { type BrokenLimit, type ImageLimits, type Sides, sidesTooSmall } from '../imageLimits';
import type { Pixels } from '../pixels';
import { Turns } from './Turns';
import { isDecodable, isHeic, mostBytes, mostPixels } from './decodableFormats';
import { openPicture, pictureFailure, type PictureFailure } from './decode';
import { encodeWithin } from './encode';
import { roomFor } from './fitPlan';
import { loadSharp, type Sharp } from './sharp';

/** A file that breaks a vendor's limits, as it was found. */
export interface UnfittedImage {
	readonly inspection: Inspection;
	readonly bytes: number;
	/** The whole file. */
	readonly read: () => Promise<Buffer>;
}

/** Why a picture cannot be made to fit. */
export type UnfitImage =
	| BrokenLimit
	| {
			readonly reason: 'unsupportedFormat';
			readonly format: ImageFormat;
			readonly accepted: readonly ImageFormat[];
			readonly decodable: false;
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

export type Fitting =
	| ({ readonly kind: 'fitted' } & FittedImage)
	| { readonly kind: 'unfit'; readonly failure: UnfitImage }
	/** What decodes the picture does not load on this machine. */
	| { readonly kind: 'noLibrary'; readonly library: 'sharp' | 'libheif-js' }
	/** It took more memory, or more time, than n8n has for it. */
	| { readonly kind: 'exhausted' }
	| { readonly kind: 'unwanted' };

/** A JPEG within the limits: upright, sRGB, without metadata. */
export interface FittedImage {
	readonly jpeg: Buffer;
	readonly fittedFrom: FittedFrom;
	/** Whether it had to be turned to be upright. */
	readonly turned: boolean;
	/** Frames or pages of the original, of which it shows the first. */
	readonly pages: number;
}

/**
 * What is decoded at a time, for all executions of this n8n. Each picture takes memory for its px,
 * up to 20 bytes for one, and one of the four threads with which Node reads files and looks up hosts
 * too. Two photos of 12 million px are at work together, and larger ones alone.
 */
const turns = new Turns({ tasks: 2, pixels: 25_000_000 });
const heicTurns = new Turns({ tasks: 1, pixels: Infinity });

/**
 * Turns, scales, converts and encodes a picture until it keeps to a vendor's limits. It is never
 * enlarged. What cannot be decoded, or would lose too much, is told as a reason and not thrown.
 *
 * @param wanted asked when it is the picture's turn: a workflow that has stopped needs it no more
 * @param cancel ends the wait for its turn
 * @throws what `image.read` throws
 */
export async function fitImage(
	image: UnfittedImage,
	limits: ImageLimits,
	wanted: () => boolean,
	cancel?: AbortSignal,
): Promise<Fitting> {
	const { inspection, bytes } = image;
	const failure = whyUnfit(inspection, bytes, limits);
	if (failure || inspection.kind !== 'image') return unfit(failure ?? { reason: 'notAnImage' });
	const fittedFrom = { format: inspection.format, ...inspection.pixels, bytes };
	const sharp = await loadSharp();
	if (!sharp) return { kind: 'noLibrary', library: 'sharp' };
	const fit = async (): Promise<Fitting> =>
		wanted() ? fitBytes(sharp, await image.read(), fittedFrom, limits) : { kind: 'unwanted' };
	const { width, height } = inspection.pixels;
	const inTurn = async () => turns.run(width * height, fit, cancel);
	// Its decoder takes one at a time, and nobody else is to wait for that.
	const fitting = isHeic(fittedFrom.format)
		? await heicTurns.run(width * height, inTurn, cancel)
		: await inTurn();
	return fitting ?? { kind: 'unwanted' };
}

/** What can be told from the header: it costs nothing, whatever size the header claims. */
function whyUnfit(inspection: Inspection, bytes: number, limits: ImageLimits): UnfitImage | null {
	if (inspection.kind === 'notAnImage') return { reason: 'notAnImage' };
	const { format } = inspection;
	const accepted = limits.formats;
	if (!isDecodable(format) || !accepted.includes('jpeg')) {
		return { reason: 'unsupportedFormat', format, accepted, decodable: false };
	}
	if (inspection.kind !== 'image') return { reason: 'imageDamaged', format };
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

async function fitBytes(
	sharp: Sharp,
	bytes: Buffer,
	fittedFrom: FittedFrom,
	limits: ImageLimits,
): Promise<Fitting> {
	try {
		const picture = await openPicture(sharp, bytes, fittedFrom.format);
		if (typeof picture === 'string') return failed(picture, fittedFrom, limits);
		const { pixels, lay, pages, decode } = picture;
		const jpeg = await encodeWithin(sharp, decode, roomFor(pixels, limits));
		if (typeof jpeg === 'string') return failed(jpeg, fittedFrom, limits);
		if (jpeg) return { kind: 'fitted', jpeg, fittedFrom, turned: lay, pages };
		return unfit({ reason: 'imageTooLarge', bytes: bytes.byteLength, atLeastQuality: true });
	} catch (error) {
		return failed(pictureFailure(error), fittedFrom, limits);
	}
}

function failed(
	failure: PictureFailure,
	{ format, width, height }: FittedFrom,
	{ formats: accepted }: ImageLimits,
): Fitting {
	switch (failure) {
		case 'damaged':
			return unfit({ reason: 'imageDamaged', format, decodable: false });
		case 'unsupported':
			return unfit({ reason: 'unsupportedFormat', format, accepted, decodable: false });
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

function unfit(failure: UnfitImage): Fitting {
	return { kind: 'unfit', failure };
}
