import { type HeicFailure, heicPixels } from '../heic/decodeHeic';
import type { ImageFormat } from '../imageFormats';
import type { Pixels } from '../pixels';
import { decoderOf, isHeic, mostPixels } from './decodableFormats';
import { LONGEST_SECONDS, type Picture, resized, type Sharp } from './sharp';
/** Why a picture cannot be decoded. Exhausted is the machine: its memory, or the time it may take. */
export type PictureFailure = HeicFailure;

/** A file whose header has been read and whose px can be had. */
export interface OpenPicture {
	/** Upright. */
	readonly pixels: Pixels;
	/** Whether the photo was taken with the camera turned, by EXIF. */
	readonly lay: boolean;
	/** Frames or pages; only the first is looked at. */
	readonly pages: number;
	readonly decode: (size: Pixels) => Promise<RawPicture | PictureFailure>;
}

/** Upright, sRGB, three bytes for each px: red, green, blue. */
export interface RawPicture extends Pixels {
	readonly data: Buffer;
}

/**
 * Reads a picture's header, from the first of its frames or pages; a HEIC is decoded at once.
 *
 * @throws nothing of a damaged file: that is a failure, here or when it is decoded
 */
export async function openPicture(
	sharp: Sharp,
	file: Buffer,
	format: ImageFormat,
): Promise<OpenPicture | PictureFailure> {
	if (!isHeic(format)) return open(sharp, file, format);
	const pixels = await heicPixels(file, { mostPixels: mostPixels(format) });
	return typeof pixels === 'string' ? pixels : open(sharp, pixels.tiff, format);
}

async function open(
	sharp: Sharp,
	bytes: Buffer,
	format: ImageFormat,
): Promise<OpenPicture | PictureFailure> {
	const reader: Reader = (failOn) => sharp(bytes, { failOn, limitInputPixels: mostPixels(format) });
	const metadata = await metadataOf(reader('warning'));
	// Its header was read before: a TIFF may hold px of a kind that the decoder does not know.
	if (metadata === null) return format === 'tiff' ? 'unsupported' : 'damaged';
	const { format: known, autoOrient, orientation, pages, hasProfile, space, depth } = metadata;
	// Bytes of one format that begin like another would be decoded by a reader of sharp's choice.
	if (known !== decoderOf(format)) return 'damaged';
	// What white is in 32 bits or floating point is said nowhere: such a picture turned out black.
	if (depth !== 'uchar' && depth !== 'ushort') return 'unsupported';
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

async function metadataOf(picture: Picture) {
	return picture.metadata().catch(() => null);
}

async function decode(
	reader: Reader,
	decodeUpright: (upright: Picture) => Promise<RawPicture>,
): Promise<RawPicture | PictureFailure> {
	const upright: Reader = (failOn) =>
		reader(failOn).autoOrient().flatten({ background: '#ffffff' });
	try {
		return await decodeUpright(upright('warning'));
	} catch (error) {
		if (!isHarmless(error)) return pictureFailure(error);
		return decodeUpright(upright('error')).catch(pictureFailure);
	}
}

/** Of what sharp says, only the kind is told: its words may hold anything of the file. */
export function pictureFailure(error: unknown): PictureFailure {
	const words = error instanceof Error ? error.message : '';
	return /out of memory|^timeout:/im.test(words) ? 'exhausted' : 'damaged';
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

/**
 * About numbers in headers that no reader needs. Some phones write a wrong one, so such a photo is
 * no damaged one, while a warning about its px is a sign of damage.
 */
const harmless = [
	/Invalid SOS parameters for sequential JPEG/,
	/unknown JFIF revision number/,
	/Unknown Adobe color transform code/,
];

function isHarmless(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	const lines = error.message.split('\n').filter((line) => line.trim() !== '');
	return lines.every((line) => harmless.some((warning) => warning.test(line)));
}
