import {
	inspectImage,
	startInspection,
} from '../../../../nodes/verification/image/inspect/inspectImage';
import { pick, type Random, seededRandom } from '../../../harness/drawings/random';
import { fileOf, kinds } from './corpus/corpus';
import { av1Picture, box, cropBox, fullBox, heifFile, sizeBox } from './corpus/heifFile';
import { chunk, endChunk, headerChunk, pixelChunk, pngSignature } from './corpus/pngFile';
import { exifBlock, tiffFile } from './corpus/tiffFile';
import { canvasChunk, losslessChunk, riffChunk, webpOf } from './corpus/webpFile';

/** Other bytes here and there, most of them such as lengths and counts are made of. */
function spoil(bytes: Buffer, random: Random): Buffer {
	const copy = Buffer.from(bytes);
	for (let change = 0; change < 4; change++) {
		const at = Math.floor(random() * copy.length);
		copy[at] = pick(random, [0, 1, 0x7f, 0x80, 0xff, Math.floor(random() * 256)]);
	}
	return copy.subarray(0, random() < 0.2 ? Math.floor(random() * copy.length) : copy.length);
}

test('whatever bytes are spoilt, there is an answer, and soon', async () => {
	const random = seededRandom(7);
	const answers = new Set(['image', 'damaged', 'notAnImage', 'sizeless']);
	for (const kind of await kinds()) {
		const { bytes } = fileOf(kind, { width: 40, height: 24 }, 1);
		for (let turn = 0; turn < 500; turn++) {
			const told = inspectImage(spoil(bytes, random));
			expect(answers).toContain(told.kind);
			if (told.kind !== 'image') continue;
			for (const side of [told.pixels.width, told.pixels.height]) {
				expect(Number.isSafeInteger(side) && side > 0).toBe(true);
			}
		}
	}
});

const repeated = (times: number, bytes: Buffer) => Buffer.concat(Array<Buffer>(times).fill(bytes));
const png = (...chunks: readonly Buffer[]) =>
	Buffer.concat([pngSignature, headerChunk(40, 24), ...chunks, endChunk]);
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
		[
			'a HEIF of empty boxes',
			Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0')), repeated(1_000_000, emptyBox)]),
		],
		[
			'a HEIF of empty properties',
			Buffer.concat([
				box('ftyp', Buffer.from('heic\0\0\0\0')),
				fullBox(
					'meta',
					fullBox('pitm', Buffer.from([0, 1])),
					box('iprp', box('ipco', repeated(1_000_000, emptyBox))),
				),
			]),
		],
		[
			'a HEIF of empty lists',
			Buffer.concat([
				box('ftyp', Buffer.from('heic\0\0\0\0')),
				fullBox(
					'meta',
					fullBox('pitm', Buffer.from([0, 1])),
					box('iprp', repeated(500_000, fullBox('ipma', Buffer.alloc(4)))),
				),
			]),
		],
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
		[
			'a JPEG XL of boxes',
			Buffer.concat([
				Buffer.from('\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl \0\0\0\0jxl ', 'latin1'),
				repeated(500_000, emptyBox),
			]),
		],
	])('%s costs no more than 10 ms', (_name, bytes) => {
		const durations = Array.from({ length: 10 }, () => {
			const began = performance.now();
			expect(inspectImage(bytes).kind).toBe('damaged');
			return performance.now() - began;
		});
		expect(Math.min(...durations)).toBeLessThan(10);
	});
});

describe('a claimed length', () => {
	const much = Buffer.from([0x7f, 0xff, 0xff, 0xff]);

	test('of 2 GB allocates nothing, and is damage', () => {
		const claim = (file: Buffer, at: number) => {
			const copy = Buffer.from(file);
			much.copy(copy, at);
			return copy;
		};
		const exif = png(chunk('eXIf', exifBlock(6)), pixelChunk);
		expect(inspectImage(claim(exif, 33))).toMatchObject({ kind: 'damaged' });
		const heic = Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0')), fullBox('meta')]);
		expect(inspectImage(claim(heic, 16))).toMatchObject({ kind: 'damaged' });
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
		const list = box('iprp', box('ipco', size), box('ipma', Buffer.alloc(length)));
		const meta = fullBox('meta', fullBox('pitm', Buffer.from([0, 0])), list);
		const bytes = Buffer.concat([box('ftyp', Buffer.from('avif\0\0\0\0')), meta]);
		expect(inspectImage(bytes)).toEqual(damaged);
	});

	test('a property that is longer than the list of properties', async () => {
		const bytes = await file(size);
		const start = bytes.lastIndexOf('ispe') - 4;
		bytes.writeUInt32BE(bytes.readUInt32BE(start) + 8, start);
		expect(inspectImage(bytes)).toEqual(damaged);
	});

	test('a property that is not there', async () => {
		const bytes = await file(size);
		const list = bytes.indexOf('ipma');
		bytes[list + 4 + 4 + 4 + 2 + 1 + 2 + 2 + 1 + 1] = 99;
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

/** Feeds a file whose middle is long, without ever having it whole. */
function inspectLong(parts: readonly (Buffer | number)[]) {
	const inspection = startInspection();
	for (const part of parts) {
		if (Buffer.isBuffer(part)) inspection.take(part);
		else
			for (let given = 0; given < part; given += 65_536)
				inspection.take(Buffer.alloc(Math.min(65_536, part - given)));
	}
	return inspection.end();
}

describe('what stands far behind is found', () => {
	const long = 50_000_001;
	const turned = { width: 24, height: 40 };

	test('the directory at the end of a TIFF of 50 MB', () => {
		const whole = tiffFile(40, 24, 6, classicTiff);
		const at = whole.readUInt32LE(4);
		whole.writeUInt32LE(at + long, 4);
		const told = inspectLong([whole.subarray(0, at), long, whole.subarray(at)]);
		expect(told).toEqual({ kind: 'image', format: 'tiff', pixels: turned });
	});

	test('the EXIF behind the pixels of a WebP of 50 MB', () => {
		const exif = riffChunk('EXIF', exifBlock(6));
		const start = webpOf(
			canvasChunk(40, 24, 8),
			losslessChunk(40, 24),
			riffChunk('JUNK', Buffer.alloc(0)),
		);
		start.writeUInt32LE(start.length - 8 + long + 1 + exif.length, 4);
		start.writeUInt32LE(long, start.length - 4);
		expect(inspectLong([start, long + 1, exif])).toEqual({
			kind: 'image',
			format: 'webp',
			pixels: turned,
		});
		expect(inspectLong([start, long - 1])).toEqual({ kind: 'damaged', format: 'webp' });
	});

	test('the description behind the pixels of a HEIC of 50 MB', async () => {
		const whole = heifFile({
			coded: await av1Picture(),
			brands: ['heic'],
			metaLast: true,
			properties: [sizeBox(40, 24)],
		});
		const at = whole.indexOf('meta') - 4;
		const length = whole.indexOf('mdat') - 4;
		whole.writeUInt32BE(whole.readUInt32BE(length) + long, length);
		const told = inspectLong([whole.subarray(0, at), long, whole.subarray(at)]);
		expect(told).toEqual({ kind: 'image', format: 'heic', pixels: { width: 40, height: 24 } });
	});
});

test('an eXIf chunk behind the pixels turns nothing, as in browsers and for sharp', () => {
	const late = png(pixelChunk, chunk('eXIf', exifBlock(6)));
	expect(inspectImage(late)).toMatchObject({ pixels: { width: 40, height: 24 } });
});

test.each([
	['no header first', Buffer.concat([pngSignature, pixelChunk, headerChunk(40, 24), endChunk])],
	['no pixels', png()],
])('a PNG with %s is damaged', (_how, bytes) => {
	expect(inspectImage(bytes)).toEqual({ kind: 'damaged', format: 'png' });
});

test('a WebP that says it has EXIF, and is whole without, is told as it is stored', () => {
	const bytes = webpOf(canvasChunk(40, 24, 8), losslessChunk(40, 24));
	expect(inspectImage(bytes)).toMatchObject({ pixels: { width: 40, height: 24 } });
});

test('EXIF that a WebP does not announce turns nothing, as for sharp', () => {
	const bytes = webpOf(
		canvasChunk(40, 24, 0),
		losslessChunk(40, 24),
		riffChunk('EXIF', exifBlock(6)),
	);
	expect(inspectImage(bytes)).toMatchObject({ pixels: { width: 40, height: 24 } });
});
