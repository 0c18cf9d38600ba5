import { type HeicFailure, heicPixels } from '../heic/decodeHeic';
import type { ImageFormat } from '../imageFormats';
import type { Pixels } from '../pixels';
import { decoderOf, isHeic, mostPixels } from './decodableFormats';
import { plainTiff } from './plainTiff';
import { primaryJpeg, withoutPadding } from './primaryJpeg';
import { LONGEST_SECONDS, type Picture, resized, type Sharp } from './sharp';
/** Why a picture cannot be decoded. Exhausted is the machine: its memory, or the time it may take. */
export type PictureFailure = HeicFailure;

/** A file whose header has been read and whose px can be had. */
export interface OpenPicture {
	/** Upright. */
	readonly pixels: Pixels;
	/** Whether the photo was taken with the camera turned, by EXIF. */
	readonly needsRotation: boolean;
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
	if (format === 'jpeg') return open(sharp, primaryJpeg(file), format);
	if (!isHeic(format)) return open(sharp, file, format);
	const pixels = await heicPixels(file, { mostPixels: mostPixels(format) });
	return typeof pixels === 'string' ? pixels : open(sharp, pixels.tiff, format);
}

async function open(
	sharp: Sharp,
	bytes: Buffer,
	format: ImageFormat,
): Promise<OpenPicture | PictureFailure> {
	const reader = (file: Buffer): Picture =>
		sharp(file, { failOn: 'warning', limitInputPixels: mostPixels(format) });
	const metadata = await reader(bytes).metadata().catch(pictureFailure);
	// Its header was read before: a TIFF may hold px of a kind that the decoder does not know.
	if (typeof metadata === 'string') return format === 'tiff' ? 'unsupported' : metadata;
	const { format: known, autoOrient, orientation, pages, hasProfile, space, depth } = metadata;
	// Bytes of one format that begin like another would be decoded by a reader of sharp's choice.
	if (known !== decoderOf(format)) return 'damaged';
	// What white is in 32 bits or floating point is said nowhere: such a picture turned out black.
	if (depth !== 'uchar' && depth !== 'ushort') return 'unsupported';
	return {
		pixels: autoOrient,
		needsRotation: orientation !== undefined && orientation > 1,
		pages: pages ?? 1,
		decode: async (size) => {
			const hasOwnColours = hasProfile && space === 'srgb';
			const decodeWith = hasOwnColours ? scaleBeforeColours(sharp) : scaleAfterColours;
			const decode = async (file: Buffer) =>
				decodeWith(reader(file).autoOrient().flatten({ background: '#ffffff' }), size);
			try {
				return await decode(bytes);
			} catch (error) {
				const plain = withoutHarmlessWarnings(error, bytes, format);
				return plain ? decode(plain).catch(pictureFailure) : pictureFailure(error);
			}
		},
	};
}

/**
 * What the decoder warns of may be what no px hang on. Then it gets the file without that, and as
 * strict as before.
 */
function withoutHarmlessWarnings(
	error: unknown,
	bytes: Buffer,
	format: ImageFormat,
): Buffer | null {
	const words = error instanceof Error ? error.message : '';
	if (format === 'jpeg' && words.includes('extraneous bytes before')) return withoutPadding(bytes);
	return format === 'tiff' && words.includes('Warning treated as error') ? plainTiff(bytes) : null;
}

/** In the words of libvips and of the libraries behind it. A marker that is none is damage. */
const unknownKind =
	/unsupported (?!marker)|not (?:yet )?(?:supported|implemented|configured)|can ?not handle|can't handle/i;

/** Of what sharp says, only the kind is told: its words may hold anything of the file. */
export function pictureFailure(error: unknown): PictureFailure {
	const words = error instanceof Error ? error.message : '';
	if (/out of memory|^timeout:/im.test(words)) return 'exhausted';
	return unknownKind.test(words) ? 'unsupported' : 'damaged';
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
