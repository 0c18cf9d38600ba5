import { type Inspection } from '../../../../nodes/verification/image/imageFacts';
import {
	inspectImage,
	startInspection,
} from '../../../../nodes/verification/image/inspect/inspectImage';
import { type CorpusFile, fileOf, kinds } from './corpus/corpus';
import { heifFile, hevcPicture, rotationBox, sizeBox } from './corpus/heifFile';
import { identify, imageMagick, uprightOf } from './corpus/imageMagick';
import { exifSegment, plainJpeg, segment, withInserted } from './corpus/jpegFile';
import {
	chunk,
	endChunk,
	exifChunk as pngExif,
	headerChunk,
	pixelChunk,
	pngSignature,
} from './corpus/pngFile';
import { tiffFile } from './corpus/tiffFile';
import { canvasChunk, exifChunk, riffChunk, webpOf } from './corpus/webpFile';
import { filesByHand } from './madeByHand';

const stored = { width: 40, height: 24 };
/** From so many bytes on the format can be told. */
const signatureBytes: Readonly<Record<string, number>> = {
	jpeg: 3,
	png: 8,
	webp: 12,
	tiff: 4,
	gif: 6,
	bmp: 10,
	avif: 12,
	heic: 12,
};

/** Cut off after every byte: so at every border of a segment, chunk or box, and beside it. */
function cutEverywhere(bytes: Buffer): readonly Buffer[] {
	return Array.from({ length: bytes.length + 1 }, (_, length) => bytes.subarray(0, length));
}

let files: readonly (CorpusFile & { readonly orientation: number })[];
beforeAll(async () => {
	files = (await kinds()).flatMap((kind) =>
		kind.orientations.map((orientation) => ({
			...fileOf(kind, stored, orientation),
			orientation,
		})),
	);
});

test('cut off anywhere, a file is damaged or of its true size, and from there on it stays so', () => {
	for (const { name, format, bytes, seen } of files) {
		const kindsTold = cutEverywhere(bytes).map((part) => {
			const told = inspectImage(part);
			if (told.kind === 'image') expect({ name, ...told }).toMatchObject({ format, pixels: seen });
			return told.kind;
		});
		const expected = { notAnImage: signatureBytes[format], of: name };
		expect({ notAnImage: kindsTold.lastIndexOf('notAnImage') + 1, of: name }).toEqual(expected);
		const first = kindsTold.indexOf('image');
		const signature = signatureBytes[format] ?? 0;
		expect(kindsTold.slice(signature, first)).toEqual(Array(first - signature).fill('damaged'));
		expect(new Set(kindsTold.slice(first))).toEqual(new Set(['image']));
	}
});

/** ImageMagick tells the size of these though pixels are missing. It does not read a PNG's eXIf. */
(imageMagick ? test : test.skip).each(['jpeg', 'png', 'tiff'])(
	'of a %s that is cut off, ImageMagick tells the size that we tell',
	async (kindOf) => {
		const cut = files.filter(
			({ format, orientation }) => format === kindOf && orientation === (kindOf === 'png' ? 1 : 6),
		);
		const parts = cut.flatMap(({ bytes, seen }) =>
			cutEverywhere(bytes)
				.filter((part) => inspectImage(part).kind === 'image')
				.map((part) => ({ part, seen })),
		);
		const told = await identify(parts.map(({ part }) => part));
		const compared = parts.filter((_, index) => told[index]).map(({ seen }) => seen);
		expect(told.flatMap((theirs) => (theirs ? [uprightOf(theirs)] : []))).toEqual(compared);
		expect(compared.length).toBeGreaterThanOrEqual(cut.length);
	},
);

function inspectInPieces(bytes: Buffer, length: number): Inspection {
	const inspection = startInspection();
	for (let at = 0; at < bytes.length; at += length) {
		inspection.take(bytes.subarray(at, at + length));
	}
	return inspection.end();
}

/** More than what tells the format, which is read at once: so the rest comes in pieces. */
const long = Buffer.from(Array.from({ length: 5000 }, (_, at) => at & 0x7f));

/** With each of what a reader finds at the border of two pieces. */
async function longFiles(): Promise<readonly Buffer[]> {
	const jpeg = await plainJpeg(true);
	const inScan = Buffer.from([0x11, 0xff, 0, 0xd9, 0xff, 0xd0, 0x22, 0xff, 0xff, 0, 0x33]);
	const fill = Buffer.from([0x44, 0xff, 0xff]);
	return [
		withInserted(
			Buffer.concat([jpeg.subarray(0, -2), inScan, fill, jpeg.subarray(-1), long]),
			...[segment(0xe2, long), fill, exifSegment(6)],
		),
		// Without its end: a byte of the scan that looks like the end's code is none.
		withInserted(Buffer.concat([jpeg.subarray(0, -2), inScan]), segment(0xe2, long)),
		Buffer.concat([
			...[pngSignature, headerChunk(40, 24), chunk('tEXt', long), pngExif(6)],
			...[chunk('IDAT', long), chunk('tEXt', long), pixelChunk, endChunk],
		]),
		webpOf(canvasChunk(40, 24, 0x08), riffChunk('JUNK', long), exifChunk(6, '')),
		tiffFile(40, 24, 6, { order: 'MM', big: true }, long),
		heifFile({
			coded: { ...hevcPicture, pixels: long },
			brands: ['heic', 'mif1', 'heic'],
			metaLast: true,
			properties: [sizeBox(40, 24), rotationBox(1)],
			previewProperties: [],
		}),
	];
}

test('a file that comes in pieces is told like one that is there at once', async () => {
	const large = await longFiles();
	expect(large.map((bytes) => inspectImage(bytes).kind)).toEqual(large.map(() => 'image'));
	const all = [
		...files.map(({ bytes }) => bytes),
		...filesByHand.map(([, , bytes]) => bytes),
		...large,
	];
	for (const bytes of all) {
		const told = inspectImage(bytes);
		for (const length of [1, 7, 100]) expect(inspectInPieces(bytes, length)).toEqual(told);
		const half = bytes.subarray(0, bytes.length / 2);
		expect(inspectInPieces(half, 7)).toEqual(inspectImage(half));
	}
});
