import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileOf, kinds } from '../unit/verification/image/corpus/corpus';
import { filesByHand, noImages } from '../unit/verification/image/madeByHand';

/** A file to begin with: sound, or such as was once not coped with. */
export interface Seed {
	readonly name: string;
	readonly bytes: Buffer;
}

/** Inputs that once were not coped with, each named by what was wrong. */
export const corpusFolder = join(__dirname, 'corpus');

const stored = { width: 40, height: 24 };

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
		...noImages,
		...(await onceFailed()),
	];
	const [first, ...others] = named.map(([name, bytes]) => ({ name, bytes }));
	if (!first) throw new Error('There are no seeds');
	return [first, ...others];
}

export async function onceFailed(): Promise<ReadonlyArray<readonly [name: string, bytes: Buffer]>> {
	const names = (await readdir(corpusFolder)).filter((name) => name.endsWith('.bin')).toSorted();
	return await Promise.all(
		names.map(async (name) => [name, await readFile(join(corpusFolder, name))] as const),
	);
}
