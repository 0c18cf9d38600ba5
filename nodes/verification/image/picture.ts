import { heicPixels, type HeicFailure } from './heicPixels';
import type { ImageFormat } from './imageFormats';
import type { Pixels } from './inspectImage';
import type { Sharp } from './loadSharp';

/**
 * Pictures with more px are not decoded. It lets the 64 MP mode of phones through (9248 x 6936 px),
 * and keeps a small file that claims 60,000 x 60,000 px from costing anything.
 */
const MOST_PIXELS = 65_000_000;

/** HEIC takes 10 bytes of memory for each px. The usual mode of iPhones has 24 million px. */
const MOST_HEIC_PIXELS = 25_000_000;

/** The names by which sharp knows what it decodes. What HEIC holds is made a TIFF first. */
const decoders: Readonly<Partial<Record<ImageFormat, string>>> = {
	jpeg: 'jpeg',
	png: 'png',
	webp: 'webp',
	gif: 'gif',
	tiff: 'tiff',
	avif: 'heif',
	heic: 'tiff',
	heif: 'tiff',
};

/** Far more than any picture takes, and still an end. */
const LONGEST_SECONDS = 60;

/** A file whose header has been read and whose px can be had. */
export interface OpenPicture {
	/** Upright. */
	readonly pixels: Pixels;
	/** Whether the photo was taken with the camera turned, by EXIF. */
	readonly lay: boolean;
	/** Frames or pages; only the first is looked at. */
	readonly pages: number;
	/** Null where the file is damaged. */
	readonly decode: (size: Pixels) => Promise<RawPicture | null>;
}

/** Upright, sRGB, three bytes for each px: red, green, blue. */
export interface RawPicture extends Pixels {
	readonly data: Buffer;
}

export function isDecodable(format: ImageFormat): boolean {
	return decoders[format] !== undefined;
}

/** How many px a picture of this format may have to be decoded. */
export function mostPixels(format: ImageFormat): number {
	return isHeic(format) ? MOST_HEIC_PIXELS : MOST_PIXELS;
}

/**
 * Reads a picture's header, from the first of its frames or pages; a HEIC is decoded at once.
 *
 * @returns the reason where a HEIC cannot be decoded
 * @throws what sharp says of a damaged file, here or when it is decoded
 */
export async function openPicture(
	sharp: Sharp,
	file: Buffer,
	format: ImageFormat,
): Promise<OpenPicture | HeicFailure> {
	if (!isHeic(format)) return open(sharp, file, format);
	const pixels = await heicPixels(file, { mostPixels: MOST_HEIC_PIXELS });
	return typeof pixels === 'string' ? pixels : open(sharp, pixels.tiff, format);
}

function isHeic(format: ImageFormat): boolean {
	return format === 'heic' || format === 'heif';
}

async function open(sharp: Sharp, bytes: Buffer, format: ImageFormat): Promise<OpenPicture> {
	const metadata = await reader(sharp, bytes).metadata();
	const { format: known, autoOrient, orientation, pages, hasProfile, space } = metadata;
	// Bytes of one format that begin like another would be decoded by a reader of sharp's choice.
	if (known !== decoders[format]) throw new TypeError(`not ${format} to the decoder`);
	return {
		pixels: autoOrient,
		lay: orientation !== undefined && orientation > 1,
		pages: pages ?? 1,
		decode: async (size) => decode(sharp, bytes, size, hasProfile && space === 'srgb'),
	};
}

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
	return resized(picture, size)
		.jpeg({ quality, chromaSubsampling: '4:4:4' })
		.timeout({ seconds: LONGEST_SECONDS })
		.toBuffer();
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

/** @param ownColours whether its red, green and blue are those of a profile in the file */
async function decode(
	sharp: Sharp,
	bytes: Buffer,
	size: Pixels,
	ownColours: boolean,
): Promise<RawPicture | null> {
	try {
		return await decodeWith(sharp, bytes, size, ownColours, 'warning');
	} catch (error) {
		return isHarmless(error) ? decodeWith(sharp, bytes, size, ownColours, 'error') : null;
	}
}

type FailOn = 'warning' | 'error';

async function decodeWith(
	sharp: Sharp,
	bytes: Buffer,
	size: Pixels,
	ownColours: boolean,
	failOn: FailOn,
): Promise<RawPicture> {
	const upright = reader(sharp, bytes, failOn).autoOrient().flatten({ background: '#ffffff' });
	const small = resized(upright, size).timeout({ seconds: LONGEST_SECONDS });
	// sharp converts colours before it scales, which takes longer than decoding a photo.
	const picture = ownColours
		? sharp(await small.keepIccProfile().tiff({ compression: 'none' }).toBuffer())
		: small;
	const { data, info } = await picture
		.toColourspace('srgb')
		.raw({ depth: 'uchar' })
		.timeout({ seconds: LONGEST_SECONDS })
		.toBuffer({ resolveWithObject: true });
	if (info.channels !== 3) throw new TypeError(`${info.channels} channels instead of 3`);
	return { data, width: info.width, height: info.height };
}

function reader(sharp: Sharp, bytes: Buffer, failOn: FailOn = 'warning') {
	return sharp(bytes, { failOn, limitInputPixels: MOST_PIXELS });
}

/** Not by way of a JPEG's own coarser resolutions: they add patterns to fine texture. */
function resized(picture: ReturnType<Sharp>, { width, height }: Pixels) {
	return picture.resize({ width, height, fit: 'fill', fastShrinkOnLoad: false });
}

/** Some phones write a wrong number into the header of the scan, which no reader needs. */
function isHarmless(error: unknown): boolean {
	return (
		error instanceof Error &&
		/^VipsJpeg: Invalid SOS parameters for sequential JPEG\s*$/.test(error.message)
	);
}
