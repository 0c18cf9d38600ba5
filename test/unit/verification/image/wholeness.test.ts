import sharp from 'sharp';
import { fitImage } from '../../../../nodes/verification/image/fit/fitImage';
import { type Image, imageInMemory } from '../../../../nodes/verification/image/image';
import { inspectImage } from '../../../../nodes/verification/image/inspect/inspectImage';
import { keepToLimits } from '../../../../nodes/verification/n8n/input/keepToLimits';
import { offersOf } from '../../../../nodes/verification/providers/registry';
import { checkOf } from '../providers/vendorSide';
import { seededRandom } from '../../../harness/drawings/random';
import { segment, withInserted } from './corpus/jpegFile';
import { chunk, endChunk } from './corpus/pngFile';
import { riffChunk } from './corpus/webpFile';

const { signal } = new AbortController();
const argos = offersOf('faceLiveness').find(({ provider }) => provider.name === 'argos');
const accura = offersOf('faceLiveness').find(({ provider }) => provider.name === 'accura');

/** Within ARGOS's limits as it is; above Accura's in bytes with so much behind it. */
async function outcomeOf(bytes: Buffer, way: 'as it is' | 'fitted'): Promise<string> {
	const offer = way === 'fitted' ? accura : argos;
	if (!offer) throw new Error('no such vendor');
	const kept = await keepToLimits(await imageInMemory(bytes), offer, way === 'fitted', signal);
	return kept.kind === 'usable' ? 'usable' : kept.failure.reason;
}

const px = { width: 900, height: 700, channels: 3 } as const;
const random = seededRandom(3);
const grain = Buffer.from(
	Array.from({ length: px.width * px.height * 3 }, (_, at) => ((at % 200) + random() * 55) | 0),
);
const drawn = () => sharp(grain, { raw: px });
const more = Buffer.alloc(1_200_000, 'noise');

let jpeg: Buffer;
let photo: Buffer;
let progressive: Buffer;
let png: Buffer;
let webp: Buffer;
let ultraHdr: Buffer;
beforeAll(async () => {
	jpeg = await drawn().jpeg().toBuffer();
	photo = withInserted(
		jpeg,
		segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
	);
	progressive = await drawn().jpeg({ progressive: true }).toBuffer();
	png = await drawn().png().toBuffer();
	webp = await drawn().webp().toBuffer();
	ultraHdr = withGainMap(jpeg, await drawn().resize(90, 70).greyscale().jpeg().toBuffer());
});

/** Behind the photo, as phones write it. */
function withGainMap(main: Buffer, map: Buffer): Buffer {
	const xmp = (words: string) =>
		segment(
			0xe1,
			Buffer.from(
				`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:hdrgm="http://ns.adobe.com/hdr-gain-map/1.0/" hdrgm:Version="1.0" ${words}/></rdf:RDF></x:xmpmeta>`,
			),
		);
	const behind = withInserted(
		map,
		xmp('hdrgm:GainMapMin="0" hdrgm:GainMapMax="2" hdrgm:Gamma="1" hdrgm:HDRCapacityMax="2"'),
	);
	return Buffer.concat([withInserted(main, xmp('')), behind]);
}

const without = (bytes: Buffer, from: number, to: number) =>
	Buffer.concat([
		bytes.subarray(0, Math.floor(bytes.length * from)),
		bytes.subarray(Math.floor(bytes.length * to)),
	]);
const before = (bytes: Buffer, mark: string, ...inserted: readonly Buffer[]) => {
	const at = bytes.indexOf(mark, 2, 'latin1');
	return Buffer.concat([bytes.subarray(0, at), ...inserted, bytes.subarray(at)]);
};
const cut = (bytes: Buffer, part: number) => bytes.subarray(0, Math.floor(bytes.length * part));
const changed = (bytes: Buffer, at: number) => {
	const copy = Buffer.from(bytes);
	copy[at] = (copy[at] ?? 0) ^ 0x10;
	return copy;
};
const dqt = '\xff\xdb';
const end = -2;
const padded = (bytes: Buffer) =>
	Buffer.concat([bytes.subarray(0, end), Buffer.alloc(600, 0x11), bytes.subarray(end)]);

const junk = Buffer.from('junk!');
const text = () => before(png, '\0\0\0\0IEND', chunk('tEXt', Buffer.from('a\0b')));
const lost = (bytes: Buffer) => without(bytes, 0.4, 0.5);
const andMore = (bytes: Buffer) => Buffer.concat([bytes, more]);

type Row = readonly [what: string, outcome: 'usable' | 'imageDamaged', make: () => Buffer];

/** Each stands for a kind: what phones, scanners, forms and broken uploads make of a picture. */
const asItIs: readonly Row[] = [
	['JPEG', 'usable', () => jpeg],
	['JPEG cut off at a tenth', 'imageDamaged', () => cut(jpeg, 0.1)],
	['JPEG cut off near its end', 'imageDamaged', () => cut(jpeg, 0.97)],
	['progressive JPEG cut off', 'imageDamaged', () => cut(progressive, 0.7)],
	['JPEG without its end marker', 'usable', () => jpeg.subarray(0, end)],
	['JPEG with a film behind it', 'usable', () => andMore(jpeg)],
	['bytes between segments', 'usable', () => before(photo, dqt, junk)],
	['FF 00 between segments', 'usable', () => before(photo, dqt, Buffer.from([255, 0, 255, 0]))],
	['PNG', 'usable', () => png],
	['PNG with text behind its end', 'usable', () => Buffer.concat([png, junk])],
	['PNG with text before its end', 'usable', text],
	['PNG cut off', 'imageDamaged', () => cut(png, 0.9)],
	['PNG without its last byte', 'imageDamaged', () => png.subarray(0, -1)],
	['PNG without its end', 'imageDamaged', () => png.subarray(0, -endChunk.length)],
	['PNG that lost a piece', 'imageDamaged', () => lost(png)],
	['PNG with one wrong bit', 'imageDamaged', () => changed(png, png.length >> 1)],
	['WebP', 'usable', () => webp],
	['WebP with bytes behind its end', 'usable', () => andMore(webp)],
	['WebP cut off', 'imageDamaged', () => cut(webp, 0.9)],
	['WebP without its last byte', 'imageDamaged', () => webp.subarray(0, -1)],
	['WebP with too long a chunk', 'imageDamaged', () => riffChunk('RIFF', webp.subarray(8, -2))],
];
const fitted: readonly Row[] = [
	['JPEG', 'usable', () => andMore(jpeg)],
	['no end marker', 'usable', () => withInserted(jpeg, ...large()).subarray(0, end)],
	['JPEG that lost a piece', 'imageDamaged', () => andMore(lost(jpeg))],
	['bytes between segments', 'usable', () => andMore(before(photo, dqt, junk))],
	['both', 'imageDamaged', () => andMore(lost(before(photo, dqt, junk)))],
	['padding before the end', 'usable', () => andMore(padded(jpeg))],
	['gain map', 'usable', () => andMore(ultraHdr)],
	['gain map behind a lost piece', 'imageDamaged', () => andMore(withGainMap(lost(jpeg), jpeg))],
];

test.each(asItIs)('%s, as it is: %s', async (_what, outcome, make) => {
	expect(await outcomeOf(make(), 'as it is')).toBe(outcome);
});

test.each(fitted)('%s, fitted: %s', async (_what, outcome, make) => {
	expect(await outcomeOf(make(), 'fitted')).toBe(outcome);
});

/** Metadata of more than 1 MB. */
const large = () => Array.from({ length: 20 }, () => segment(0xe2, Buffer.alloc(60_000, 7)));

test('a header behind the end of a JPEG does not speak for it', async () => {
	const small = await drawn().resize(64, 48).jpeg().toBuffer();
	const rest = Buffer.from([0xff, 0, 0, 0]);
	rest.writeUInt16BE(small.length - small.indexOf(dqt, 0, 'latin1') + 2, 2);
	const frame = segment(0xc0, Buffer.from('080bb80fa001011100', 'hex'));
	const scan = segment(0xda, Buffer.from('010100003f00', 'hex'));
	const bytes = Buffer.concat([before(small, dqt, rest), frame, scan]);
	expect(inspectImage(bytes)).toMatchObject({ pixels: { width: 64, height: 48 } });
	expect(await outcomeOf(bytes, 'as it is')).toBe('imageTooSmall');
});

test('where a header is read otherwise, the decoder is right', async () => {
	const small = await drawn().resize(64, 48).webp().toBuffer();
	const pixels = { width: 4000, height: 3000 };
	const claimed: Image = {
		...(await imageInMemory(small)),
		inspection: { kind: 'image', format: 'webp', pixels },
	};
	const limits = {
		...checkOf('accura', 'faceLiveness').limits,
		minSides: { longer: 640, shorter: 480 },
	};
	const fitting = await fitImage(claimed, limits, signal);
	expect(fitting).toMatchObject({ failure: { reason: 'imageTooSmall', width: 64, height: 48 } });
});

describe('a TIFF', () => {
	type Entry = readonly [tag: number, type: number, count: number, value: Buffer];
	const long = (value: number) => {
		const bytes = Buffer.alloc(4);
		bytes.writeUInt32LE(value);
		return bytes;
	};
	const size = px.width * px.height * 3;
	const usual: readonly Entry[] = [
		[256, 4, 1, long(px.width)],
		[257, 4, 1, long(px.height)],
		[258, 3, 3, Buffer.from([8, 0, 8, 0, 8, 0])],
		[259, 3, 1, long(1)],
		[262, 3, 1, long(2)],
		[273, 4, 1, long(8)],
		[277, 3, 1, long(3)],
		[278, 4, 1, long(px.height)],
		[279, 4, 1, long(size)],
	];
	function tiff(more: readonly Entry[], length = size): Buffer {
		const entries = [...usual, ...more];
		const texts: Buffer[] = [];
		let free = 8 + size + 2 + entries.length * 12 + 4;
		const directory = entries.map(([tag, type, count, value]) => {
			const entry = Buffer.alloc(12);
			entry.writeUInt16LE(tag);
			entry.writeUInt16LE(type, 2);
			entry.writeUInt32LE(count, 4);
			if (value.length <= 4) value.copy(entry, 8);
			else {
				entry.writeUInt32LE(free, 8);
				texts.push(value);
				free += value.length;
			}
			return entry;
		});
		const count = Buffer.from([entries.length, 0]);
		const head = Buffer.concat([Buffer.from('II*\0'), long(8 + size)]);
		const rows = Buffer.concat([grain.subarray(0, length), Buffer.alloc(size - length)]);
		return Buffer.concat([head, rows, count, ...directory, Buffer.alloc(4), ...texts]);
	}

	test.each<[string, readonly Entry[]]>([
		['plain', []],
		['with a text that does not end', [[270, 2, 11, Buffer.from('Scan of ID ')]]],
		['with a zero within a text', [[270, 2, 8, Buffer.from('ab\0cdef\0')]]],
		[
			'with tags out of order',
			[
				[305, 2, 8, Buffer.from('Scanner\0')],
				[271, 2, 6, Buffer.from('EPSON\0')],
			],
		],
		['with a tag that it needs out of order', [[254, 4, 1, long(0)]]],
		['with a tag of a program', [[65_000, 2, 6, Buffer.from('a\0b\0c\0')]]],
	])('%s is converted', async (_what, entries) => {
		expect(await outcomeOf(tiff(entries), 'fitted')).toBe('usable');
	});

	test('whose colours are in tiles of their own is of a kind that is not decoded', async () => {
		const tiled: readonly Entry[] = [
			[284, 3, 1, long(2)],
			[322, 3, 1, long(1024)],
			[323, 3, 1, long(1024)],
			[324, 4, 3, Buffer.concat([8, 8, 8].map(long))],
			[325, 4, 3, Buffer.concat([1 << 20, 1 << 20, 1 << 20].map(long))],
		];
		expect(await outcomeOf(tiff(tiled), 'fitted')).toBe('unsupportedFormat');
	});
});

test.each([
	['12 bits', (frame: Buffer) => frame.writeUInt8(12, 4)],
	['a hierarchical one', (frame: Buffer) => frame.writeUInt8(0xc5, 1)],
])('a JPEG of %s is of a kind that is not decoded, and not damaged', async (_kind, change) => {
	const file = Buffer.concat([jpeg, more]);
	change(file.subarray(file.indexOf('\xff\xc0', 0, 'latin1')));
	expect(await outcomeOf(file, 'fitted')).toBe('unsupportedFormat');
});

test('a film of AVIF has no picture', () => {
	const brands = Buffer.from('\0\0\0\x18ftypavis\0\0\0\0avismsf1\0\0\0\x08moov', 'latin1');
	expect(inspectImage(brands)).toEqual({ kind: 'sizeless', format: 'avif' });
});
