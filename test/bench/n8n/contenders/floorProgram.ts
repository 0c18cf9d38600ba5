import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { answerTasks } from '../../../harness/processes/freshProcess';
import { idleMemory, peakMemory } from '../../../harness/measurement/meter';

/** Paths to images, and what stands around their bytes in the body of a request. */
export interface FloorTask {
	readonly images: readonly string[];
	readonly copies: number;
	readonly atOnce: number;
	/** Whether connections are used again. n8n makes a new one for each request. */
	readonly keepAlive: boolean;
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly before: string;
	readonly after: string;
	/** Whether the image goes out as base64 text. */
	readonly asText: boolean;
}

export interface FloorMeasured {
	readonly ms: number;
	readonly cpuMs: number;
	/** In bytes. */
	readonly idle: number;
	readonly peak: number;
}

const lasting = { http: new Agent({ keepAlive: true }), https: new TlsAgent({ keepAlive: true }) };

/** The least that can be done: posts images that are in files, so many at a time. */
answerTasks(async (task: FloorTask): Promise<FloorMeasured> => {
	const idle = await idleMemory();
	const cpuBefore = process.cpuUsage();
	const begun = performance.now();
	const count = task.images.length * task.copies;
	let next = 0;
	const work = async (): Promise<void> => {
		while (next < count) await postOne(task, task.images[next++ % task.images.length] ?? '');
	};
	await Promise.all(Array.from({ length: Math.min(task.atOnce, count) }, work));
	const ms = performance.now() - begun;
	const { user, system } = process.cpuUsage(cpuBefore);
	return { ms, cpuMs: (user + system) / 1000, idle, peak: peakMemory() };
});

async function postOne(
	{ url, headers, before, after, asText, keepAlive }: FloorTask,
	image: string,
): Promise<void> {
	const bytes = await readFile(image);
	const content = asText ? Buffer.from(bytes.toString('base64'), 'latin1') : bytes;
	const length = before.length + content.length + after.length;
	const isTls = url.startsWith('https:');
	// n8n's request helper makes a new agent for each request (buildNodeAgents in its network package).
	const agent = keepAlive
		? lasting[isTls ? 'https' : 'http']
		: isTls
			? new TlsAgent()
			: new Agent();
	const options = { method: 'POST', agent, headers: { ...headers, 'content-length': length } };
	await new Promise<void>((resolve, reject) => {
		const sent = isTls ? tlsRequest(url, options) : request(url, options);
		sent.once('error', reject);
		sent.once('response', (response) => {
			response.resume();
			response.once('end', () =>
				response.statusCode === 200 ? resolve() : reject(new Error(`${response.statusCode}`)),
			);
		});
		sent.write(before);
		sent.write(content);
		sent.end(after);
	});
}
