import sharp from 'sharp';
import { encodeWithin } from '../../../../nodes/verification/image/fit/encode';
import type { Pixels } from '../../../../nodes/verification/image/pixels';

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
