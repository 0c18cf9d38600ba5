import { type Image, imageInMemory, wholeOf } from '../image';
import type { FittedFrom, Inspection } from '../imageFacts';
import type { ImageLimits } from '../imageLimits';
import { Turns } from './Turns';
import { isHeic, mostPixels } from './decodableFormats';
import { openPicture, pictureFailure, type PictureFailure } from './decode';
import { encodeWithin } from './encode';
import { roomFor } from './room';
import { loadSharp, type Sharp } from './sharp';
import { type UnfitImage, whyUnfit } from './unfit';

export type Fitting = Fitted | Unfitted;

export interface Fitted {
	readonly kind: 'fitted';
	/** A JPEG within the limits: upright, sRGB, without metadata. */
	readonly image: Image;
	/** Whether it had to be turned to be upright. */
	readonly turned: boolean;
	/** Frames or pages of the original, of which it shows the first. */
	readonly pages: number;
}

export type Unfitted =
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
	return (await inTurn(inspection, fit, signal)) ?? { kind: 'unwanted' };
}

async function inTurn<Result>(
	{ format, pixels }: Inspection & { readonly kind: 'image' },
	work: () => Promise<Result>,
	signal: AbortSignal,
): Promise<Result | null> {
	const claimed = pixels.width * pixels.height;
	const run = async () => turns.run(claimed, work, signal);
	return isHeic(format) ? heicTurns.run(claimed, run, signal) : run();
}

/**
 * Whether all of a picture is there that has no end marker, by decoding it. Nothing is made of it.
 *
 * @throws what `wholeOf` throws
 */
export async function decodeUnfinished(
	image: Image,
	limits: ImageLimits,
	signal: AbortSignal,
): Promise<'whole' | Unfitted> {
	const { inspection, bytes, sha256 } = image;
	if (inspection.kind !== 'image') return unfit({ reason: 'notAnImage' });
	const { format, pixels } = inspection;
	const from = { format, width: pixels.width, height: pixels.height, bytes, sha256 };
	const sharp = await loadSharp();
	if (!sharp) return unfit({ reason: 'imageDamaged', format });
	const decode = async () => {
		const picture = await openPicture(sharp, await wholeOf(image, signal), format);
		if (typeof picture === 'string') return failed(picture, from, limits);
		// At its full size: what is scaled down is not read to the last row.
		const raw = await picture.decode(picture.pixels);
		return typeof raw === 'string' ? failed(raw, from, limits) : 'whole';
	};
	return (await inTurn(inspection, decode, signal)) ?? { kind: 'unwanted' };
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
		// Where the header was read otherwise, the decoder is right: its px are those that are sent.
		const inspection = { kind: 'image', format: from.format, pixels } as const;
		const failure = whyUnfit(inspection, from.bytes, limits);
		if (failure) return unfit(failure);
		const jpeg = await encodeWithin(sharp, decode, roomFor(pixels, limits));
		if (typeof jpeg === 'string') return failed(jpeg, from, limits);
		if (jpeg === null) {
			return unfit({ reason: 'imageTooLarge', bytes: from.bytes, atLeastQuality: true });
		}
		const { width, height } = pixels;
		const image = await imageInMemory(jpeg, { ...from, width, height });
		return { kind: 'fitted', image, turned: lay, pages };
	} catch (error) {
		return failed(pictureFailure(error), from, limits);
	}
}

function failed(
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

function unfit(failure: UnfitImage): Unfitted {
	return { kind: 'unfit', failure };
}
