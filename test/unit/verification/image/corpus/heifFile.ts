import sharp from 'sharp';

/** A picture as its codec compressed it, and the box that tells a decoder how. */
export interface Coded {
	readonly itemType: 'hvc1' | 'av01';
	readonly configuration: Buffer;
	readonly pixels: Buffer;
}

/** px, of both coded pictures. */
export const CODED_SIDE = 64;

/** An own gradient, made with `convert -size 64x64 gradient:red-blue x.heic` of ImageMagick 6.9.11. */
export const hevcPicture: Coded = {
	itemType: 'hvc1',
	configuration: box(
		'hvcC',
		Buffer.from(
			'AQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQAoQgEBA3AAAAMA' +
				'kAAAAwAAAwAeoCCBBZbqSSmubAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQA==',
			'base64',
		),
	),
	pixels: Buffer.from(
		'AAAAOigBrxOAqwvIr9ePfU9Z5/+7xL6lZlvf0EzUzm06NwQcftVi0MH5qPp0xT2XH6YZIsO3rlTzT5Z0L+A=',
		'base64',
	),
};

/** sharp writes AV1, so its picture is taken out of a file of sharp's. */
export async function av1Picture(): Promise<Coded> {
	const create = {
		width: CODED_SIDE,
		height: CODED_SIDE,
		channels: 3,
		background: 'teal',
	} as const;
	const file = await sharp({ create }).avif({ effort: 0 }).toBuffer();
	const at = file.indexOf('av1C') - 4;
	const configuration = file.subarray(at, at + file.readUInt32BE(at));
	return { itemType: 'av01', configuration, pixels: file.subarray(file.indexOf('mdat') + 4) };
}

export function box(type: string, ...content: readonly Buffer[]): Buffer {
	const body = Buffer.concat(content);
	const head = Buffer.from(`\0\0\0\0${type}`, 'latin1');
	head.writeUInt32BE(body.length + 8);
	return Buffer.concat([head, body]);
}

export function fullBox(type: string, ...content: readonly Buffer[]): Buffer {
	return box(type, Buffer.alloc(4), ...content);
}

export function sizeBox(width: number, height: number): Buffer {
	return fullBox('ispe', words(width, height));
}

/** @param quarterTurns counter-clockwise */
export function rotationBox(quarterTurns: number): Buffer {
	return box('irot', Buffer.from([quarterTurns]));
}

/** Middle part of the picture. */
export function cropBox(width: number, height: number): Buffer {
	return box('clap', words(width, 1, height, 1, 0, 1, 0, 1));
}

const mirrorBox = box('imir', Buffer.from([1]));

/** What HEIF has in place of EXIF's orientations: quarter turns counter-clockwise, then a mirror. */
const turns: Readonly<Record<number, readonly Buffer[]>> = {
	1: [],
	2: [mirrorBox],
	3: [rotationBox(2)],
	4: [rotationBox(2), mirrorBox],
	5: [rotationBox(1), mirrorBox],
	6: [rotationBox(3)],
	7: [rotationBox(3), mirrorBox],
	8: [rotationBox(1)],
};

export function turnedBy(orientation: number): readonly Buffer[] {
	return turns[orientation] ?? [];
}

interface HeifParts {
	readonly coded: Coded;
	/** The main brand, and those that follow it. */
	readonly brands: readonly string[];
	/** Of the picture, in order. */
	readonly properties: readonly Buffer[];
	/** Whether the description comes behind the pixels. */
	readonly metaLast?: boolean;
	/** Of another picture in the file, which comes first in the list of properties. */
	readonly previewProperties?: readonly Buffer[];
}

const PREVIEW = 1;
const PRIMARY = 2;

/** One picture, and one that is only a preview. */
export function heifFile(parts: HeifParts): Buffer {
	const {
		coded,
		brands,
		properties,
		metaLast = false,
		previewProperties = [sizeBox(8, 8)],
	} = parts;
	const [main = '', ...others] = brands;
	const type = box('ftyp', Buffer.from(main), words(0), Buffer.from(others.join('')));
	const pixels = box('mdat', coded.pixels);
	const meta = (at: number) =>
		fullBox(
			'meta',
			fullBox('hdlr', words(0), Buffer.from('pict'), Buffer.alloc(13)),
			fullBox('pitm', halves(PRIMARY)),
			fullBox(
				'iloc',
				Buffer.from([0x44, 0]),
				halves(2),
				...[PREVIEW, PRIMARY].flatMap((item) => [
					halves(item, 0, 1),
					words(at, coded.pixels.length),
				]),
			),
			fullBox('iinf', halves(2), ...[PREVIEW, PRIMARY].map((item) => itemBox(item, coded))),
			propertiesBox(
				[...previewProperties, coded.configuration],
				[coded.configuration, ...properties],
			),
		);
	if (metaLast) return Buffer.concat([type, pixels, meta(type.length + 8)]);
	return Buffer.concat([type, meta(type.length + meta(0).length + 8), pixels]);
}

function itemBox(item: number, { itemType }: Coded): Buffer {
	const version2 = Buffer.from([2, 0, 0, 0]);
	return box('infe', version2, halves(item, 0), Buffer.from(`${itemType}\0`));
}

function propertiesBox(preview: readonly Buffer[], primary: readonly Buffer[]): Buffer {
	const numbers = (from: number, { length }: readonly Buffer[]) =>
		Buffer.from([length, ...Array.from({ length }, (_, index) => from + index)]);
	return box(
		'iprp',
		box('ipco', ...preview, ...primary),
		fullBox(
			'ipma',
			words(2),
			halves(PREVIEW),
			numbers(1, preview),
			halves(PRIMARY),
			numbers(1 + preview.length, primary),
		),
	);
}

function words(...values: readonly number[]): Buffer {
	const bytes = Buffer.alloc(values.length * 4);
	values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
	return bytes;
}

function halves(...values: readonly number[]): Buffer {
	const bytes = Buffer.alloc(values.length * 2);
	values.forEach((value, index) => bytes.writeUInt16BE(value, index * 2));
	return bytes;
}
