import { once } from 'node:events';
import { createServer } from 'node:net';

/** A host that nobody should ask, and how often somebody did. */
export interface Decoy {
	readonly url: string;
	readonly connections: () => number;
	close(): void;
}

/** Listens beside the vendors, and ends whatever connects. */
export async function startDecoy(): Promise<Decoy> {
	let connections = 0;
	const server = createServer((socket) => {
		connections += 1;
		socket.destroy();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('The decoy has no port');
	return {
		url: `http://127.0.0.1:${address.port}/`,
		connections: () => connections,
		close: () => void server.close(),
	};
}
