import { encodeJpeg, estimateJpeg } from './encodeJpeg';
import {
	attemptAfter,
	bestOf,
	nextAttempt,
	QUALITY,
	scaled,
	type Attempt,
	type Encoded,
	type Room,
} from './fitPlan';
import type { Sharp } from './loadSharp';
import type { OpenPicture, PictureFailure, RawPicture } from './picture';

/**
 * Encodes a picture so that it keeps to the room. It is decoded no larger than the tries need: a raw
 * picture takes three bytes of memory for each px.
 *
 * @returns null where the smallest try is still too large
 */
export async function encodeWithin(
	sharp: Sharp,
	decode: OpenPicture['decode'],
	room: Room,
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
	room: Room,
	first: Attempt,
): Promise<Attempt> {
	if (first.quality !== QUALITY.good) return first;
	const bytes = await estimateJpeg(sharp, raw, first.quality);
	return bytes === null ? first : attemptAfter(room, { ...first, bytes });
}
