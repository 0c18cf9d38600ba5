/** Lengths of the headers that bitmaps have had: OS/2 1 and 2, Windows 3, 4 and 5. */
export const bmpHeaders = [12, 40, 64, 108, 124] as const;

const FILE_HEAD_BYTES = 14;

/**
 * A bitmap of one bit for a pixel. ImageMagick wants all of them to be there.
 *
 * @param height below zero where the rows go downwards
 */
export function bmpFile(width: number, height: number, header: number): Buffer {
	const palette = header === 12 ? 6 : 8;
	const pixelsAt = FILE_HEAD_BYTES + header + palette;
	const file = Buffer.alloc(pixelsAt + Math.ceil(width / 32) * 4 * Math.abs(height));
	file.write('BM', 'latin1');
	file.writeUInt32LE(file.length, 2);
	file.writeUInt32LE(pixelsAt, 10);
	file.writeUInt32LE(header, FILE_HEAD_BYTES);
	const [sideBytes, depthAt] = header === 12 ? [2, 22] : [4, 26];
	file.writeIntLE(width, 18, sideBytes);
	file.writeIntLE(height, 18 + sideBytes, sideBytes);
	file.writeUInt16LE(1, depthAt);
	file.writeUInt16LE(1, depthAt + 2);
	return file;
}

export function gifFile(width: number, height: number): Buffer {
	const file = Buffer.from(
		'GIF89a\0\0\0\0\x80\0\0\0\x80\x80\xff\xff\xff,\0\0\0\0\0\0\0\0\0\x02\x02L\x01\0;',
		'latin1',
	);
	for (const at of [6, 24]) {
		file.writeUInt16LE(width, at);
		file.writeUInt16LE(height, at + 2);
	}
	return file;
}
