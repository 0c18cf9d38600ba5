import { inspectImage } from '../../../../nodes/verification/image/inspect/inspectImage';
import {
	av1Picture,
	box,
	cropBox,
	fullBox,
	heifFile,
	rotationBox,
	sizeBox,
} from './corpus/heifFile';
import { chunk, endChunk, headerChunk, pixelChunk, pngSignature } from './corpus/pngFile';
import { exifBlock, tiffFile } from './corpus/tiffFile';
import { canvasChunk, losslessChunk, riffChunk, webpOf } from './corpus/webpFile';
import { fastestRun } from '../../../harness/measurement/fastestRun';

const repeated = (times: number, bytes: Buffer) => Buffer.concat(Array<Buffer>(times).fill(bytes));
const png = (...chunks: readonly Buffer[]) =>
	Buffer.concat([pngSignature, headerChunk(40, 24), ...chunks, endChunk]);
const heic = (content: Buffer) =>
	Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0')), content]);
const meta = (...properties: readonly Buffer[]) =>
	fullBox('meta', fullBox('pitm', Buffer.from([0, 0])), box('iprp', ...properties));
const emptyBox = box('free');
const classicTiff = { order: 'II', big: false } as const;

describe('a header made to keep n8n busy', () => {
	test.each([
		['a PNG of empty chunks', png(repeated(1_000_000, chunk('teXt', Buffer.alloc(0))))],
		[
			'a WebP of empty chunks',
			webpOf(canvasChunk(40, 24, 8), repeated(1_000_000, riffChunk('JUNK', Buffer.alloc(0)))),
		],
		[
			'a JPEG of empty segments',
			repeated(3_000_000, Buffer.from([0xff, 0xe0, 0, 2])).fill('\xff\xd8\xff', 0, 3, 'latin1'),
		],
		['a HEIF of empty boxes', heic(repeated(1_000_000, emptyBox))],
		['a HEIF of empty properties', heic(meta(box('ipco', repeated(1_000_000, emptyBox))))],
		['a HEIF of empty lists', heic(meta(repeated(500_000, fullBox('ipma', Buffer.alloc(4)))))],
		[
			'a TIFF with 65,535 entries',
			Buffer.concat([Buffer.from('II*\0\x08\0\0\0\xff\xff', 'latin1'), Buffer.alloc(800_000, 1)]),
		],
		[
			'a BigTIFF with more entries than there are numbers',
			Buffer.concat([
				Buffer.from('II+\0\x08\0\0\0\x10\0\0\0\0\0\0\0', 'latin1'),
				Buffer.alloc(8, 0xff),
				Buffer.alloc(800_000, 1),
			]),
		],
	])('%s costs no more than 10 ms', async (_name, bytes) => {
		expect(inspectImage(bytes).kind).toBe('damaged');
		expect(await fastestRun(10, () => inspectImage(bytes))).toBeLessThan(10);
	});
});

test('a TIFF with thousands of entries is not read, wherever its size stands', () => {
	const file = tiffFile(40, 24, 1, classicTiff);
	const directory = file.readUInt32LE(4);
	file.writeUInt16LE(5000, directory);
	const bytes = Buffer.concat([file, Buffer.alloc(60_000)]);
	expect(inspectImage(bytes)).toEqual({ kind: 'damaged', format: 'tiff' });
});

describe('properties of a HEIF that make no sense are damage', () => {
	const file = async (...properties: readonly Buffer[]) =>
		heifFile({ coded: await av1Picture(), brands: ['avif', 'mif1'], properties });
	const size = sizeBox(64, 64);
	const damaged = { kind: 'damaged', format: 'avif' };

	test.each([
		['no size', []],
		['two sizes', [size, sizeBox(640, 480)]],
		['a side of 0', [sizeBox(64, 0)]],
		['a crop that is larger than the picture', [size, cropBox(65, 64)]],
		['a crop of nothing', [size, cropBox(0, 64)]],
		['a crop over zero', [size, box('clap', Buffer.alloc(32))]],
	])('%s', async (_how, properties) => {
		expect(inspectImage(await file(...properties))).toEqual(damaged);
	});

	test.each([0, 3, 7])('a list of %d bytes of who has which', (length) => {
		const bytes = heic(meta(box('ipco', size), box('ipma', Buffer.alloc(length))));
		expect(inspectImage(bytes)).toEqual({ kind: 'damaged', format: 'heic' });
	});

	test('a property that is longer than the list of properties', async () => {
		const bytes = await file(size);
		const start = bytes.lastIndexOf('ispe') - 4;
		bytes.writeUInt32BE(bytes.readUInt32BE(start) + 8, start);
		expect(inspectImage(bytes)).toEqual(damaged);
	});

	test('a property that is not there', async () => {
		const bytes = await file(size, rotationBox(1));
		bytes[bytes.indexOf('mdat') - 5] = 99;
		expect(inspectImage(bytes)).toEqual(damaged);
	});

	test("a size of the preview does not stand in for the picture's", async () => {
		const bytes = heifFile({
			coded: await av1Picture(),
			brands: ['avif'],
			properties: [],
			previewProperties: [sizeBox(640, 480)],
		});
		expect(inspectImage(bytes)).toEqual(damaged);
	});
});

describe('an orientation that makes no sense turns nothing', () => {
	test.each([0, 9, 200, 65_535])('%d in a PNG and in a TIFF', (orientation) => {
		const pixels = { width: 40, height: 24 };
		const inPng = png(chunk('eXIf', exifBlock(orientation)), pixelChunk);
		expect(inspectImage(inPng)).toMatchObject({ pixels });
		expect(inspectImage(tiffFile(40, 24, orientation, classicTiff))).toMatchObject({ pixels });
	});

	test.each([
		['nothing', Buffer.alloc(0)],
		['a prefix alone', Buffer.from('Exif\0\0')],
		['rubbish', Buffer.alloc(40, 'x')],
		['a directory behind the end', Buffer.from('II*\0\xff\0\0\0', 'latin1')],
		['a directory cut off', exifBlock(6).subarray(0, 12)],
	])('EXIF that is %s', (_what, block) => {
		const seen = { kind: 'image', format: 'png', pixels: { width: 40, height: 24 } };
		expect(inspectImage(png(chunk('eXIf', block), pixelChunk))).toEqual(seen);
	});
});

test('a chunk of an odd length leads to the EXIF behind it', () => {
	const odd = riffChunk('JUNK', Buffer.alloc(7));
	const bytes = webpOf(
		canvasChunk(40, 24, 8),
		losslessChunk(40, 24),
		odd,
		riffChunk('EXIF', exifBlock(6)),
	);
	expect(inspectImage(bytes)).toMatchObject({ pixels: { width: 24, height: 40 } });
});

test.each([
	['no header first', Buffer.concat([pngSignature, pixelChunk, headerChunk(40, 24), endChunk])],
	['no pixels', png()],
	['pixels behind its end', Buffer.concat([png(), pixelChunk, endChunk])],
	[
		'a text for a header',
		Buffer.concat([pngSignature, chunk('tEXt', Buffer.alloc(13, 1)), pixelChunk, endChunk]),
	],
	['a width of 0', Buffer.concat([pngSignature, headerChunk(0, 24), pixelChunk, endChunk])],
	['a height of 0', Buffer.concat([pngSignature, headerChunk(40, 0), pixelChunk, endChunk])],
])('a PNG with %s is damaged', (_how, bytes) => {
	expect(inspectImage(bytes)).toEqual({ kind: 'damaged', format: 'png' });
});

test('a WebP whose lossless picture has another signature is damaged', () => {
	const bytes = webpOf(losslessChunk(40, 24));
	bytes[20] = 0x2e;
	expect(inspectImage(bytes)).toEqual({ kind: 'damaged', format: 'webp' });
});

test('a TIFF whose directory is in its own header is damaged', () => {
	const bytes = Buffer.alloc(64);
	bytes.write('II*\0\x04', 'latin1');
	for (const [at, tag] of [
		[18, 256],
		[30, 257],
	] as const) {
		[tag, 3, 1, 0, 40].forEach((number, index) => bytes.writeUInt16LE(number, at + 2 * index));
	}
	expect(inspectImage(bytes)).toEqual({ kind: 'damaged', format: 'tiff' });
});

const lying = riffChunk('EXIF', exifBlock(6));
test.each([
	['an eXIf chunk behind the pixels of a PNG', png(pixelChunk, chunk('eXIf', exifBlock(6)))],
	['EXIF that a WebP says it has', webpOf(canvasChunk(40, 24, 8), losslessChunk(40, 24))],
	['EXIF of which it says nothing', webpOf(canvasChunk(40, 24, 0), losslessChunk(40, 24), lying)],
])('%s turns nothing, as for sharp', (_what, bytes) => {
	expect(inspectImage(bytes)).toMatchObject({ pixels: { width: 40, height: 24 } });
});
