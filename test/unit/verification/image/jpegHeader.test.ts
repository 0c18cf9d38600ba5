import sharp from 'sharp';
import { inspectImage } from '../../../../nodes/verification/image/inspectImage';
import { jpegHeader } from '../../../../nodes/verification/image/jpegHeader';

const blank = sharp({ create: { width: 320, height: 200, channels: 3, background: '#888' } });

function segment(marker: number, content: Buffer): Buffer {
	const head = Buffer.from([0xff, marker, 0, 0]);
	head.writeUInt16BE(content.length + 2, 2);
	return Buffer.concat([head, content]);
}

/** A JPEG with these bytes between its beginning and all else. */
async function jpegWith(...inserted: readonly Buffer[]): Promise<Buffer> {
	const plain = await blank.clone().jpeg().toBuffer();
	return Buffer.concat([plain.subarray(0, 2), ...inserted, plain.subarray(2)]);
}

const seen = { kind: 'image', format: 'jpeg', pixels: { width: 320, height: 200 } };

test.each([
	['baseline', false],
	['progressive', true],
])('a %s JPEG is cut off behind its frame header', async (_name, progressive) => {
	const jpeg = await blank.clone().jpeg({ progressive }).toBuffer();
	const header = jpegHeader(jpeg);
	expect(header?.byteLength).toBeLessThan(jpeg.byteLength);
	expect(inspectImage(header ?? new Uint8Array())).toEqual(seen);
});

test('a colour profile and a depth map of 2 MB before the size are passed over', async () => {
	const large = Array.from({ length: 32 }, () => segment(0xe2, Buffer.alloc(65_000, 0xff)));
	expect(inspectImage(await jpegWith(...large))).toEqual(seen);
});

test('a preview within the metadata is not taken for the picture', async () => {
	const preview = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
		.jpeg()
		.toBuffer();
	expect(inspectImage(await jpegWith(segment(0xe1, preview)))).toEqual(seen);
});

test.each([
	[
		'nothing but zeros',
		Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(60_000_000)]),
	],
	[
		'nothing but fill bytes',
		Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.alloc(60_000_000, 0xff)]),
	],
	['a scan without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xda, 0, 8, 0, 0])],
	['the end at once', Buffer.from([0xff, 0xd8, 0xff, 0xd9])],
	['a frame that is cut off', Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0, 17, 8, 1])],
])('%s is damaged, and is found out within 10 ms', (_name, bytes) => {
	jpegHeader(bytes);
	const began = performance.now();
	expect(inspectImage(bytes)).toEqual({ kind: 'damaged', format: 'jpeg' });
	expect(performance.now() - began).toBeLessThan(10);
});
