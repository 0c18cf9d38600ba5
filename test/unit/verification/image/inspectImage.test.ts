import type { ImageFormat } from '../../../../nodes/verification/image/imageFormats';
import { inspectImage } from '../../../../nodes/verification/image/inspect/inspectImage';
import { filesByHand, latin1, noImages } from './madeByHand';
import { height, picture, realFile, realFormats, width } from './realFiles';

/** A file whose signature can be seen from so many bytes on. */
const signatureBytes = { jpeg: 3, png: 8, webp: 12, gif: 6, tiff: 4, avif: 12 } as const;

describe.each(realFormats)('%s', (format) => {
	test('tells its size in px', async () => {
		expect(inspectImage(await realFile(format))).toEqual({
			kind: 'image',
			format,
			pixels: { width, height },
		});
	});

	test('cut off anywhere is damaged or of its true size, and never no image', async () => {
		const bytes = await realFile(format);
		const size = { kind: 'image', format, pixels: { width, height } };
		const ofTrueSize = format === 'jpeg' ? { ...size, unfinished: true } : size;
		const damaged = { kind: 'damaged', format };
		expect(inspectImage(bytes.subarray(0, signatureBytes[format]))).toEqual(damaged);
		for (let length = signatureBytes[format]; length < bytes.length; length++) {
			const inspection = inspectImage(bytes.subarray(0, length));
			expect(inspection).toEqual(inspection.kind === 'image' ? ofTrueSize : damaged);
		}
	});
});

test.each([
	['lossless', { lossless: true }],
	['lossy', { lossless: false }],
])('WebP, %s and see-through, tells its size', async (_name, options) => {
	const bytes = await picture().ensureAlpha(0.5).webp(options).toBuffer();
	expect(inspectImage(bytes)).toMatchObject({ kind: 'image', pixels: { width, height } });
});

describe('a JPEG is told as a person sees it', () => {
	test.each([
		[1, 'upright', { width, height }],
		[2, 'mirrored', { width, height }],
		[3, 'upside down', { width, height }],
		[4, 'upside down and mirrored', { width, height }],
		[5, 'on its side and mirrored', { width: height, height: width }],
		[6, 'on its side', { width: height, height: width }],
		[7, 'on its other side and mirrored', { width: height, height: width }],
		[8, 'on its other side', { width: height, height: width }],
	])('EXIF orientation %d: stored %s', async (orientation, _how, pixels) => {
		const bytes = await picture().jpeg().withMetadata({ orientation }).toBuffer();
		expect(inspectImage(bytes)).toEqual({ kind: 'image', format: 'jpeg', pixels });
	});

	test.each([0, 9, 200])(
		'orientation %d, which EXIF does not know, turns nothing',
		async (number) => {
			const bytes = await picture().jpeg().withMetadata({ orientation: 6 }).toBuffer();
			const entry = bytes.indexOf(latin1('\x12\x01\x03\0\x01\0\0\0'));
			expect(bytes[entry + 8]).toBe(6);
			bytes[entry + 8] = number;
			expect(inspectImage(bytes)).toMatchObject({ pixels: { width, height } });
		},
	);

	test('a JPEG without EXIF is told as it is stored', async () => {
		expect(inspectImage(await realFile('jpeg'))).toMatchObject({ pixels: { width, height } });
	});
});

describe('memory behind the file is never read', () => {
	test.each([9, 12, 16, 18, 23])('a PNG cut off after %d bytes', async (length) => {
		const pool = Buffer.alloc(8192);
		(await realFile('png')).copy(pool, 100);
		expect(inspectImage(pool.subarray(100, 100 + length))).toEqual({
			kind: 'damaged',
			format: 'png',
		});
	});

	test('a whole PNG inside of a larger buffer tells its own size', async () => {
		const file = await realFile('png');
		const pool = Buffer.alloc(8192, 0xff);
		file.copy(pool, 100);
		const slice = new Uint8Array(pool.buffer, pool.byteOffset + 100, file.length);
		expect(inspectImage(slice)).toMatchObject({ pixels: { width, height } });
	});
});

describe('a header that makes no sense is damage', () => {
	test.each([
		['width', 16],
		['height', 20],
	])('a PNG with a %s of 0', async (_side, position) => {
		const bytes = await realFile('png');
		bytes.writeUInt32BE(0, position);
		expect(inspectImage(bytes)).toEqual({ kind: 'damaged', format: 'png' });
	});

	test.each<[ImageFormat, Buffer]>([
		['jpeg', latin1(`\xff\xd8\xff${'x'.repeat(500)}`)],
		['png', latin1(`\x89PNG\r\n\x1a\n${'x'.repeat(4)}`)],
		['webp', latin1(`RIFF\x04\0\0\0WEBP${'x'.repeat(50)}`)],
		['gif', latin1('GIF89a')],
	])('%s: its signature and then rubbish', (format, bytes) => {
		expect(inspectImage(bytes)).toEqual({ kind: 'damaged', format });
	});
});

test.each(noImages)('%s: not an image', (_name, bytes) => {
	expect(inspectImage(bytes)).toEqual({ kind: 'notAnImage', format: null });
});

test.each(filesByHand)('%s is known for what it is, whatever its size', (_name, format, bytes) => {
	expect(inspectImage(bytes)).toMatchObject({ format });
});

const sizeless: ReadonlySet<ImageFormat> = new Set([
	'pdf',
	'svg',
	'mng',
	'cr3',
	'jxl',
	'jp2',
	'psd',
	'ico',
]);

test.each(filesByHand.filter(([, format]) => sizeless.has(format)))(
	'%s has no size in px',
	(_name, format, bytes) => {
		expect(inspectImage(bytes)).toEqual({ kind: 'sizeless', format });
	},
);
