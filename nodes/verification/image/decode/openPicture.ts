import type { HeicFailure } from '../heic/decodeHeic';
import type { ImageFormat } from '../imageFormats';
import type { Pixels } from '../pixels';
import { decoderOf, mostPixels } from './decodableFormats';
import { plainTiff } from './plainTiff';
import { primaryJpeg, withoutPadding } from './primaryJpeg';
import { LONGEST_SECONDS, type Picture, resized, type Sharp } from './sharp';

/** Why a picture cannot be decoded. `exhausted` means the machine's memory, or the time limit. */
export type PictureFailure = HeicFailure;

/** A file whose header was read and whose px can be decoded. */
export interface OpenPicture {
	/** Upright. */
	readonly pixels: Pixels;
	/** Whether the photo was taken with the camera turned, by EXIF. */
	readonly needsRotation: boolean;
	/** Frames or pages; only the first is used. */
	readonly pages: number;
	readonly decode: (size: Pixels) => Promise<RawPicture | PictureFailure>;
}

/** Upright, sRGB, three bytes for each px: red, green, blue. */
export interface RawPicture extends Pixels {
	readonly data: Buffer;
}

/**
 * Reads the header of a picture's first frame or page.
 *
 * @param file of a HEIC, the TIFF that it was decoded to
 * @throws nothing for a damaged file: that is a failure, here or in `decode`
 */
export async function openPicture(
	sharp: Sharp,
	file: Buffer,
	format: ImageFormat,
): Promise<OpenPicture | PictureFailure> {
	const bytes = format === 'jpeg' ? primaryJpeg(file) : file;
	const reader = (part: Buffer): Picture =>
		sharp(part, { failOn: 'warning', limitInputPixels: mostPixels(format) });
	const metadata = await reader(bytes).metadata().catch(pictureFailure);
	// The header is readable, so a TIFF may have a kind of px that the decoder does not know.
	if (typeof metadata === 'string') return format === 'tiff' ? 'unsupported' : metadata;
	const { format: known, autoOrient, orientation, pages, hasProfile, space, depth } = metadata;
	// The bytes may begin like another format. Then sharp would choose the decoder.
	if (known !== decoderOf(format)) return 'damaged';
	// With 32 bits or floating point, the value of white is unknown, and pictures come out black.
	if (depth !== 'uchar' && depth !== 'ushort') return 'unsupported';
	return {
		pixels: autoOrient,
		needsRotation: orientation !== undefined && orientation > 1,
		pages: pages ?? 1,
		decode: async (size) => {
			const hasOwnColours = hasProfile && space === 'srgb';
			const decodeWith = hasOwnColours ? scaleBeforeColours(sharp) : scaleAfterColours;
			const decode = async (part: Buffer) =>
				decodeWith(reader(part).autoOrient().flatten({ background: '#ffffff' }), size);
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
 * The decoder may warn about a part that no px depend on. Then it reads the file again without that
 * part, and as strictly as before.
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

/** Messages of libvips and its libraries. An invalid marker is damage. */
const unknownKind =
	/unsupported (?!marker)|not (?:yet )?(?:supported|implemented|configured)|can ?not handle|can't handle/i;

/** Only the kind of sharp's error is used: its message may contain any part of the file. */
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
