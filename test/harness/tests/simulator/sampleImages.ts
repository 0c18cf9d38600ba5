import sharp from 'sharp';

export type SampleFormat = 'jpeg' | 'png' | 'webp' | 'gif';

/** A real, plain image, which asks for `scenario` in its EXIF ImageDescription if one is given. */
export async function makeImage({
	format = 'jpeg',
	width = 800,
	height = 600,
	scenario,
	shade = 128,
}: {
	format?: SampleFormat;
	width?: number;
	height?: number;
	scenario?: string;
	shade?: number;
} = {}): Promise<Buffer> {
	const background = { r: shade, g: shade, b: shade };
	const plain = sharp({ create: { width, height, channels: 3, background } }).toFormat(format);
	if (scenario === undefined) return plain.toBuffer();
	return plain.withExif({ IFD0: { ImageDescription: `kyc-simulator:${scenario}` } }).toBuffer();
}
