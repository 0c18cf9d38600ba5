import { type Image, wholeOf } from '../image';
import type { ImageLimits } from '../imageLimits';
import { openPicture } from '../decode/openPicture';
import { runInQueue } from './runInQueue';
import { loadSharp } from '../decode/sharp';
import { failed, unfit, type Unfitted } from './unfit';

/**
 * Decodes a picture without an end marker, to see whether it is complete. The px are not used.
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
		// At full size: a smaller size would not need the last row.
		const raw = await picture.decode(picture.pixels);
		return typeof raw === 'string' ? failed(raw, from, limits) : 'whole';
	};
	return (await runInQueue(inspection, decode, signal)) ?? { kind: 'unwanted' };
}
