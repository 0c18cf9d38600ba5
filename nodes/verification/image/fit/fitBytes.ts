import { openPicture, pictureFailure } from '../decode/openPicture';
import type { Sharp } from '../decode/sharp';
import { type DescribedImage, describeImage } from '../image';
import type { FittedFrom } from '../imageFacts';
import type { ImageLimits } from '../imageLimits';
import { encodeWithin } from './encode';
import { fitBudget } from './fitBudget';
import { failed, unfit, type Unfitted, whyUnfit } from './unfit';

/** A picture, and what it must keep to. */
export interface PictureTask {
	/** The original, as its header says. */
	readonly from: FittedFrom;
	readonly limits: ImageLimits;
}

export interface FittedBytes {
	readonly kind: 'fitted';
	readonly image: DescribedImage;
	readonly jpeg: Uint8Array;
	readonly turned: boolean;
	readonly pages: number;
}

/**
 * Turns, scales and encodes a picture until it keeps to the limits. Never rejects.
 *
 * @param file of a HEIC, the TIFF that it was decoded to
 */
export async function fitBytes(
	sharp: Sharp,
	file: Buffer,
	{ from, limits }: PictureTask,
): Promise<FittedBytes | Unfitted> {
	try {
		const picture = await openPicture(sharp, file, from.format);
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
		const image = await describeImage(jpeg, { ...from, width, height });
		return { kind: 'fitted', image, jpeg, turned: needsRotation, pages };
	} catch (error) {
		return failed(pictureFailure(error), from, limits);
	}
}

/** Decodes a picture to see whether it is complete. The px are not used. Never rejects. */
export async function decodeBytes(
	sharp: Sharp,
	file: Buffer,
	{ from, limits }: PictureTask,
): Promise<'whole' | Unfitted> {
	try {
		const picture = await openPicture(sharp, file, from.format);
		if (typeof picture === 'string') return failed(picture, from, limits);
		// At full size: a smaller size would not need the last row.
		const raw = await picture.decode(picture.pixels);
		return typeof raw === 'string' ? failed(raw, from, limits) : 'whole';
	} catch (error) {
		return failed(pictureFailure(error), from, limits);
	}
}
