import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const root = resolve(__dirname, '../../..');
const run = promisify(execFile);

export const packageName = 'n8n-nodes-kyc-liveness';

/** Removes the variables of `npm run`, so that npm behaves as in a new shell. */
export const shellEnvironment = Object.fromEntries(
	Object.entries(process.env).filter(([name]) => !/^npm_|^JEST_|^NODE_ENV$/i.test(name)),
);

const packReport = z
	.array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }))
	.nonempty();

export interface Packed {
	readonly tarball: string;
	/** Paths inside of the package. */
	readonly files: readonly string[];
}

/** Packs the built package into the tarball for publishing. */
export async function pack(folder: string): Promise<Packed> {
	const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
		cwd: root,
		env: shellEnvironment,
	});
	const [packed] = packReport.parse(JSON.parse(stdout));
	return {
		tarball: join(folder, packed.filename),
		files: packed.files.map(({ path }) => path),
	};
}

/**
 * Installs the tarball the way n8n does when a user installs a community package: unpacked into its
 * `nodes` folder, without the dependencies that n8n drops, and without running scripts.
 *
 * @returns the folder of the installed package
 */
export async function installAsUsersDo(tarball: string, nodesFolder: string): Promise<string> {
	const installed = join(nodesFolder, 'node_modules', packageName);
	await mkdir(installed, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
	const path = join(installed, 'package.json');
	const manifest = z
		.object({})
		.passthrough()
		.parse(JSON.parse(await readFile(path, 'utf8')));
	const dropped = {
		devDependencies: undefined,
		peerDependencies: undefined,
		optionalDependencies: undefined,
	};
	await writeFile(path, JSON.stringify({ ...manifest, ...dropped }));
	const flags = [
		'--bin-links=false',
		'--install-strategy=shallow',
		'--ignore-scripts',
		'--package-lock=false',
	];
	await run('npm', ['install', ...flags, '--prefer-offline', '--no-audit', '--no-fund'], {
		cwd: installed,
		env: shellEnvironment,
	});
	return installed;
}
