import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { type Greys, ssim } from '../../harness/measurement/ssim';
import { graphicsMagick, type Target } from './editImage';
import type { Photo } from './photos';

/**
 * The original is brought to the same size by GraphicsMagick, without loss and as 16 bits are cut
 * to 8: what it makes itself is at an advantage, for it scales the same way.
 */
export async function likeness(
	photo: Photo,
	made: string,
	{ width, height }: Target,
): Promise<number> {
	const size = `${width}x${height}!`;
	const scaling = ['-auto-orient', '-filter', 'Lanczos', '-resize', size, '-depth', '8'];
	const { output } = await graphicsMagick(['convert', photo.path, ...scaling, 'png:-']);
	return ssim(await greysOf(output), await greysOf(await readFile(made)));
}

/** Brightness as JPEG counts it (ITU-R BT.601). */
async function greysOf(file: Buffer): Promise<Greys> {
	const { data, info } = await sharp(file)
		.toColourspace('srgb')
		.removeAlpha()
		.raw()
		.toBuffer({ resolveWithObject: true });
	const { width, height, channels } = info;
	const greys = new Uint8Array(width * height).map((_, px) => {
		const [red = 0, green = 0, blue = 0] = data.subarray(px * channels, px * channels + 3);
		return Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
	});
	return { data: greys, width, height };
}
