import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pixels } from '../../../../../nodes/verification/image/pixels';

/** What the independent reader says of a file. */
export interface Told {
	readonly format: string;
	readonly stored: Pixels;
	/** As ImageMagick names it; "Undefined" where it knows none. */
	readonly orientation: string;
}

const version = spawnSync('identify', ['-version'], { encoding: 'utf8' });
const installed = version.error === undefined && version.stdout.includes('ImageMagick');

/** In CI it has to be there: tests that need it fail without it. Elsewhere they are left out. */
export const imageMagick = installed || process.env.CI !== undefined;
if (!imageMagick) {
	process.stderr.write('ImageMagick is not installed, so nothing is compared with it.\n');
}

/** Files for each call; with more the command gets too long. */
const BATCH = 250;

/**
 * Asks ImageMagick about many files.
 *
 * @param how by their headers, where it can, or by decoding them
 * @returns in order, null for a file of which it could not tell the size
 */
export async function identify(
	files: readonly Buffer[],
	how: 'pinged' | 'decoded' = 'pinged',
): Promise<readonly (Told | null)[]> {
	const folder = await mkdtemp(join(tmpdir(), 'kyc-corpus-'));
	try {
		await Promise.all(files.map((bytes, index) => writeFile(join(folder, `${index}`), bytes)));
		const names = files.map((_, index) => `${index}`);
		const batches = Array.from({ length: Math.ceil(names.length / BATCH) }, (_, index) =>
			names.slice(index * BATCH, (index + 1) * BATCH),
		);
		const answers = new Map<string, Told>();
		const lane = async (start: number) => {
			for (let next = start; next < batches.length; next += 2) {
				for (const [name, told] of await identifyIn(folder, batches[next] ?? [], how)) {
					answers.set(name, told);
				}
			}
		};
		await Promise.all([lane(0), lane(1)]);
		return names.map((name) => answers.get(name) ?? null);
	} finally {
		await rm(folder, { recursive: true });
	}
}

async function identifyIn(
	folder: string,
	names: readonly string[],
	how: 'pinged' | 'decoded',
): Promise<(readonly [string, Told])[]> {
	const ping = how === 'pinged' ? ['-ping'] : [];
	const format = [...ping, '-format', '%f|%m|%w|%h|%[orientation]\n'];
	const lines = await run(folder, [...format, ...names]);
	const readable = lines.length < names.length ? await readableOf(folder, ping, names) : [];
	const again = readable.length > 0 ? await run(folder, [...format, ...readable]) : lines;
	const told = again.map(read);
	// Of some broken files it tells a size of 0 x 0.
	return told.filter(([, { stored }]) => stored.width > 0 && stored.height > 0);
}

/** Behind a file that it can't read, ImageMagick says nothing of the others: so it is asked anew. */
async function readableOf(
	folder: string,
	ping: readonly string[],
	names: readonly string[],
): Promise<readonly string[]> {
	const readable: string[] = [];
	let left = names;
	while (left.length > 0) {
		const told = new Set((await run(folder, [...ping, ...left])).map((line) => line.split(' ')[0]));
		readable.push(...left.filter((name) => told.has(name)));
		left = left.filter((name) => !told.has(name)).slice(1);
	}
	return readable;
}

/** Two run side by side; threads of their own would only wait for each other. */
const env = { ...process.env, OMP_NUM_THREADS: '1' };

/** @returns the lines that it wrote, also where it ended with an error */
function run(folder: string, args: readonly string[]): Promise<string[]> {
	return new Promise((resolve) => {
		execFile('identify', args, { cwd: folder, env, maxBuffer: 2 ** 26 }, (_error, stdout) => {
			resolve(stdout.split('\n').filter((line) => line !== ''));
		});
	});
}

function read(line: string): readonly [string, Told] {
	const [name = '', format = '', width, height, orientation = ''] = line.split('|');
	const stored = { width: Number(width), height: Number(height) };
	return [name, { format, stored, orientation }];
}

const lyingOnItsSide = ['LeftTop', 'RightTop', 'RightBottom', 'LeftBottom'];

/** As a person sees it, by what ImageMagick told. */
export function uprightOf({ stored, orientation }: Told): Pixels {
	const { width, height } = stored;
	return lyingOnItsSide.includes(orientation) ? { width: height, height: width } : stored;
}
