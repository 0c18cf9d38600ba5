import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileOf, kinds } from '../unit/verification/image/corpus/corpus';
import { filesByHand, latin1, noImages } from '../unit/verification/image/madeByHand';
import { structureOf, type Structure } from './structure';

/** A file to begin with: sound, or such as was once not coped with. */
export interface Seed {
	readonly name: string;
	readonly bytes: Buffer;
	readonly structure: Structure;
}

/** Inputs that once were not coped with, each named by what was wrong. */
export const corpusFolder = join(__dirname, 'corpus');

const stored = { width: 40, height: 24 };

/** For the library that reads what no vendor takes: whole headers, where the others have beginnings. */
const forTheLibrary: ReadonlyArray<readonly [name: string, bytes: Buffer]> = [
	[
		'JPEG 2000 with its header',
		latin1(
			'\0\0\0\x0cjP  \r\n\x87\n\0\0\0\x14ftypjp2 \0\0\0\0jp2 ' +
				'\0\0\0\x1ejp2h\0\0\0\x16ihdr\0\0\0\x18\0\0\0\x28\0\x03\x07\x07\0\0',
		),
	],
	[
		'JPEG XL in a box',
		latin1(
			'\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl \0\0\0\0jxl \0\0\0\x14jxlc\xff\x0a\xfa\x7f\x01\x90\x08\x06\x01\0\x68\0',
		),
	],
	[
		'JPEG XL in pieces',
		latin1(
			'\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl \0\0\0\0jxl ' +
				'\0\0\0\x12jxlp\0\0\0\0\xff\x0a\xfa\x7f\x01\x90\0\0\0\x12jxlp\x80\0\0\x01\x08\x06\x01\0\x68\0',
		),
	],
	[
		'ICO of two pictures',
		latin1(
			'\0\0\x01\0\x02\0\x10\x10\0\0\x01\0\x20\0\x68\x04\0\0\x26\0\0\0\x20\x20\0\0\x01\0\x20\0\x68\x04\0\0\x8e\x04\0\0\0\0',
		),
	],
];

/** The same ones in the same order on every machine. */
export async function seeds(): Promise<readonly [Seed, ...Seed[]]> {
	const drawn = (await kinds()).flatMap((kind) =>
		[kind.orientations[0], kind.orientations[5]]
			.filter((orientation) => orientation !== undefined)
			.map((orientation) => fileOf(kind, stored, orientation)),
	);
	const whole = drawn.map(({ name, bytes }) => [name, bytes] as const);
	const named = [
		// Three times as often as the others: these have all that a reader goes through.
		...[whole, whole, whole].flat(),
		...filesByHand.map(([name, , bytes]) => [name, bytes] as const),
		...forTheLibrary,
		...noImages,
		...(await onceFailed()),
	];
	const [first, ...others] = named.map(([name, bytes]) => ({
		name,
		bytes,
		structure: structureOf(bytes),
	}));
	if (!first) throw new Error('There are no seeds');
	return [first, ...others];
}

export async function onceFailed(): Promise<ReadonlyArray<readonly [name: string, bytes: Buffer]>> {
	const names = (await readdir(corpusFolder)).filter((name) => name.endsWith('.bin')).toSorted();
	return await Promise.all(
		names.map(async (name) => [name, await readFile(join(corpusFolder, name))] as const),
	);
}
