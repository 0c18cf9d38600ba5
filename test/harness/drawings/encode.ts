import sharp from 'sharp';
import { describePhoto, type Phone } from './motifs/phone';
import { seededRandom } from './random';

/** Three bytes for each pixel: red, green, blue. */
export interface Pixels {
	data: Buffer;
	width: number;
	height: number;
}

export interface Encoding {
	format: 'jpeg' | 'png' | 'webp';
	quality?: number;
	scenario?: string;
	phone?: Phone;
	seed: number;
}

/** Steps of grain, in levels of 0-255; the last nearly hides the drawing. */
const GRAIN_LEVELS = [2, 3, 4, 6, 8, 11, 16, 22, 32, 45, 64, 90, 128] as const;

const DEFAULT_QUALITY = 82;

/** Repeated over the picture: longer than the 32 KiB that PNG's compression looks back, and no multiple of a row. */
const NOISE_LENGTH = 65_521;

/** The least grain that reaches the number of bytes, so that the drawing stays as clear as it can. */
export async function encodeAtLeast(
	minimumBytes: number,
	pixels: Pixels,
	encoding: Encoding,
): Promise<Buffer> {
	const clean = await encode(pixels, encoding);
	if (clean.length >= minimumBytes) return clean;
	for (const quality of [encoding.quality ?? DEFAULT_QUALITY, 100]) {
		const image = await leastGrain(minimumBytes, pixels, { ...encoding, quality });
		if (image !== undefined) return image;
	}
	throw new Error(
		`A ${encoding.format} of ${pixels.width}x${pixels.height} px can't have ${minimumBytes} bytes: draw it larger`,
	);
}

/** Halves the levels at each try, because encoding a large picture takes seconds. */
async function leastGrain(
	minimumBytes: number,
	pixels: Pixels,
	encoding: Encoding,
): Promise<Buffer | undefined> {
	const noise = noiseOf(encoding.seed);
	let found: Buffer | undefined;
	let levels: readonly number[] = GRAIN_LEVELS;
	while (levels.length > 0) {
		const middle = Math.floor(levels.length / 2);
		const image = await encode(withGrain(pixels, noise, levels[middle] ?? 0), encoding);
		const enough = image.length >= minimumBytes;
		if (enough) found = image;
		levels = enough ? levels.slice(0, middle) : levels.slice(middle + 1);
	}
	return found;
}

function noiseOf(seed: number): Float32Array {
	const random = seededRandom(seed);
	const noise = new Float32Array(NOISE_LENGTH);
	for (let index = 0; index < noise.length; index++) noise[index] = random() * 2 - 1;
	return noise;
}

function withGrain(pixels: Pixels, noise: Float32Array, level: number): Pixels {
	// Clamped, because a Buffer would wrap a bright pixel around to black.
	const grainy = new Uint8ClampedArray(pixels.data);
	for (let index = 0; index < grainy.length; index++) {
		grainy[index] = (grainy[index] ?? 0) + level * (noise[index % noise.length] ?? 0);
	}
	return { ...pixels, data: Buffer.from(grainy.buffer) };
}

async function encode({ data, width, height }: Pixels, encoding: Encoding): Promise<Buffer> {
	const quality = encoding.quality ?? DEFAULT_QUALITY;
	const image = sharp(data, { raw: { width, height, channels: 3 } });
	describePhoto(image, encoding);
	switch (encoding.format) {
		case 'jpeg':
			return await image.jpeg({ quality }).toBuffer();
		case 'png':
			return await image.png({ compressionLevel: 9 }).toBuffer();
		case 'webp':
			return await image.webp({ quality }).toBuffer();
	}
}
