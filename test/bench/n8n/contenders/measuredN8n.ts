import { get } from 'node:http';
import { join } from 'node:path';
import { z } from 'zod';
import type { WorkflowJson } from '../../../engine/engine';
import { freePort, startN8n } from '../../../harness/n8n/runningN8n';
import type { Place } from '../cases';
import type { LeanVendor } from '../vendor/leanVendor';
import { credentialsByHand } from './byHand';
import type { FloorMeasured, FloorTask } from './postAll';
import { profileRecord, type ProfileRecord } from './profile';
import { START } from '../workflows';

const runShape = z.object({
	status: z.string(),
	error: z.string().nullable(),
	/** Of the whole execution. */
	ms: z.number(),
	/** Of the whole process, in the user's and in the system's mode. */
	cpuMs: z.number(),
	/** The most that n8n held since it was told to begin, in bytes. */
	peak: z.number(),
	nodes: z.array(
		z.object({
			name: z.string(),
			/** ms since 1970. */
			startedAt: z.number(),
			ms: z.number(),
			/** Of items, by output. */
			outputs: z.array(z.number()),
		}),
	),
});

/** One execution, as n8n tells of it from within. */
export type MeasuredRun = z.infer<typeof runShape>;

/** A real n8n that tells what its executions cost. */
export interface MeasuredN8n {
	/** The folder that workflows may read. */
	readonly files: string;
	/** Saves a workflow whose trigger is called `START`, and switches it on. */
	prepare(workflow: WorkflowJson): Promise<PreparedWorkflow>;
	/** The bare script, in n8n's process. */
	post(task: FloorTask): Promise<FloorMeasured>;
	/** Frees what nothing needs, and returns what n8n holds then, in bytes. */
	settle(): Promise<number>;
	/** What n8n's JavaScript does during a task. */
	profile<Result>(task: () => Promise<Result>): Promise<Profiled<Result>>;
	stop(): Promise<void>;
	pid(): number;
	ask(path: string): Promise<unknown>;
}

export interface Profiled<Result> {
	readonly result: Result;
	readonly record: ProfileRecord;
}

export interface PreparedWorkflow {
	/** Calls it with so many copies of each image, and waits for its end. */
	readonly run: (copies: number) => Promise<MeasuredRun>;
}

export async function startMeasuredN8n(
	vendor: LeanVendor,
	{ mode: binaryMode, protocol }: Place,
): Promise<MeasuredN8n> {
	const port = await freePort();
	const { keys, baseUrls, certificateFile } = vendor;
	const baseUrl = baseUrls[protocol];
	const n8n = await startN8n(
		{ keys, baseUrls: { accura: baseUrl, argos: baseUrl, kairos: baseUrl } },
		{
			binaryMode,
			credentials: credentialsByHand(vendor),
			env: {
				EXTERNAL_HOOK_FILES: join(__dirname, 'insideN8n.ts'),
				BENCH_PORT: String(port),
				NODE_EXTRA_CA_CERTS: certificateFile,
			},
		},
	);
	const ask = async (path: string): Promise<unknown> =>
		await jsonFrom(`http://127.0.0.1:${port}${path}`);
	const settle = async (): Promise<number> =>
		z.object({ resident: z.number() }).parse(await ask('/settle')).resident;
	const start = async (path: string, copies: number): Promise<MeasuredRun> => {
		await ask('/begin');
		const answer = await fetch(`${n8n.address}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ copies: Array.from({ length: copies }, (_, copy) => copy) }),
		});
		if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
		return runShape.parse(await ask('/run'));
	};
	let last = 0;
	return {
		files: n8n.folder.files,
		async prepare(workflow) {
			const path = `bench-${++last}`;
			const { nodes } = workflow;
			const calledAt = nodes.map((node) =>
				node.name === START
					? { ...node, webhookId: path, parameters: { ...node.parameters, path } }
					: node,
			);
			const ready = n8n.withCredentials({ ...workflow, nodes: calledAt });
			await n8n.api.activate(await n8n.api.createWorkflow(ready));
			return { run: async (copies) => await start(path, copies) };
		},
		settle,
		post: async (task) => {
			const answer = await fetch(`http://127.0.0.1:${port}/post`, {
				method: 'POST',
				body: JSON.stringify(task),
			});
			return z.object({ ms: z.number(), cpuMs: z.number() }).parse(await answer.json());
		},
		ask,
		pid: () => n8n.pid(),
		async profile(task) {
			await ask('/profile/start');
			const result = await task();
			return { result, record: profileRecord.parse(await ask('/profile/stop')) };
		},
		stop: async () => await n8n.stop(),
	};
}

/** Waits as long as it takes: fetch would give up a long execution after five minutes. */
async function jsonFrom(url: string): Promise<unknown> {
	const text = await new Promise<string>((resolve, reject) => {
		const sent = get(url, (answer) => {
			const parts: Buffer[] = [];
			answer.on('data', (part: Buffer) => parts.push(part));
			answer.once('error', reject);
			answer.once('end', () => resolve(Buffer.concat(parts).toString()));
		});
		sent.once('error', reject);
	});
	return JSON.parse(text);
}
