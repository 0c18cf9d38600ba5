import { type Inspection } from '../../../../nodes/verification/image/imageFacts';
import {
	inspectImage,
	startInspection,
} from '../../../../nodes/verification/image/inspect/inspectImage';
import { type CorpusFile, fileOf, type Kind, kinds } from './corpus/corpus';
import { identify, imageMagick, uprightOf } from './corpus/imageMagick';
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

/** Formats of which ImageMagick tells the size though pixels are missing. */
const readCutOff: ReadonlySet<string> = new Set(['jpeg', 'png', 'tiff']);

/** Cut off after every byte: so at every border of a segment, chunk or box, and beside it. */
function cutEverywhere(bytes: Buffer): readonly Buffer[] {
	return Array.from({ length: bytes.length + 1 }, (_, length) => bytes.subarray(0, length));
}

let files: readonly (CorpusFile & { readonly orientation: number; readonly kind: Kind })[];
beforeAll(async () => {
	files = (await kinds()).flatMap((kind) =>
		kind.orientations.map((orientation) => ({
			...fileOf(kind, stored, orientation),
			orientation,
			kind,
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

(imageMagick ? test : test.skip)(
	'where ImageMagick can tell the size of what is left, it is ours, or we say damaged',
	async () => {
		const cut = files.filter(
			({ orientation, kind }) =>
				orientation === (kind.orientations[5] ?? 1) && kind.imageMagickReads !== 'nothing',
		);
		const claims = cut.flatMap(({ name, format, bytes }) => {
			const told = cutEverywhere(bytes).flatMap((part) => {
				const inspection = inspectImage(part);
				if (inspection.kind !== 'image') return [];
				// It does not read a PNG's eXIf chunk.
				const pixels = format === 'png' ? stored : inspection.pixels;
				return [{ file: `${name}, its first ${part.length} bytes`, part, pixels }];
			});
			// Of the others it wants all the pixels, and each refusal takes a call of its own.
			return readCutOff.has(format) ? told : [...told.slice(0, 2), ...told.slice(-2)];
		});
		const told = await identify(claims.map(({ part }) => part));
		const compared = claims.flatMap(({ file, pixels }, index) => {
			const theirs = told[index];
			return theirs ? [{ file, ours: pixels, theirs: uprightOf(theirs) }] : [];
		});
		expect(compared.map(({ file, ours }) => ({ file, ...ours }))).toEqual(
			compared.map(({ file, theirs }) => ({ file, ...theirs })),
		);
		const whole = cut.map(({ name, bytes }) => `${name}, its first ${bytes.length} bytes`);
		expect(compared.map(({ file }) => file)).toEqual(expect.arrayContaining(whole));
	},
);

function inspectInPieces(bytes: Buffer, length: number): Inspection {
	const inspection = startInspection();
	for (let at = 0; at < bytes.length; at += length) {
		inspection.take(bytes.subarray(at, at + length));
	}
	return inspection.end();
}

test('a file that comes in pieces is told like one that is there at once', () => {
	const all = [...files.map(({ bytes }) => bytes), ...filesByHand.map(([, , bytes]) => bytes)];
	for (const bytes of all) {
		const told = inspectImage(bytes);
		for (const length of [1, 7, 100]) expect(inspectInPieces(bytes, length)).toEqual(told);
		const half = bytes.subarray(0, bytes.length / 2);
		expect(inspectInPieces(half, 7)).toEqual(inspectImage(half));
	}
});
