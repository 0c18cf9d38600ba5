import { heicPixels, type HeicFailure } from './heicPixels';
import type { ImageFormat } from './imageFormats';
import type { Pixels } from './inspectImage';
import type { Sharp } from './loadSharp';
import { LONGEST_SECONDS, resized, type Picture } from './resized';

/**
 * Pictures with more px are not decoded, so that a small file that claims 60,000 x 60,000 px costs
 * nothing. Phones have modes of 12 to 24 million px; others than JPEG and PNG are decoded whole and
 * take 10 to 20 bytes of memory for each px.
 */
const MOST_PIXELS = 25_000_000;

/** JPEG and PNG are decoded row by row. This lets the 64 MP mode of phones through (9248 x 6936). */
const MOST_PIXELS_BY_ROWS = 65_000_000;

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
	return format === 'jpeg' || format === 'png' ? MOST_PIXELS_BY_ROWS : MOST_PIXELS;
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
	const pixels = await heicPixels(file, { mostPixels: MOST_PIXELS });
	return typeof pixels === 'string' ? pixels : open(sharp, pixels.tiff, format);
}

function isHeic(format: ImageFormat): boolean {
	return format === 'heic' || format === 'heif';
}

async function open(sharp: Sharp, bytes: Buffer, format: ImageFormat): Promise<OpenPicture> {
	const reader: Reader = (failOn) => sharp(bytes, { failOn, limitInputPixels: mostPixels(format) });
	const metadata = await reader('warning').metadata();
	const { format: known, autoOrient, orientation, pages, hasProfile, space } = metadata;
	// Bytes of one format that begin like another would be decoded by a reader of sharp's choice.
	if (known !== decoders[format]) throw new TypeError(`not ${format} to the decoder`);
	return {
		pixels: autoOrient,
		lay: orientation !== undefined && orientation > 1,
		pages: pages ?? 1,
		decode: async (size) => {
			const hasOwnColours = hasProfile && space === 'srgb';
			const decodeWith = hasOwnColours ? scaleBeforeColours(sharp) : scaleAfterColours;
			return decode(reader, async (upright) => decodeWith(upright, size));
		},
	};
}

type Reader = (failOn: 'warning' | 'error') => Picture;

async function decode(
	reader: Reader,
	decodeUpright: (upright: Picture) => Promise<RawPicture>,
): Promise<RawPicture | null> {
	const upright: Reader = (failOn) =>
		reader(failOn).autoOrient().flatten({ background: '#ffffff' });
	try {
		return await decodeUpright(upright('warning'));
	} catch (error) {
		return isHarmless(error) ? decodeUpright(upright('error')) : null;
	}
}

async function scaleAfterColours(upright: Picture, size: Pixels): Promise<RawPicture> {
	return toRaw(resized(upright, size));
}

/** sharp converts colours before it scales, which takes longer than decoding a photo. */
function scaleBeforeColours(sharp: Sharp) {
	return async (upright: Picture, size: Pixels): Promise<RawPicture> => {
		const small = resized(upright, size).keepIccProfile().tiff({ compression: 'none' });
		return toRaw(sharp(await small.toBuffer()));
	};
}

async function toRaw(picture: Picture): Promise<RawPicture> {
	const { data, info } = await picture
		.toColourspace('srgb')
		.raw({ depth: 'uchar' })
		.timeout({ seconds: LONGEST_SECONDS })
		.toBuffer({ resolveWithObject: true });
	if (info.channels !== 3) throw new TypeError(`${info.channels} channels instead of 3`);
	return { data, width: info.width, height: info.height };
}

/** Some phones write a wrong number into the header of the scan, which no reader needs. */
function isHarmless(error: unknown): boolean {
	return (
		error instanceof Error &&
		/^VipsJpeg: Invalid SOS parameters for sequential JPEG\s*$/.test(error.message)
	);
}
