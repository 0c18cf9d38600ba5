import type { Simulator } from '../simulator/simulator';
import { environment, runN8n } from '../n8n/n8nProcess';
import type { OwnProcess } from '../processes/ownProcess';
import { freePort, startN8n, type RunningN8n } from '../n8n/runningN8n';
import { createUserFolder } from '../n8n/userFolder';
import { n8n2 } from '../n8n/versions';
import { databaseName, databaseUser, startPostgres } from './postgres';
import { startRedis } from './redis';
import type { Server } from './server';

/** n8n in queue mode: a main that accepts the calls, and workers that run the executions. */
export interface Cluster {
	readonly main: RunningN8n;
	readonly workers: readonly Worker[];
	readonly redis: Server;
	readonly postgres: Server;
	/** Ends and removes everything. */
	readonly stop: () => Promise<void>;
}

export interface Worker {
	readonly pid: () => number;
	/** Kills it, as if it ran out of memory. */
	readonly kill: () => Promise<void>;
	/** Restarts it in its old folder, as a supervisor does, and waits until it accepts executions. */
	readonly startAnew: () => Promise<void>;
	/** Ends it and removes its files. */
	readonly stop: () => Promise<void>;
}

export interface ClusterOptions {
	readonly workers: number;
	/** How many executions each worker runs at a time. */
	readonly concurrency: number;
	/** Further environment variables for main and workers. */
	readonly env?: Readonly<Record<string, string>>;
}

type Vendors = Pick<Simulator, 'keys' | 'baseUrls'>;

/** Settings that main and workers must share. All n8n here use the same encryption key. */
function shared(redis: Server, postgres: Server): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: databaseName,
		DB_POSTGRESDB_USER: databaseUser,
	};
}

/** Starts it with this package in the user folder of main and of each worker. */
export async function startCluster(
	vendors: Vendors,
	{ workers: count, concurrency, env = {} }: ClusterOptions,
): Promise<Cluster> {
	const stops: Array<() => Promise<void>> = [];
	const stop = async (): Promise<void> => {
		// A process ends before those that it needs.
		for (const one of stops.splice(0).reverse()) await one();
	};
	try {
		const redis = await startRedis();
		stops.push(redis.stop);
		const postgres = await startPostgres();
		stops.push(postgres.stop);
		const all = { ...shared(redis, postgres), ...env };
		const main = await startN8n(vendors, { binaryMode: 'database', env: all });
		stops.push(async () => await main.stop());
		const forWorkers = { ...all, WEBHOOK_URL: `${main.address}/` };
		const workers = await Promise.all(
			Array.from({ length: count }, async () => {
				const worker = await startWorker(concurrency, forWorkers);
				stops.push(worker.stop);
				return worker;
			}),
		);
		await Promise.all(workers.map(async ({ ready }) => await ready()));
		return { main, workers, redis, postgres, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function startWorker(concurrency: number, env: Readonly<Record<string, string>>) {
	const version = n8n2();
	const folder = await createUserFolder();
	const wholeEnv = {
		...environment(version, folder.path, 'database'),
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		...env,
	};
	const start = (): OwnProcess =>
		runN8n(version, ['worker', `--concurrency=${concurrency}`], wholeEnv);
	let running = start();
	const ready = async (): Promise<void> => await running.says('n8n worker is now ready');
	const startAnew = async (): Promise<void> => {
		running = start();
		await ready();
	};
	const stop = async (): Promise<void> => {
		await running.stop();
		await folder.remove();
	};
	const kill = async (): Promise<void> => await running.kill();
	return { pid: () => running.pid, ready, kill, startAnew, stop };
}
