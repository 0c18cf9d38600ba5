import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';

/** What came, in order of arrival. */
export interface Arrival {
	readonly path: string;
	readonly contentType: string | undefined;
	readonly body: string;
}

/** Somebody on loopback who is called back. */
export interface Receiver {
	readonly url: string;
	readonly arrivals: readonly Arrival[];
	/** The bodies that came, parsed. */
	readonly reports: readonly unknown[];
	/** What is answered from now on, in turn, the last for good. `hang` answers nothing. */
	answer(...statuses: readonly (number | 'hang')[]): void;
	/** Resolves once so many have come. */
	arrived(count: number): Promise<void>;
	close(): void;
}

export async function startReceiver(tls?: ServerOptions): Promise<Receiver> {
	const arrivals: Arrival[] = [];
	let answers: (number | 'hang')[] = [200];
	const listener = (request: IncomingMessage, response: ServerResponse): void => {
		void readText(request).then((body) => {
			arrivals.push({
				path: request.url ?? '',
				contentType: request.headers['content-type'],
				body,
			});
			server.emit('arrival');
			const answer = (answers.length > 1 ? answers.shift() : answers[0]) ?? 'hang';
			if (answer !== 'hang') response.writeHead(answer).end(`answer ${answer}`);
		});
	};
	const server: Server =
		tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port');
	return {
		url: `${tls === undefined ? 'http' : 'https'}://localhost:${address.port}/callback`,
		arrivals,
		get reports() {
			return arrivals.map(({ body }): unknown => JSON.parse(body));
		},
		answer: (...statuses) => {
			answers = [...statuses];
		},
		arrived: async (count) => {
			while (arrivals.length < count) await once(server, 'arrival');
		},
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
}

async function readText(request: IncomingMessage): Promise<string> {
	let text = '';
	for await (const part of request.setEncoding('utf8')) text += String(part);
	return text;
}
