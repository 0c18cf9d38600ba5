import sharp from 'sharp';
import { exifBlock, type TiffKind } from './tiffFile';

/** A marker segment with its length. */
export function segment(marker: number, content: Buffer): Buffer {
	const head = Buffer.from([0xff, marker, 0, 0]);
	head.writeUInt16BE(content.length + 2, 2);
	return Buffer.concat([head, content]);
}

export function exifSegment(orientation: number, kind?: TiffKind): Buffer {
	return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifBlock(orientation, kind)]));
}

const base = { create: { width: 16, height: 16, channels: 3, background: 'teal' } } as const;

/** A small JPEG without EXIF. */
export function plainJpeg(progressive: boolean): Promise<Buffer> {
	return sharp(base).jpeg({ progressive }).toBuffer();
}

/** The same with these bytes between its beginning and all else. */
export function withInserted(jpeg: Buffer, ...inserted: readonly Buffer[]): Buffer {
	return Buffer.concat([jpeg.subarray(0, 2), ...inserted, jpeg.subarray(2)]);
}

/** The same with another size in its frame header. */
export function withFrame(jpeg: Buffer, width: number, height: number): Buffer {
	const copy = Buffer.from(jpeg);
	const frame = Math.max(
		copy.indexOf('\xff\xc0', 0, 'latin1'),
		copy.indexOf('\xff\xc2', 0, 'latin1'),
	);
	copy.writeUInt16BE(height, frame + 5);
	copy.writeUInt16BE(width, frame + 7);
	return copy;
}
