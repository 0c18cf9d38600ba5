import { join } from 'node:path';
import { z } from 'zod';
import type { SavedCredentials } from '../../engine/credentials';
import type { WorkflowJson } from '../../engine/engine';
import type { BinaryMode } from '../../n8n/n8nProcess';
import { freePort, startN8n } from '../../n8n/runningN8n';
import type { Simulator } from '../../simulator/simulator';

const runShape = z.object({
	status: z.string(),
	error: z.string().nullable(),
	/** Of the whole execution. */
	ms: z.number(),
	/** Of the whole process, in the user's and in the system's mode. */
	cpuMs: z.number(),
	/** The most that n8n held since it was told to begin, in bytes. */
	peak: z.number(),
	nodes: z.array(z.object({ name: z.string(), ms: z.number(), outputs: z.array(z.number()) })),
});

/** One execution, as n8n tells of it from within. */
export type MeasuredRun = z.infer<typeof runShape>;

/** A real n8n that tells what its executions cost. */
export interface MeasuredN8n {
	/** The folder that workflows may read. */
	readonly files: string;
	/** Saves a workflow that begins with `startsByCall`, and switches it on. */
	prepare(workflow: WorkflowJson): Promise<PreparedWorkflow>;
	/** Lets go what nobody needs, and gives back what n8n holds then, in bytes. */
	settle(): Promise<number>;
	/** In V8's own format, of a task. */
	profile(task: () => Promise<unknown>): Promise<unknown>;
	stop(): Promise<void>;
}

export interface PreparedWorkflow {
	/** Calls it, and waits for its end. */
	readonly run: () => Promise<MeasuredRun>;
}

export async function startMeasuredN8n(
	simulator: Pick<Simulator, 'keys' | 'baseUrls'>,
	binaryMode: BinaryMode,
	credentials: SavedCredentials,
): Promise<MeasuredN8n> {
	const port = await freePort();
	const n8n = await startN8n(simulator, {
		binaryMode,
		credentials,
		env: { EXTERNAL_HOOK_FILES: join(__dirname, 'insideN8n.ts'), BENCH_PORT: String(port) },
	});
	const ask = async (path: string): Promise<unknown> => {
		const answer = await fetch(`http://127.0.0.1:${port}${path}`);
		if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
		return await answer.json();
	};
	const settle = async (): Promise<number> =>
		z.object({ resident: z.number() }).parse(await ask('/begin')).resident;
	const start = async (path: string): Promise<MeasuredRun> => {
		const answer = await fetch(`${n8n.address}/webhook/${path}`, { method: 'POST' });
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
				node.name === 'Start'
					? { ...node, webhookId: path, parameters: { ...node.parameters, path } }
					: node,
			);
			const ready = n8n.withCredentials({ ...workflow, nodes: calledAt });
			await n8n.api.activate(await n8n.api.createWorkflow(ready));
			return { run: async () => await start(path) };
		},
		settle,
		async profile(task) {
			await ask('/profile/start');
			await task();
			return await ask('/profile/stop');
		},
		stop: async () => await n8n.stop(),
	};
}
