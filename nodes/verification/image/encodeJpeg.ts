import type { Sharp } from './loadSharp';
import type { RawPicture } from './picture';
import type { Pixels } from './pixels';
import { resized } from './resized';

/**
 * @param size px; no larger than the picture
 * @param quality 1-100
 * @returns a JPEG without metadata. Its colour keeps the full resolution: the bands that a screen
 * leaves in a photo of it are coloured ones.
 */
export async function encodeJpeg(
	sharp: Sharp,
	{ data, width, height }: RawPicture,
	size: Pixels,
	quality: number,
): Promise<Buffer> {
	const picture = sharp(data, { raw: { width, height, channels: 3 } });
	return resized(picture, size).jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer();
}

/** Bands of the picture, from top to bottom; as high as two of the blocks that JPEG is made of. */
const BANDS = 16;
const BAND_ROWS = 16;

/**
 * Estimates how large a JPEG of the whole picture gets, from some of its rows.
 *
 * @returns bytes, or null where the picture is so small that it may as well be encoded
 */
export async function estimateJpeg(
	sharp: Sharp,
	{ data, width, height }: RawPicture,
	quality: number,
): Promise<number | null> {
	const rows = BANDS * BAND_ROWS;
	if (height < 2 * rows) return null;
	const row = width * 3;
	const bands = Array.from({ length: BANDS }, (_, band) => {
		const top = Math.floor(((band + 0.5) * height) / BANDS - BAND_ROWS / 2);
		return data.subarray(top * row, (top + BAND_ROWS) * row);
	});
	const sample = { data: Buffer.concat(bands), width, height: rows };
	const jpeg = await encodeJpeg(sharp, sample, sample, quality);
	return Math.round((jpeg.byteLength * height) / rows);
}
