import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { RunningN8n } from '../../harness/n8n/runningN8n';
import type { UserFolder } from '../../harness/n8n/userFolder';
import { n8n2 } from '../../harness/n8n/versions';

/** A text that n8n keeps, and where it was found. */
export interface Kept {
	readonly place: string;
	readonly text: string;
}

/**
 * Everything that n8n keeps of its executions: its database as rows and as bytes, with SQLite's
 * additional files; its log as a file and as output; its event log, its metrics, and every other file
 * in its folder. It leaves out the files that workflows read, the stored files of items and the
 * installed package.
 */
export async function keptBy(n8n: RunningN8n): Promise<Kept[]> {
	return [
		{ place: 'the rows of the database', text: await databaseRows(n8n.folder) },
		...(await filesOf(n8n.folder)),
		{ place: 'the console', text: n8n.log() },
		{ place: 'the metrics', text: await metricsOf(n8n) },
	];
}

/** Every value of every table, one per line: `table.column`, a tab and the value. */
export async function databaseRows({ path }: UserFolder): Promise<string> {
	const node = join(n8n2().nodeFolder, 'node');
	const args = [join(__dirname, 'dumpDatabase.mjs'), join(path, '.n8n', 'database.sqlite')];
	const { stdout } = await promisify(execFile)(node, args, { maxBuffer: 2 ** 30 });
	return stdout;
}

/** The files that must contain images. */
const imageFiles = /^(?:\.n8n-files|\.n8n\/nodes|\.n8n\/storage|\.n8n\/binaryData)(?:\/|$)/;

async function filesOf({ path }: UserFolder): Promise<Kept[]> {
	const entries = await readdir(path, { recursive: true, withFileTypes: true });
	const kept: Kept[] = [];
	for (const entry of entries) {
		const place = relative(path, join(entry.parentPath, entry.name));
		if (!entry.isFile() || imageFiles.test(place)) continue;
		const bytes = await readFile(join(path, place));
		kept.push({ place, text: `${bytes.toString('latin1')}\n${bytes.toString('utf8')}` });
	}
	return kept;
}

async function metricsOf({ address }: RunningN8n): Promise<string> {
	const answer = await fetch(`${address}/metrics`, { headers: { connection: 'close' } });
	if (!answer.ok) throw new Error(`Cannot read the metrics: ${answer.status}`);
	return await answer.text();
}
