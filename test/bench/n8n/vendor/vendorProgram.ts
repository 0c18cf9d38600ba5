import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerTasks } from '../../../harness/processes/freshProcess';
import type { Certificate } from './certificate';

export type VendorTask =
	/** Listens. The answers are by path. */
	| {
			readonly kind: 'listen';
			readonly certificate: Certificate;
			readonly answers: Readonly<Record<string, string>>;
	  }
	/** From now on each answer takes this long, in ms, and `mostAtOnce` counts from 0. */
	| { readonly kind: 'begin'; readonly latency: number }
	| { readonly kind: 'tell' };

export interface VendorTold {
	readonly ports: { readonly http: number; readonly https: number };
	/** Requests in flight since the last `begin`, from their headers to the end of the answer. */
	readonly mostAtOnce: number;
}

let answers: Readonly<Record<string, string>> = {};
let latency = 0;
let inFlight = 0;
let mostAtOnce = 0;
let ports = { http: 0, https: 0 };

/** It hashes nothing and reads nothing, so that nobody waits for its processor time. */
answerTasks(async (task: VendorTask): Promise<VendorTold> => {
	if (task.kind === 'listen') {
		answers = task.answers;
		ports = {
			http: await portOf(createServer(answer)),
			https: await portOf(createTlsServer(task.certificate, answer)),
		};
	}
	if (task.kind === 'begin') {
		({ latency } = task);
		mostAtOnce = 0;
	}
	return { ports, mostAtOnce };
});

async function portOf(server: ReturnType<typeof createServer>): Promise<number> {
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port');
	return address.port;
}

function answer(request: IncomingMessage, response: ServerResponse): void {
	inFlight += 1;
	mostAtOnce = Math.max(mostAtOnce, inFlight);
	response.once('close', () => (inFlight -= 1));
	request.resume();
	request.once('end', () => void answerLate(request, response));
}

async function answerLate({ url = '' }: IncomingMessage, response: ServerResponse): Promise<void> {
	if (latency > 0) await sleep(latency);
	const body = answers[url];
	response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' });
	response.end(body);
}
