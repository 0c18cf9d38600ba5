import { execFileSync } from 'node:child_process';
import { freePort } from '../n8n/runningN8n';
import { runOwn } from '../processes/ownProcess';
import { throwAwayFolder } from '../n8n/userFolder';
import { folderWith, type Server } from './server';

/** A real Redis on loopback with temporary data. */
export async function startRedis(): Promise<Server> {
	const binaries = folderWith(['redis-server'], 'redis-server');
	const { path, remove } = await throwAwayFolder('kyc-redis-');
	const port = await freePort();
	const loopback = ['--bind', '127.0.0.1', '--port', String(port)];
	// Files on disk would be removed with it.
	const unsaved = ['--save', '', '--appendonly', 'no', '--dir', path];
	const running = runOwn(`${binaries}/redis-server`, [...loopback, ...unsaved], { env: {} });
	const stop = async (): Promise<void> => {
		await running.stop();
		await remove();
	};
	try {
		await running.says('Ready to accept connections');
	} catch (error) {
		await stop();
		throw error;
	}
	return { pid: running.pid, port, stop };
}

/** Such as Redis 7.0.15. */
export function redisVersion(): string {
	const program = `${folderWith(['redis-server'], 'redis-server')}/redis-server`;
	const said = execFileSync(program, ['--version'], { encoding: 'utf8' });
	return `Redis ${/v=(\S+)/.exec(said)?.[1] ?? 'unknown'}`;
}
