import { exifBlock } from './tiffFile';

/** Padded to an even length. */
export function riffChunk(type: string, content: Buffer): Buffer {
	const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
	head.writeUInt32LE(content.length, 4);
	return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

export function webpOf(...chunks: readonly Buffer[]): Buffer {
	return riffChunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks]));
}

/** A lossy picture's header and a few bytes (RFC 6386, 9.1). */
export function lossyChunk(width: number, height: number): Buffer {
	const content = Buffer.alloc(44);
	content.writeUIntLE(0x0390, 0, 3);
	content.writeUIntBE(0x9d012a, 3, 3);
	content.writeUInt16LE(width, 6);
	content.writeUInt16LE(height, 8);
	return riffChunk('VP8 ', content);
}

/** A lossless picture of one colour (RFC 9649, 3.4), whose pixels are the same bytes at any size. */
export function losslessChunk(width: number, height: number): Buffer {
	const content = Buffer.from('2f0fc003000750c02860ff0311d1ff00', 'hex');
	content.writeUInt32LE((width - 1) | ((height - 1) << 14), 1);
	return riffChunk('VP8L', content);
}

/** @param flags 0x08 says that there is EXIF */
export function canvasChunk(width: number, height: number, flags: number): Buffer {
	const content = Buffer.alloc(10);
	content[0] = flags;
	content.writeUIntLE(width - 1, 4, 3);
	content.writeUIntLE(height - 1, 7, 3);
	return riffChunk('VP8X', content);
}

/** libvips writes a JPEG's prefix before the block, and ImageMagick 6 reads no block without it. */
export function exifChunk(orientation: number, prefix: '' | 'Exif\0\0'): Buffer {
	return riffChunk('EXIF', Buffer.concat([Buffer.from(prefix), exifBlock(orientation)]));
}
