// n8n loads this by itself (EXTERNAL_HOOK_FILES), with the types stripped by its Node. It tells from
// within what cannot be told from outside: each node's time, the CPU's, and when garbage is gone.
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { Session } from 'node:inspector/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { postAll, type FloorTask } from './postAll.ts';

/** What n8n hands to the hook, as far as it is read. */
interface RunData {
	readonly startedAt: Date;
	readonly stoppedAt?: Date;
	readonly status: string;
	readonly data: {
		readonly resultData: {
			readonly error?: { readonly message: string };
			readonly runData: Readonly<Record<string, readonly TaskData[]>>;
		};
	};
}

interface TaskData {
	/** ms since 1970. */
	readonly startTime: number;
	readonly executionTime: number;
	readonly data?: { readonly main?: ReadonlyArray<readonly unknown[] | null> };
}

setFlagsFromString('--expose-gc');
if (process.env.BENCH_GC) setFlagsFromString(process.env.BENCH_GC);
const collectGarbage = runInNewContext('gc') as (how: object) => void;
/** Gives memory back to Linux too, which V8 would else keep for later. */
const thoroughly = { type: 'major', execution: 'sync', flavor: 'last-resort' };

/** How far apart V8 looks at what is running. */
const MICROSECONDS_APART = 200;

let cpuBefore = process.cpuUsage();
let profiling: { readonly session: Session; readonly startedAt: number } | null = null;
const ended: object[] = [];
const waiting: Array<(run: object) => void> = [];

export const workflow = {
	postExecute: [
		async (run: RunData) => {
			const { user, system } = process.cpuUsage(cpuBefore);
			const { error, runData } = run.data.resultData;
			const told = {
				status: run.status,
				error: error?.message ?? null,
				ms: Number(run.stoppedAt ?? Date.now()) - Number(run.startedAt),
				cpuMs: (user + system) / 1000,
				peak: memory('VmHWM'),
				nodes: Object.entries(runData).map(([name, tasks]) => ({
					name,
					startedAt: tasks.at(0)?.startTime ?? 0,
					ms: tasks.reduce((sum, { executionTime }) => sum + executionTime, 0),
					outputs: (tasks.at(-1)?.data?.main ?? []).map((items) => items?.length ?? 0),
				})),
			};
			const next = waiting.shift();
			if (next) next(told);
			else ended.push(told);
		},
	],
};

/** What can be asked of it, by path. */
const answers: Readonly<Record<string, (asked: string) => Promise<object>>> = {
	/** Frees what nothing needs. */
	'/settle': async () => {
		for (let times = 0; times < 3; times++) {
			collectGarbage(thoroughly);
			await sleep(50);
		}
		return { resident: memory('VmRSS') };
	},
	/** Counts the peak of memory and the processor time from here. */
	'/begin': async () => {
		// Tells Linux to forget the peak so far (proc(5)).
		writeFileSync('/proc/self/clear_refs', '5');
		cpuBefore = process.cpuUsage();
		return {};
	},
	/** The bare script, here: what nothing in n8n can be faster than. */
	'/post': async (asked) => await postAll(JSON.parse(asked) as FloorTask),
	/** The next run that ends, or has ended already. */
	'/run': async () => ended.shift() ?? (await new Promise((resolve) => waiting.push(resolve))),
	'/profile/start': async () => {
		const session = new Session();
		session.connect();
		await session.post('Profiler.enable');
		await session.post('Profiler.setSamplingInterval', { interval: MICROSECONDS_APART });
		await session.post('Profiler.start');
		profiling = { session, startedAt: Date.now() };
		return {};
	},
	/** V8's own record, and when it began in ms since 1970. */
	'/profile/stop': async () => {
		if (profiling === null) throw new Error('Nothing is profiled');
		const { session, startedAt } = profiling;
		const { profile } = await session.post('Profiler.stop');
		session.disconnect();
		return { startedAt, profile };
	},
};

/** In bytes. */
function memory(kind: 'VmRSS' | 'VmHWM'): number {
	const status = readFileSync('/proc/self/status', 'utf8');
	return Number(new RegExp(`^${kind}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024;
}

async function readAll(request: IncomingMessage): Promise<string> {
	let all = '';
	for await (const part of request.setEncoding('utf8')) all += String(part);
	return all;
}

const server = createServer((request, response) => {
	const answer = answers[request.url ?? ''];
	if (!answer) return response.writeHead(404).end();
	readAll(request)
		.then(answer)
		.then(
			(told) => response.end(JSON.stringify(told)),
			(error: unknown) => response.writeHead(500).end(String(error)),
		);
	return response;
});
// n8n's other processes may load it too: the first one is n8n's own.
server.once('error', () => undefined);
server.listen(Number(process.env.BENCH_PORT), '127.0.0.1').unref();
