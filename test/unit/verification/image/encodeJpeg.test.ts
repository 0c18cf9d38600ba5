import sharp from 'sharp';
import { encodeJpeg, estimateJpeg } from '../../../../nodes/verification/image/fit/encode';
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
