import sharp, { type Sharp } from 'sharp';

export const realFormats = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const;
export const width = 37;
export const height = 23;

/** A picture of 37 x 23 px, for sharp to encode. */
export function picture(): Sharp {
	return sharp({ create: { width, height, channels: 3, background: 'teal' } });
}

export function realFile(format: (typeof realFormats)[number]): Promise<Buffer> {
	return picture()[format]().toBuffer();
}
