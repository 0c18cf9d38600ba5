import { setTimeout as sleep } from 'node:timers/promises';
import { peakMemory } from '../../harness/measurement/meter';
import { startCluster } from '../../harness/queue/cluster';
import { cpuOfMachine, cpuOfProcess, cpuOfTree } from '../../harness/queue/cpu';
import { sendUploads, type Sent } from '../../harness/queue/sendUploads';
import { CONCURRENCY, VENDOR } from '../../harness/queue/settings';
import { AT_ONCE, publish, type Stage } from '../../harness/queue/stage';
import type { Upload } from '../../harness/queue/uploads';

/** Where the machine's time goes. */
export const parts = ['main', 'workers', 'postgres', 'redis', 'vendors', 'others'] as const;
export type Part = (typeof parts)[number];

/** With so many workers, the medians of all runs. */
export interface ScaleFigures {
	readonly workers: number;
	/** Executions a second, from the first of many calls to the last decision. */
	readonly throughput: number;
	/** Which share of that time it took until all calls were taken; 0-1. */
	readonly taking: number;
	/** Of one core, of each part during that. */
	readonly cpu: Readonly<Record<Part, number>>;
	/** The same of what the host of a virtual machine took for others. */
	readonly stolen: number;
	/** The most requests that the vendor ever had to answer at a time. */
	readonly mostAtOnce: number;
	/** From upload to decision, at PACE uploads a second, in ms. */
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	/** The most that any worker ever held, in bytes. */
	readonly workerMemory: number;
}

/** Uploads a second, where it is measured how long a decision takes. */
export const PACE = 4;
export const RUNS = 3;
export const BURST = 150;
const PACED = 60;
const WARM_UP = 20;

/** How many uploads a measurement needs. */
export const UPLOADS = WARM_UP + RUNS * (BURST + PACED);

/** Measures n8n in queue mode with so many workers, anew. */
export async function measure(
	workers: number,
	{ vendors, book }: Omit<Stage, 'cluster'>,
	uploads: readonly Upload[],
): Promise<ScaleFigures> {
	const cluster = await startCluster(vendors, { workers, concurrency: CONCURRENCY });
	const stage = { cluster, vendors, book };
	try {
		await vendors.prepare([]);
		await vendors.add({ then: { kind: 'delay', milliseconds: VENDOR } });
		await publish(stage, 'atOnce');
		let used = 0;
		const next = (count: number): readonly Upload[] => uploads.slice(used, (used += count));
		await burst(stage, next(WARM_UP));
		const bursts: Burst[] = [];
		const paces: Array<readonly number[]> = [];
		for (let run = 0; run < RUNS; run++) {
			bursts.push(await burst(stage, next(BURST)));
			paces.push(await paced(stage, next(PACED)));
		}
		return {
			workers,
			throughput: median(bursts.map(({ throughput }) => throughput)),
			taking: median(bursts.map(({ taking }) => taking)),
			cpu: byPart((part) => median(bursts.map(({ cpu }) => cpu[part]))),
			stolen: median(bursts.map(({ stolen }) => stolen)),
			mostAtOnce: (await vendors.log()).maxInFlight.overall,
			p50: median(paces.map((ms) => percentile(ms, 50))),
			p95: median(paces.map((ms) => percentile(ms, 95))),
			p99: median(paces.map((ms) => percentile(ms, 99))),
			workerMemory: Math.max(...cluster.workers.map(({ pid }) => peakMemory(pid()))),
		};
	} finally {
		await cluster.stop();
	}
}

type Burst = Pick<ScaleFigures, 'throughput' | 'taking' | 'cpu' | 'stolen'>;

/** As many as possible, as fast as possible. */
async function burst(stage: Stage, uploads: readonly Upload[]): Promise<Burst> {
	const before = cpuOf(stage);
	const began = Date.now();
	await sendUploads(stage.cluster.main.address, 'atOnce', uploads, AT_ONCE);
	const taken = (Date.now() - began) / 1000;
	await decidedOn(stage, uploads);
	const seconds = (Date.now() - began) / 1000;
	const after = cpuOf(stage);
	return {
		throughput: uploads.length / seconds,
		taking: taken / seconds,
		cpu: byPart((part) => (after[part] - before[part]) / seconds),
		stolen: (after.stolen - before.stolen) / seconds,
	};
}

/** One after the other, whatever becomes of those before. Gives back how long each took, in ms. */
async function paced(stage: Stage, uploads: readonly Upload[]): Promise<readonly number[]> {
	const { address } = stage.cluster.main;
	const calls: Array<Promise<readonly Sent[]>> = [];
	for (const upload of uploads) {
		calls.push(sendUploads(address, 'atOnce', [upload], 1));
		await sleep(1000 / PACE);
	}
	const sent = (await Promise.all(calls)).flat();
	await decidedOn(stage, uploads);
	const decidedAt = new Map(stage.book.decisions.map(({ applicant, at }) => [applicant, at]));
	return sent.map(({ applicant, at }) => (decidedAt.get(applicant) ?? Infinity) - at);
}

async function decidedOn({ book }: Stage, uploads: readonly Upload[]): Promise<void> {
	const patience = Date.now() + 180_000;
	const missing = new Set(uploads.map(({ applicant }) => applicant));
	for (let seen = 0; missing.size > 0; await sleep(10)) {
		for (const { applicant } of book.decisions.slice(seen)) missing.delete(applicant);
		seen = book.decisions.length;
		if (Date.now() > patience) throw new Error(`${missing.size} uploads have no decision`);
	}
}

/** What each part has worked so far, in seconds of one core. */
function cpuOf({ cluster, vendors }: Stage): Record<Part | 'stolen', number> {
	const { main, workers, postgres, redis } = cluster;
	const own = {
		main: cpuOfTree(main.pid()),
		workers: workers.reduce((sum, { pid }) => sum + cpuOfTree(pid()), 0),
		postgres: cpuOfTree(postgres.pid),
		redis: cpuOfTree(redis.pid),
		// Whoever sends the uploads and keeps the decisions is this process.
		vendors: cpuOfProcess(vendors.pid) + cpuOfProcess(process.pid),
	};
	const all = Object.values(own).reduce((sum, one) => sum + one, 0);
	const { worked, stolen } = cpuOfMachine();
	return { ...own, others: worked - all, stolen };
}

function byPart(valueOf: (part: Part) => number): Record<Part, number> {
	const [main, workers, postgres] = [valueOf('main'), valueOf('workers'), valueOf('postgres')];
	const [redis, vendors, others] = [valueOf('redis'), valueOf('vendors'), valueOf('others')];
	return { main, workers, postgres, redis, vendors, others };
}

const median = (numbers: readonly number[]): number => percentile(numbers, 50);

/** The smallest of the numbers that is not exceeded by so many percent of them. */
function percentile(numbers: readonly number[], percent: number): number {
	const sorted = [...numbers].sort((one, other) => one - other);
	const found = sorted[Math.ceil((percent / 100) * sorted.length) - 1];
	if (found === undefined) throw new RangeError('A percentile of nothing');
	return found;
}
