import { type Image, withBytes } from '../image';
import type { ImageLimits } from '../imageLimits';
import { unfit, type Unfitted, whyUnfit } from './unfit';
import { workOnPicture } from './workOnPicture';

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
 * @throws what `workOnPicture` throws
 */
export async function fitImage(
	image: Image,
	limits: ImageLimits,
	signal: AbortSignal,
): Promise<Fitting> {
	const failure = whyUnfit(image.inspection, image.bytes, limits);
	if (failure) return unfit(failure);
	const result = await workOnPicture('fit', image, limits, signal);
	if (result.kind !== 'fitted') return result;
	const { jpeg, turned, pages } = result;
	return { kind: 'fitted', image: withBytes(result.image, jpeg), turned, pages };
}
