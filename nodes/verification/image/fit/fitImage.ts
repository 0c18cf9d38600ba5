import { type Image, imageInMemory, wholeOf } from '../image';
import type { FittedFrom } from '../imageFacts';
import type { ImageLimits } from '../imageLimits';
import { openPicture, pictureFailure } from '../decode/openPicture';
import { encodeWithin } from './encode';
import { runInQueue } from './runInQueue';
import { fitBudget } from './fitBudget';
import { loadSharp, type Sharp } from '../decode/sharp';
import { failed, unfit, type Unfitted, whyUnfit } from './unfit';

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

/**
 * Turns, scales, converts and encodes a picture until it keeps to a vendor's limits. It is never
 * enlarged. If it cannot be decoded, or would lose too much, the result is a reason and not a
 * throw.
 *
 * @param signal once it is aborted, no further work begins. It ends the wait for a turn, not the
 * work.
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
	return (await runInQueue(inspection, fit, signal)) ?? { kind: 'unwanted' };
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
		const { pixels, needsRotation, pages, decode } = picture;
		// If the header says something else, the decoder is right, because its px are sent.
		const inspection = { kind: 'image', format: from.format, pixels } as const;
		const failure = whyUnfit(inspection, from.bytes, limits);
		if (failure) return unfit(failure);
		const jpeg = await encodeWithin(sharp, decode, fitBudget(pixels, limits));
		if (typeof jpeg === 'string') return failed(jpeg, from, limits);
		if (jpeg === null) {
			return unfit({ reason: 'imageTooLarge', bytes: from.bytes, atLeastQuality: true });
		}
		const { width, height } = pixels;
		const image = await imageInMemory(jpeg, { ...from, width, height });
		return { kind: 'fitted', image, turned: needsRotation, pages };
	} catch (error) {
		return failed(pictureFailure(error), from, limits);
	}
}
