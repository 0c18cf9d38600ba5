import { deflateSync } from 'node:zlib';
import { exifBlock } from './tiffFile';

export const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

export function chunk(type: string, content: Buffer): Buffer {
	const head = Buffer.alloc(4);
	head.writeUInt32BE(content.length);
	const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(checksum(body));
	return Buffer.concat([head, body, sum]);
}

export function headerChunk(width: number, height: number): Buffer {
	const content = Buffer.alloc(13);
	content.writeUInt32BE(width, 0);
	content.writeUInt32BE(height, 4);
	content[8] = 8;
	return chunk('IHDR', content);
}

export function exifChunk(orientation: number): Buffer {
	return chunk('eXIf', exifBlock(orientation));
}

export const pixelChunk = chunk('IDAT', deflateSync(Buffer.alloc(64)));
export const endChunk = chunk('IEND', Buffer.alloc(0));

export function pngFile(width: number, height: number, orientation: number): Buffer {
	return Buffer.concat([
		pngSignature,
		headerChunk(width, height),
		exifChunk(orientation),
		pixelChunk,
		endChunk,
	]);
}

/** CRC-32 (PNG, annex D). */
function checksum(bytes: Buffer): number {
	let sum = 0xffffffff;
	for (const byte of bytes) {
		sum ^= byte;
		for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
	}
	return ~sum >>> 0;
}
