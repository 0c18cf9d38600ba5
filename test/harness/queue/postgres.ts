import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { join } from 'node:path';
import { runOwn, type OwnProcess } from '../processes/ownProcess';
import { freePort } from '../n8n/runningN8n';
import { throwAwayFolder } from '../n8n/userFolder';
import { folderWith, type Server } from './server';

/** The owner of the database. Only this machine can connect, so there is no password. */
export const databaseUser = 'n8n';

/** The database that every new server has. */
export const databaseName = 'postgres';

/** A real PostgreSQL on loopback with default settings and temporary data. */
export async function startPostgres(): Promise<Server> {
	const binaries = folderWith(['initdb', 'postgres'], 'postgresql');
	const { path, remove } = await throwAwayFolder('kyc-postgres-');
	const user = unprivileged();
	if (user) chownSync(path, user.uid, user.gid);
	const options = { env: { PATH: binaries, LC_ALL: 'C' }, cwd: path, ...(user ? { user } : {}) };
	const data = join(path, 'data');
	const run = (program: string, ...args: readonly string[]): OwnProcess =>
		runOwn(join(binaries, program), args, { ...options, stopSignal: 'SIGINT' });

	const asUser = ['--username', databaseUser, '--auth', 'trust', '--encoding', 'UTF8'];
	const created = run('initdb', '--pgdata', data, ...asUser, '--no-sync');
	if ((await created.ended) !== 0) {
		await remove();
		throw new Error(`PostgreSQL could not make its data folder:\n${created.log()}`);
	}
	const port = await freePort();
	const running = run('postgres', '-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', path);
	const stop = async (): Promise<void> => {
		await running.stop();
		await remove();
	};
	try {
		await running.says('database system is ready to accept connections');
	} catch (error) {
		await stop();
		throw error;
	}
	return { pid: running.pid, port, stop };
}

/** PostgreSQL refuses to run as root, so root starts it as Debian's user for it. */
function unprivileged(): { readonly uid: number; readonly gid: number } | null {
	if (process.getuid?.() !== 0) return null;
	const id = (flag: string): number =>
		Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
	return { uid: id('-u'), gid: id('-g') };
}

/** Such as PostgreSQL 15.18. */
export function postgresVersion(): string {
	const program = join(folderWith(['initdb', 'postgres'], 'postgresql'), 'postgres');
	const said = execFileSync(program, ['--version'], { encoding: 'utf8' });
	return `PostgreSQL ${/\d+\.\d+/.exec(said)?.[0] ?? 'unknown'}`;
}
