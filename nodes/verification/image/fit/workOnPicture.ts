import { isHeic, mostPixels } from '../decode/decodableFormats';
import { heicPixels } from '../heic/decodeHeic';
import { type Image, piecesOf, wholeOf } from '../image';
import type { ImageLimits } from '../imageLimits';
import type { ResultOf, Work } from './fitThread';
import { inFitThread } from './inFitThread';
import { runInQueue } from './runInQueue';
import { failed, unfit, type Unfitted } from './unfit';

/**
 * Reads an image and works on its picture, when it is its turn.
 *
 * @param signal once it is aborted, no further work begins. It ends the wait for a turn, not the
 * work.
 * @throws what the image's `content` throws, or its stream fails with
 */
export async function workOnPicture<Name extends Work>(
	work: Name,
	image: Image,
	limits: ImageLimits,
	signal: AbortSignal,
): Promise<ResultOf[Name] | Unfitted> {
	const { inspection, bytes, sha256 } = image;
	if (inspection.kind !== 'image') return unfit({ reason: 'notAnImage' });
	const { format, pixels } = inspection;
	const from = { format, width: pixels.width, height: pixels.height, bytes, sha256 };
	const run = async () => {
		const task = { work, from, limits };
		if (!isHeic(format)) return inFitThread({ ...task, size: bytes }, piecesOf(image, signal));
		const file = await wholeOf(image, signal);
		const decoded = await heicPixels(file, { mostPixels: mostPixels(format) });
		if (typeof decoded === 'string') return failed(decoded, from, limits);
		const { tiff } = decoded;
		return inFitThread({ ...task, size: tiff.byteLength }, [tiff]);
	};
	return (await runInQueue(inspection, run, signal)) ?? { kind: 'unwanted' };
}
