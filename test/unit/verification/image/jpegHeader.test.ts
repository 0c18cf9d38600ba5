import sharp from 'sharp';
import { inspectImage } from '../../../../nodes/verification/image/inspect/inspectImage';
import { exifSegment, plainJpeg, segment, withFrame, withInserted } from './corpus/jpegFile';
import { fastestRun } from '../../../harness/measurement/fastestRun';

const seen = { kind: 'image', format: 'jpeg', pixels: { width: 320, height: 200 } };
const turned = { kind: 'image', format: 'jpeg', pixels: { width: 200, height: 320 } };
const damaged = { kind: 'damaged', format: 'jpeg' };

let jpeg: Buffer;
beforeAll(async () => {
	jpeg = withFrame(await plainJpeg(false), 320, 200);
});

const scanAt = (bytes: Buffer) => bytes.indexOf('\xff\xda', 0, 'latin1');

test('a colour profile and a depth map of 2 MB before the size are passed over', () => {
	const large = Array.from({ length: 32 }, () => segment(0xe2, Buffer.alloc(65_000, 0xff)));
	expect(inspectImage(withInserted(jpeg, ...large))).toEqual(seen);
});

test('a preview is not taken for the picture where a fill byte leads a careless reader to it', async () => {
	const profile = Buffer.alloc(60_000);
	const bytes = withInserted(jpeg, Buffer.from([0xff]), segment(0xe2, profile));
	// Who takes the marker's second byte for a length goes this far, and finds 9 x 9 px there.
	const astray = 4 + bytes.readUInt16BE(4);
	bytes.write('\xff\xc0\0\x11\x08\0\x09\0\x09', astray, 'latin1');
	expect(inspectImage(bytes)).toEqual(seen);
	expect(await sharp(bytes).metadata()).toMatchObject(seen.pixels);
});

test.each([0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc9, 0xca, 0xcf])(
	'a frame header of kind %p tells the size',
	(kind) => {
		const bytes = Buffer.from(jpeg);
		bytes[bytes.indexOf('\xff\xc0', 0, 'latin1') + 1] = kind;
		expect(inspectImage(bytes)).toEqual(seen);
	},
);

describe('EXIF', () => {
	test('between the size and the pixels counts too', async () => {
		const at = scanAt(jpeg);
		const bytes = Buffer.concat([jpeg.subarray(0, at), exifSegment(6), jpeg.subarray(at)]);
		expect(inspectImage(bytes)).toEqual(turned);
		expect((await sharp(bytes).metadata()).autoOrient).toEqual(turned.pixels);
	});

	test.each([
		[6, 1, turned],
		[1, 6, seen],
	])('of two segments the first counts: %d, then %d', async (first, second, expected) => {
		const bytes = withInserted(jpeg, exifSegment(first), exifSegment(second));
		expect(inspectImage(bytes)).toEqual(expected);
		expect((await sharp(bytes).metadata()).autoOrient).toEqual(expected.pixels);
	});

	test.each([
		['a signed number', 12, 8],
		['the first of two', 14, 2],
	])('in %s counts', async (_what, at, value) => {
		const exif = exifSegment(6);
		exif[exif.indexOf('II*') + at] = value;
		const bytes = withInserted(jpeg, exif);
		expect(inspectImage(bytes)).toEqual(turned);
		expect((await sharp(bytes).metadata()).autoOrient).toEqual(turned.pixels);
	});

	test('is not taken from another kind of segment', () => {
		const xmp = segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x/>'));
		expect(inspectImage(withInserted(jpeg, xmp, exifSegment(8)))).toEqual(turned);
		const app2 = segment(0xe2, exifSegment(8).subarray(4));
		expect(inspectImage(withInserted(jpeg, app2))).toEqual(seen);
	});
});

test('without a scan there is no picture', () => {
	expect(inspectImage(jpeg.subarray(0, scanAt(jpeg)))).toEqual(damaged);
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
	['a segment of no length', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xda])],
])('%s is damaged, and is found out within 10 ms', async (_name, bytes) => {
	expect(inspectImage(bytes)).toEqual(damaged);
	expect(await fastestRun(10, () => inspectImage(bytes))).toBeLessThan(10);
});
