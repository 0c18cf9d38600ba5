import { type Image, imageInMemory, wholeOf } from '../image';
import type { FittedFrom } from '../imageFacts';
import type { ImageLimits } from '../imageLimits';
import { Turns } from './Turns';
import { isHeic, mostPixels } from './decodableFormats';
import { openPicture, pictureFailure, type PictureFailure } from './decode';
import { encodeWithin } from './encode';
import { roomFor } from './room';
import { loadSharp, type Sharp } from './sharp';
import { type UnfitImage, whyUnfit } from './unfit';

export type Fitting =
	| {
			readonly kind: 'fitted';
			/** A JPEG within the limits: upright, sRGB, without metadata. */
			readonly image: Image;
			/** Whether it had to be turned to be upright. */
			readonly turned: boolean;
			/** Frames or pages of the original, of which it shows the first. */
			readonly pages: number;
	  }
	| { readonly kind: 'unfit'; readonly failure: UnfitImage }
	/** What decodes the picture does not load on this machine. */
	| { readonly kind: 'noLibrary'; readonly library: 'sharp' | 'libheif-js' }
	/** It took more memory, or more time, than n8n has for it. */
	| { readonly kind: 'exhausted' }
	| { readonly kind: 'unwanted' };

/**
 * What is decoded at a time, for all executions of this n8n. Each picture takes memory for its px,
 * up to 20 bytes for one, and one of the four threads with which Node reads files and looks up hosts
 * too. Two photos of 12 million px are at work together, and larger ones alone.
 */
const turns = new Turns({ tasks: 2, pixels: 25_000_000 });

/** A HEIC takes a core, and 10 bytes of memory for each px. Other pictures don't wait behind them. */
const heicTurns = new Turns({ tasks: 1, pixels: Infinity });

/**
 * Turns, scales, converts and encodes a picture until it keeps to a vendor's limits. It is never
 * enlarged. What cannot be decoded, or would lose too much, is told as a reason and not thrown.
 *
 * @param signal aborted, it says: begin nothing more. It ends the wait for a turn, not the work.
 * @throws what `wholeOf` throws
 */
export async function fitImage(
	image: Image,
	limits: ImageLimits,
	signal: AbortSignal,
): Promise<Fitting> {
	const { inspection, bytes, sha256 } = image;
	const failure = whyUnfit(inspection, bytes, limits);
	if (failure || inspection.kind !== 'image') return unfit(failure ?? { reason: 'notAnImage' });
	const { format, pixels } = inspection;
	const from = { format, width: pixels.width, height: pixels.height, bytes, sha256 };
	const sharp = await loadSharp();
	if (!sharp) return { kind: 'noLibrary', library: 'sharp' };
	const fit = async () => fitBytes(sharp, await wholeOf(image, signal), from, limits);
	const claimed = from.width * from.height;
	const inTurn = async () => turns.run(claimed, fit, signal);
	const fitting = isHeic(format) ? await heicTurns.run(claimed, inTurn, signal) : await inTurn();
	return fitting ?? { kind: 'unwanted' };
}

async function fitBytes(
	sharp: Sharp,
	bytes: Buffer,
	from: FittedFrom,
	limits: ImageLimits,
): Promise<Fitting> {
	try {
		const picture = await openPicture(sharp, bytes, from.format);
		if (typeof picture === 'string') return failed(picture, from, limits);
		const { pixels, lay, pages, decode } = picture;
		const jpeg = await encodeWithin(sharp, decode, roomFor(pixels, limits));
		if (typeof jpeg === 'string') return failed(jpeg, from, limits);
		if (jpeg === null) {
			return unfit({ reason: 'imageTooLarge', bytes: from.bytes, atLeastQuality: true });
		}
		return { kind: 'fitted', image: await imageInMemory(jpeg, from), turned: lay, pages };
	} catch (error) {
		return failed(pictureFailure(error), from, limits);
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
