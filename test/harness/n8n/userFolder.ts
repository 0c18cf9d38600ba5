import { rmSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanUpOnExit } from '../processes/leftovers';
import { installAsUsersDo, pack, packageName } from './installAsUsersDo';

export interface ThrowAwayFolder {
	readonly path: string;
	readonly remove: () => Promise<void>;
}

/** A temporary user folder of n8n. */
export interface UserFolder extends ThrowAwayFolder {
	/** Where the package under test is installed. */
	readonly packageFolder: string;
	/** The one folder that n8n 2 lets workflows read and write files in. */
	readonly files: string;
}

let installing: Promise<string> | undefined;

/** A new user folder in which this package is installed as users install it. */
export async function createUserFolder(): Promise<UserFolder> {
	const installed = await (installing ??= installOnce());
	const { path, remove } = await throwAwayFolder('kyc-n8n-');
	const packageFolder = join(path, '.n8n', 'nodes', 'node_modules', packageName);
	await cp(installed, packageFolder, { recursive: true });
	const files = join(path, '.n8n-files');
	await mkdir(files);
	return { path, packageFolder, files, remove };
}

/** Packing and installing take seconds, so this runs once for each test file or process. */
async function installOnce(): Promise<string> {
	const { path } = await throwAwayFolder('kyc-package-');
	const { tarball } = await pack(path);
	return await installAsUsersDo(tarball, path);
}

/** A folder that is removed when the process ends, or earlier. */
export async function throwAwayFolder(prefix: string): Promise<ThrowAwayFolder> {
	const path = await mkdtemp(join(tmpdir(), prefix));
	const removeNow = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 5 });
	const isRemoved = cleanUpOnExit(removeNow);
	const remove = async (): Promise<void> => {
		await rm(path, { recursive: true, force: true, maxRetries: 5 });
		isRemoved();
	};
	return { path, remove };
}
