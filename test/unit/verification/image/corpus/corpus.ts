import type { ImageFormat } from '../../../../../nodes/verification/image/imageFormats';
import type { Pixels } from '../../../../../nodes/verification/image/pixels';
import { providers } from '../../../../../nodes/verification/providers/registry';
import { bmpFile, bmpHeaders, gifFile } from './bmpFile';
import { av1Picture, heifFile, hevcPicture, sizeBox, turnedBy } from './heifFile';
import { exifSegment, plainJpeg, withFrame, withInserted } from './jpegFile';
import { pngFile } from './pngFile';
import { tiffFile, type TiffKind } from './tiffFile';
import { canvasChunk, exifChunk, losslessChunk, lossyChunk, webpOf } from './webpFile';

/** Makes a file of a size, as stored, and an orientation. */
type Draw = (width: number, height: number, orientation: number) => Buffer;

export interface Kind {
	readonly name: string;
	readonly format: ImageFormat;
	readonly orientations: readonly number[];
	/**
	 * What ImageMagick needs to tell the size: the header, or all the pixels, which takes long, so
	 * that it is asked about fewer files. A lossy WebP has its header alone, and sharp to read it.
	 */
	readonly imageMagickReads: 'header' | 'pixels' | 'nothing';
	readonly draw: Draw;
}

export interface CorpusFile {
	readonly name: string;
	readonly format: ImageFormat;
	readonly bytes: Buffer;
	/** As its rows and columns are stored. */
	readonly stored: Pixels;
	/** As a person sees it, by how the file was made. */
	readonly seen: Pixels;
}

const all = [1, 2, 3, 4, 5, 6, 7, 8];
const upright = [1];

const bigEndian: TiffKind = { order: 'MM', big: false };
const tiffKinds: readonly (readonly [string, TiffKind])[] = [
	['TIFF, little-endian', { order: 'II', big: false }],
	['TIFF, big-endian', bigEndian],
	['BigTIFF, little-endian', { order: 'II', big: true }],
	['BigTIFF, big-endian', { order: 'MM', big: true }],
];

/** Every format in every way in which it tells size and orientation. The pixels are few and flat. */
export async function kinds(): Promise<readonly Kind[]> {
	const baseline = await plainJpeg(false);
	const progressive = await plainJpeg(true);
	const av1 = await av1Picture();
	const jpeg =
		(base: Buffer, exif?: TiffKind): Draw =>
		(width, height, orientation) =>
			withInserted(withFrame(base, width, height), exifSegment(orientation, exif));
	const webp =
		(pixels: typeof lossyChunk, prefix: Parameters<typeof exifChunk>[1]): Draw =>
		(width, height, orientation) =>
			webpOf(
				canvasChunk(width, height, 0x08),
				pixels(width, height),
				exifChunk(orientation, prefix),
			);
	const heif =
		(coded: typeof av1, brands: readonly string[], metaLast: boolean): Draw =>
		(width, height, orientation) =>
			heifFile({
				coded,
				brands,
				metaLast,
				properties: [sizeBox(width, height), ...turnedBy(orientation)],
				previewProperties: [sizeBox(9000, 9000)],
			});
	const turnable = { orientations: all, imageMagickReads: 'header' } as const;
	const bitmap = { format: 'bmp', orientations: upright, imageMagickReads: 'pixels' } as const;
	return [
		{ name: 'JPEG', format: 'jpeg', ...turnable, draw: jpeg(baseline) },
		{ name: 'JPEG, progressive', format: 'jpeg', ...turnable, draw: jpeg(progressive, bigEndian) },
		{ name: 'PNG', format: 'png', ...turnable, draw: pngFile },
		{
			name: 'WebP, lossy',
			format: 'webp',
			orientations: all,
			imageMagickReads: 'nothing',
			draw: webp(lossyChunk, ''),
		},
		{
			name: 'WebP, lossless',
			format: 'webp',
			orientations: all,
			imageMagickReads: 'pixels',
			draw: webp(losslessChunk, 'Exif\0\0'),
		},
		...tiffKinds.map(([name, kind]) => ({
			name,
			format: 'tiff' as const,
			...turnable,
			draw: (width: number, height: number, orientation: number) =>
				tiffFile(width, height, orientation, kind),
		})),
		{
			name: 'AVIF',
			format: 'avif',
			...turnable,
			draw: heif(av1, ['avif', 'mif1', 'miaf'], false),
		},
		{
			name: 'HEIC',
			format: 'heic',
			...turnable,
			draw: heif(hevcPicture, ['heic', 'mif1', 'heic'], false),
		},
		{
			name: 'HEIC from a phone, described behind its pixels',
			format: 'heic',
			...turnable,
			draw: heif(hevcPicture, ['mif1', 'mif1', 'heic'], true),
		},
		{
			name: 'GIF',
			format: 'gif',
			orientations: upright,
			imageMagickReads: 'header',
			draw: gifFile,
		},
		...bmpHeaders.map((header) => ({
			name: `BMP with a header of ${header} bytes`,
			...bitmap,
			draw: (width: number, height: number) => bmpFile(width, height, header),
		})),
		{ name: 'BMP, top-down', ...bitmap, draw: (width, height) => bmpFile(width, -height, 40) },
	];
}

export function fileOf(
	{ name, format, draw }: Kind,
	{ width, height }: Pixels,
	orientation: number,
): CorpusFile {
	const stored = { width, height };
	return {
		name: `${name}, ${width} x ${height}, orientation ${orientation}`,
		format,
		bytes: draw(width, height, orientation),
		stored,
		seen: orientation >= 5 ? { width: height, height: width } : stored,
	};
}

/** Each limit of each vendor, with a px less or more on either side, whichever way it is held. */
export function sizesAroundLimits(): readonly Pixels[] {
	const limits = providers
		.flatMap(({ checks }) => Object.values(checks))
		.flatMap((check) => [
			check.limits.minSides,
			check.limits.maxSides,
			check.limits.recommendedSides,
		])
		.filter((sides) => sides !== null);
	const around = limits.flatMap(({ longer, shorter }) =>
		[-1, 0, 1].flatMap((more) => [
			{ width: longer + more, height: shorter },
			{ width: longer, height: shorter + more },
			{ width: shorter, height: longer + more },
			{ width: shorter + more, height: longer },
		]),
	);
	return [...new Map(around.map((size) => [`${size.width}x${size.height}`, size])).values()];
}
