import type { Pixels } from '../pixels';
import type { OpenPicture, PictureFailure, RawPicture } from '../decode/openPicture';
import { type Attempt, attemptAfter, bestOf, type Encoded, nextAttempt, QUALITY } from './fitPlan';
import { type FitBudget, scaled } from './fitBudget';
import { resized, type Sharp } from '../decode/sharp';

/**
 * Encodes a picture so that it keeps to the budget. It is only decoded as large as the tries need,
 * because a raw picture takes three bytes of memory for each px.
 *
 * @returns null if the smallest try is still too large
 */
export async function encodeWithin(
	sharp: Sharp,
	decode: OpenPicture['decode'],
	room: FitBudget,
): Promise<Buffer | PictureFailure | null> {
	const tried: Array<Encoded & { readonly jpeg: Buffer }> = [];
	let attempt = nextAttempt(room, tried);
	if (attempt === null) return null;
	let raw = await decode(scaled(room.picture, attempt.scale));
	if (typeof raw !== 'string') attempt = await afterSample(sharp, raw, room, attempt);
	while (attempt) {
		const size = scaled(room.picture, attempt.scale);
		if (typeof raw === 'string') return raw;
		if (size.width > raw.width || size.height > raw.height) raw = await decode(size);
		if (typeof raw === 'string') return raw;
		const jpeg = await encodeJpeg(sharp, raw, size, attempt.quality);
		tried.push({ ...attempt, bytes: jpeg.byteLength, jpeg });
		attempt = nextAttempt(room, tried);
	}
	return bestOf(room, tried)?.jpeg ?? null;
}

async function afterSample(
	sharp: Sharp,
	raw: RawPicture,
	room: FitBudget,
	first: Attempt,
): Promise<Attempt> {
	if (first.quality !== QUALITY.good) return first;
	const bytes = await estimateJpeg(sharp, raw, first.quality);
	return bytes === null ? first : attemptAfter(room, { ...first, bytes });
}

/**
 * @param size px; no larger than the picture
 * @param quality 1-100
 * @returns a JPEG without metadata. Its colour keeps the full resolution, because a screen leaves
 * coloured bands in a photo.
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

/** The sample is 16 bands of the picture, each as high as two JPEG blocks. */
const BANDS = 16;
const BAND_ROWS = 16;

/**
 * Estimates how large a JPEG of the whole picture gets, from some of its rows.
 *
 * @returns bytes, or null if the picture is so small that encoding it is as fast
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
