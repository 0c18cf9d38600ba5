import sharp from 'sharp';
import { inspectImage } from '../../../../nodes/verification/image/inspect/inspectImage';
import { type CorpusFile, fileOf, type Kind, kinds, sizesAroundLimits } from './corpus/corpus';
import { av1Picture, CODED_SIDE, cropBox, heifFile, hevcPicture } from './corpus/heifFile';
import { rotationBox, sizeBox } from './corpus/heifFile';
import { identify, imageMagick, type Told, uprightOf } from './corpus/imageMagick';

const names = [
	'JPEG',
	'JPEG, progressive',
	'PNG',
	'WebP, lossy',
	'WebP, lossless',
	'TIFF, little-endian',
	'TIFF, big-endian',
	'BigTIFF, little-endian',
	'BigTIFF, big-endian',
	'AVIF',
	'HEIC',
	'HEIC from a phone, described behind its pixels',
	'GIF',
	'BMP with a header of 12 bytes',
	'BMP with a header of 40 bytes',
	'BMP with a header of 64 bytes',
	'BMP with a header of 108 bytes',
	'BMP with a header of 124 bytes',
	'BMP, top-down',
];

const unreadByImageMagick = 'WebP, lossy';

const known = new Map<string, Kind>();
const sizes = sizesAroundLimits();
/** Larger ones take long where all pixels have to be there. */
const withPixels = sizes.filter(({ width, height }) => Math.max(width, height) < 2000);

beforeAll(async () => {
	for (const kind of await kinds()) known.set(kind.name, kind);
});

function kindNamed(name: string): Kind {
	const kind = known.get(name);
	if (!kind) throw new Error(`No kind "${name}"`);
	return kind;
}

/** In every size and orientation. */
function everyFile(kind: Kind): readonly CorpusFile[] {
	return (kind.format === 'bmp' ? withPixels : sizes).flatMap((size) =>
		kind.orientations.map((orientation) => fileOf(kind, size, orientation)),
	);
}

/** For a reader that decodes: in every size, and in every orientation, but not in both. */
function someFiles(kind: Kind): readonly CorpusFile[] {
	return withPixels.map((size, index) => {
		const { orientations } = kind;
		return fileOf(kind, size, orientations[index % orientations.length] ?? 1);
	});
}

/** ImageMagick 6 does not read a PNG's eXIf chunk; then it is its rows and columns that agree. */
function expectedOf(file: CorpusFile, told: Told): CorpusFile['seen'] {
	return file.format === 'png' && told.orientation === 'Undefined' ? file.stored : file.seen;
}

test('no kind is left out', () => {
	expect([...known.keys()]).toEqual(names);
});

test('every limit of every vendor is there, with a px less and a px more', () => {
	const told = sizes.map(({ width, height }) => `${width}x${height}`);
	expect(told).toEqual(
		expect.arrayContaining(['299x300', '301x300', '901x902', '4999x5000', '5001x5000']),
	);
	expect(told).toEqual(expect.arrayContaining(['639x480', '480x641', '1080x1919', '1921x1080']));
});

describe.each(names)('%s, in sizes around every limit', (name) => {
	test('is told as it was made', () => {
		const told = everyFile(kindNamed(name)).map((file) => ({
			name: file.name,
			...inspectImage(file.bytes),
		}));
		expect(told).toEqual(
			everyFile(kindNamed(name)).map(({ name, format, seen }) => ({
				name,
				kind: 'image',
				format,
				pixels: seen,
			})),
		);
	});
});

const readBySharp = names.filter((name) => !name.startsWith('BMP'));
test.each(readBySharp)('%s: sharp sees the same', async (name) => {
	const files = everyFile(kindNamed(name));
	const told = await Promise.all(
		files.map(async ({ bytes }) => (await sharp(bytes).metadata()).autoOrient),
	);
	expect(told).toEqual(files.map(({ seen }) => seen));
});

(imageMagick ? describe : describe.skip)('ImageMagick sees the same', () => {
	test('but for one kind that it cannot read', () => {
		const unread = [...known.values()].filter(
			({ imageMagickReads }) => imageMagickReads === 'nothing',
		);
		expect(unread.map(({ name }) => name)).toEqual([unreadByImageMagick]);
	});

	test.each(names.filter((name) => name !== unreadByImageMagick))('%s', async (name) => {
		const kind = kindNamed(name);
		const files = kind.imageMagickReads === 'header' ? everyFile(kind) : someFiles(kind);
		const told = await identify(files.map(({ bytes }) => bytes));
		const seen = told.map((one) => one && uprightOf(one));
		expect(seen).toEqual(files.map((file, index) => told[index] && expectedOf(file, told[index])));
		expect(seen).not.toContain(null);
	});
});

describe('real pictures, decoded', () => {
	const side = CODED_SIDE;
	const whole = sizeBox(side, side);
	const crop = cropBox(40, 24);
	const quarter = rotationBox(1);
	const turns = [
		['whole', [whole], [side, side]],
		['cropped', [whole, crop], [40, 24]],
		['cropped, then turned', [whole, crop, quarter], [24, 40]],
		['turned, then cropped', [whole, quarter, crop], [40, 24]],
		['turned upside down', [whole, crop, rotationBox(2)], [40, 24]],
	] as const;

	test.each(turns)('AVIF, %s: as sharp decodes it', async (_how, properties, [width, height]) => {
		const coded = await av1Picture();
		const bytes = heifFile({ coded, brands: ['avif', 'mif1'], properties });
		const pixels = { width, height };
		expect(inspectImage(bytes)).toEqual({ kind: 'image', format: 'avif', pixels });
		expect(await decodedBySharp(bytes)).toEqual(pixels);
	});

	(imageMagick ? test : test.skip).each(turns)(
		'HEIC, %s: as ImageMagick decodes it',
		async (_how, properties, [width, height]) => {
			const bytes = heifFile({ coded: hevcPicture, brands: ['heic', 'mif1'], properties });
			const pixels = { width, height };
			expect(inspectImage(bytes)).toEqual({ kind: 'image', format: 'heic', pixels });
			expect(await identify([bytes], 'decoded')).toMatchObject([{ stored: pixels }]);
		},
	);
});

async function decodedBySharp(bytes: Buffer) {
	const { info } = await sharp(bytes).autoOrient().raw().toBuffer({ resolveWithObject: true });
	return { width: info.width, height: info.height };
}
