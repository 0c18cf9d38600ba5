import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A server that this process has started on 127.0.0.1. */
export interface Server {
	readonly pid: number;
	readonly port: number;
	/** Ends it and removes its files. */
	readonly stop: () => Promise<void>;
}

/** Debian keeps PostgreSQL's own programs outside of the PATH, in a folder for each version. */
const debians = '/usr/lib/postgresql';

/** Of PostgreSQL's versions, where 15 is newer than 9.6. */
export function newestFirst(versions: readonly string[]): string[] {
	return [...versions].sort(new Intl.Collator('en', { numeric: true }).compare).reverse();
}

/**
 * The folder with these programs. Throws if there is none.
 *
 * @param debianPackage the package to install in that case
 */
export function folderWith(programs: readonly string[], debianPackage: string): string {
	const versions = existsSync(debians) ? newestFirst(readdirSync(debians)) : [];
	const folders = [
		...versions.map((version) => join(debians, version, 'bin')),
		...(process.env['PATH'] ?? '').split(delimiter),
	];
	const found = folders.find((folder) => programs.every((name) => existsSync(join(folder, name))));
	if (found !== undefined) return found;
	throw new Error(
		`${programs.join(' and ')} are needed: on Debian and Ubuntu, apt-get install ${debianPackage}`,
	);
}
