import type { Image } from '../image';
import type { ImageLimits } from '../imageLimits';
import { unfit, type Unfitted } from './unfit';
import { workOnPicture } from './workOnPicture';

/**
 * Decodes a picture without an end marker, to see whether it is complete. The px are not used.
 *
 * @throws what `workOnPicture` throws
 */
export async function decodeUnfinished(
	image: Image,
	limits: ImageLimits,
	signal: AbortSignal,
): Promise<'whole' | Unfitted> {
	const { format } = image.inspection;
	const result = await workOnPicture('decode', image, limits, signal);
	const isUnknown = result !== 'whole' && result.kind === 'noLibrary';
	return isUnknown && format ? unfit({ reason: 'imageDamaged', format }) : result;
}
