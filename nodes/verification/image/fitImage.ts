import { wholeOf, type ImageStream } from './checkImage';
import { encodeJpeg, estimateJpeg } from './encodeJpeg';
import {
	attemptAfter,
	bestOf,
	nextAttempt,
	QUALITY,
	roomFor,
	scaled,
	type Attempt,
	type Encoded,
	type Room,
} from './fitPlan';
import type { HeicFailure } from './heicPixels';
import type { ImageFormat } from './imageFormats';
import { sidesTooSmall, type BrokenLimit, type ImageLimits, type Sides } from './imageLimits';
import type { FittedFrom, Inspection, Pixels } from './inspectImage';
import { loadSharp, type Sharp } from './loadSharp';
import { isDecodable, mostPixels, openPicture, type OpenPicture, type RawPicture } from './picture';
import { Turns } from './Turns';

/** A file that breaks a vendor's limits, as it was found. */
export interface UnfittedImage {
	readonly inspection: Inspection;
	readonly bytes: number;
	readonly content: () => Promise<Uint8Array | ImageStream>;
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
	/** Even at the floor of quality it stays above the limit. */
	| { readonly reason: 'imageTooLarge'; readonly bytes: number; readonly atLeastQuality: true }
	| { readonly reason: 'imageDamaged'; readonly format: ImageFormat; readonly decodable: false };

export type Fitting =
	| ({ readonly kind: 'fitted' } & FittedImage)
	| { readonly kind: 'unfit'; readonly failure: UnfitImage }
	/** What decodes the picture does not load on this machine. */
	| { readonly kind: 'noLibrary'; readonly library: 'sharp' | 'libheif-js' }
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

/**
 * Turns, scales, converts and encodes a picture until it keeps to a vendor's limits. It is never
 * enlarged. What cannot be decoded, or would lose too much, is told as a reason and not thrown.
 *
 * @param wanted asked when it is the picture's turn: a workflow that has stopped needs it no more
 */
export async function fitImage(
	image: UnfittedImage,
	limits: ImageLimits,
	wanted: () => boolean,
): Promise<Fitting> {
	const { inspection, bytes } = image;
	const failure = whyUnfit(inspection, limits);
	if (failure || inspection.kind !== 'image') return unfit(failure ?? { reason: 'notAnImage' });
	const fittedFrom = { format: inspection.format, ...inspection.pixels, bytes };
	const sharp = await loadSharp();
	if (!sharp) return { kind: 'noLibrary', library: 'sharp' };
	const { width, height } = inspection.pixels;
	return turns.run(width * height, async () => {
		if (!wanted()) return { kind: 'unwanted' };
		return fitBytes(sharp, await wholeOf(await image.content(), bytes), fittedFrom, limits);
	});
}

/** What can be told from the header: it costs nothing, whatever size the header claims. */
function whyUnfit(inspection: Inspection, limits: ImageLimits): UnfitImage | null {
	if (inspection.kind === 'notAnImage') return { reason: 'notAnImage' };
	const { format } = inspection;
	const accepted = limits.formats;
	if (!isDecodable(format) || !accepted.includes('jpeg')) {
		return { reason: 'unsupportedFormat', format, accepted, decodable: false };
	}
	if (inspection.kind !== 'image') return { reason: 'imageDamaged', format };
	const { pixels } = inspection;
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
	const { format } = fittedFrom;
	const damaged = { reason: 'imageDamaged', format, decodable: false } as const;
	try {
		const picture = await openPicture(sharp, bytes, format);
		if (typeof picture === 'string') return unfitHeic(picture, fittedFrom, limits);
		const { pixels, lay, pages } = picture;
		const room = roomFor(pixels, limits);
		const jpeg = await encodeWithin(sharp, picture.decode, room);
		if (jpeg === 'damaged') return unfit(damaged);
		if (jpeg) return { kind: 'fitted', jpeg, fittedFrom, turned: lay, pages };
		return unfit({ reason: 'imageTooLarge', bytes: bytes.byteLength, atLeastQuality: true });
	} catch {
		// sharp says what is wrong in words that may hold anything of the file.
		return unfit(damaged);
	}
}

function unfitHeic(
	failure: HeicFailure,
	{ format, width, height }: FittedFrom,
	{ formats: accepted }: ImageLimits,
): Fitting {
	switch (failure) {
		case 'noDecoder':
			return { kind: 'noLibrary', library: 'libheif-js' };
		case 'damaged':
			return unfit({ reason: 'imageDamaged', format, decodable: false });
		case 'tooManyPixels':
			return unfit({
				reason: 'imageDimensionsTooLarge',
				mostPixels: mostPixels(format),
				width,
				height,
			});
		case 'unsupported':
		case 'tooSlow':
			return unfit({ reason: 'unsupportedFormat', format, accepted, decodable: false });
	}
}

/** Decodes no larger than the tries need: a raw picture takes three bytes of memory for each px. */
async function encodeWithin(
	sharp: Sharp,
	decode: OpenPicture['decode'],
	room: Room,
): Promise<Buffer | 'damaged' | null> {
	const tried: Array<Encoded & { readonly jpeg: Buffer }> = [];
	let attempt = nextAttempt(room, tried);
	let raw = attempt && (await decode(scaled(room.picture, attempt.scale)));
	if (attempt && raw) attempt = await afterSample(sharp, raw, room, attempt);
	while (attempt) {
		const size = scaled(room.picture, attempt.scale);
		if (raw && (size.width > raw.width || size.height > raw.height)) raw = await decode(size);
		if (!raw) return 'damaged';
		const jpeg = await encodeJpeg(sharp, raw, size, attempt.quality);
		tried.push({ ...attempt, bytes: jpeg.byteLength, jpeg });
		attempt = nextAttempt(room, tried);
	}
	return bestOf(room, tried)?.jpeg ?? null;
}

async function afterSample(
	sharp: Sharp,
	raw: RawPicture,
	room: Room,
	first: Attempt,
): Promise<Attempt> {
	if (first.quality !== QUALITY.good) return first;
	const bytes = await estimateJpeg(sharp, raw, first.quality);
	return bytes === null ? first : attemptAfter(room, { ...first, bytes });
}

function unfit(failure: UnfitImage): Fitting {
	return { kind: 'unfit', failure };
}
