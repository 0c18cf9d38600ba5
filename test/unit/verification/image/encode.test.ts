import sharp from 'sharp';
import {
	encodeJpeg,
	encodeWithin,
	estimateJpeg,
} from '../../../../nodes/verification/image/fit/encode';
import type { Pixels } from '../../../../nodes/verification/image/pixels';
import { seededRandom } from '../../../harness/drawings/random';

/** Noise that gets stronger from the top to the bottom. */
function noisy(width: number, height: number) {
	const random = seededRandom(5);
	const data = Buffer.alloc(width * height * 3);
	for (let at = 0; at < data.length; at++) {
		data[at] = 128 + (random() - 0.5) * 120 * (at / data.length);
	}
	return { data, width, height };
}

test('a sample of rows tells how large the whole file gets', async () => {
	const picture = noisy(800, 1200);
	const estimate = await estimateJpeg(sharp, picture, 90);
	const { byteLength } = await encodeJpeg(sharp, picture, picture, 90);
	expect(Math.abs((estimate ?? 0) / byteLength - 1)).toBeLessThan(0.03);
});

test('a picture of few rows is no sample of itself', async () => {
	expect(await estimateJpeg(sharp, noisy(800, 500), 90)).toBeNull();
});

/** A picture of one colour, at whatever size is asked for, and which sizes were asked for. */
function plainPicture() {
	const asked: Pixels[] = [];
	const decode = async (size: Pixels) => {
		asked.push(size);
		return { ...size, data: Buffer.alloc(size.width * size.height * 3, 128) };
	};
	return { asked, decode };
}

const room = { picture: { width: 2000, height: 1500 }, smallest: 0, largest: 1, bytes: 400_000 };

test('where a larger try is worth it, the picture is decoded anew and never enlarged', async () => {
	const { asked, decode } = plainPicture();
	const jpeg = await encodeWithin(sharp, decode, room);
	if (!(jpeg instanceof Buffer)) throw new Error(String(jpeg));
	expect(await sharp(jpeg).metadata()).toMatchObject({ width: 2000, height: 1500 });
	expect(asked).toHaveLength(2);
	expect(asked[0]?.width).toBeLessThan(2000);
	expect(asked[1]).toEqual({ width: 2000, height: 1500 });
});

test('a failure to decode is handed on, the first time and later', async () => {
	expect(await encodeWithin(sharp, async () => 'damaged', room)).toBe('damaged');
	const { asked, decode } = plainPicture();
	const once = async (size: Pixels) => (asked.length === 0 ? decode(size) : 'exhausted');
	expect(await encodeWithin(sharp, once, room)).toBe('exhausted');
});
