import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';

/** The received callbacks, in order of arrival. */
export interface Arrival {
	readonly path: string;
	readonly contentType: string | undefined;
	readonly body: string;
}

/** A receiver of callbacks on loopback. */
export interface Receiver {
	readonly url: string;
	readonly arrivals: readonly Arrival[];
	/** The received bodies, parsed. */
	readonly reports: readonly unknown[];
	/** Their transactions. Undefined for a body without one. */
	readonly transactionIds: readonly (string | undefined)[];
	/** Sets the next answers in turn. The last one stays. `hang` sends no answer. */
	answer(...statuses: readonly (number | 'hang')[]): void;
	/** Resolves when this many callbacks have arrived. */
	arrived(count: number): Promise<void>;
	close(): void;
}

/** @param port a free one if 0 */
export async function startReceiver(port = 0): Promise<Receiver> {
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
	const server = createServer(listener);
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('No port');
	const reports = (): unknown[] => arrivals.map(({ body }): unknown => JSON.parse(body));
	return {
		url: `http://localhost:${address.port}/callback`,
		arrivals,
		get reports() {
			return reports();
		},
		get transactionIds() {
			return reports().map((report) => reportSchema.parse(report).transactionId);
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

const reportSchema = z.object({ transactionId: z.string().optional() });

async function readText(request: IncomingMessage): Promise<string> {
	let text = '';
	for await (const part of request.setEncoding('utf8')) text += String(part);
	return text;
}
