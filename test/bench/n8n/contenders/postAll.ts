import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';

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
}

/** The least that can be done: posts images that are in files, so many at a time. */
export async function postAll(task: FloorTask): Promise<FloorMeasured> {
	const cpuBefore = process.cpuUsage();
	const begun = performance.now();
	const nextAgent = agentsFor(task);
	const count = task.images.length * task.copies;
	let next = 0;
	const work = async (): Promise<void> => {
		while (next < count) {
			await postOne(task, task.images[next++ % task.images.length] ?? '', nextAgent());
		}
	};
	await Promise.all(Array.from({ length: Math.min(task.atOnce, count) }, work));
	const ms = performance.now() - begun;
	const { user, system } = process.cpuUsage(cpuBefore);
	return { ms, cpuMs: (user + system) / 1000 };
}

/** n8n's request helper makes a new agent for each request, and so a new connection. */
function agentsFor({ url, keepAlive }: FloorTask): () => Agent {
	const next = () =>
		url.startsWith('https:') ? new TlsAgent({ keepAlive }) : new Agent({ keepAlive });
	const lasting = next();
	return keepAlive ? () => lasting : next;
}

async function postOne(
	{ url, headers, before, after, asText }: FloorTask,
	image: string,
	agent: Agent,
): Promise<void> {
	const bytes = await readFile(image);
	const content = asText ? Buffer.from(bytes.toString('base64'), 'latin1') : bytes;
	const length = before.length + content.length + after.length;
	const send = agent instanceof TlsAgent ? tlsRequest : request;
	const options = { method: 'POST', agent, headers: { ...headers, 'content-length': length } };
	await new Promise<void>((resolve, reject) => {
		const sent = send(url, options);
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
