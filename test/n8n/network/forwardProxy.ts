import { createServer, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** A request to a proxy. */
export interface Asked {
	/** CONNECT for a tunnel. */
	readonly method: string;
	/** Such as http://127.0.0.1:8080/path, or vendor.example:443 for a tunnel. */
	readonly target: string;
	/** Names in lower case. */
	readonly headers: IncomingMessage['headers'];
}

/** A proxy such as companies have between n8n and the Internet. */
export interface ForwardProxy {
	readonly address: string;
	/** In order of arrival. */
	readonly asked: readonly Asked[];
	close(): Promise<void>;
}

/** Forwards plain requests and tunnels, on 127.0.0.1. */
export async function startForwardProxy(): Promise<ForwardProxy> {
	const asked: Asked[] = [];
	const open = new Set<Socket>();
	const note = ({ method = '', url = '', headers }: IncomingMessage): void => {
		asked.push({ method, target: url, headers });
	};
	const server = createServer((incoming, outgoing) => {
		note(incoming);
		const { method, url = '', headers } = incoming;
		const onward = request(url, { method, headers }, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(outgoing);
		});
		onward.on('error', () => outgoing.destroy());
		incoming.pipe(onward);
	});
	server.on('connect', (incoming, socket: Socket) => {
		note(incoming);
		const [host, port] = (incoming.url ?? '').split(':');
		const onward = connect(Number(port), host);
		onward.on('connect', () => {
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
			onward.pipe(socket).pipe(onward);
		});
		onward.on('error', () => socket.destroy());
		socket.on('error', () => onward.destroy());
	});
	server.on('connection', (socket: Socket) => {
		open.add(socket);
		socket.once('close', () => open.delete(socket));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = `http://127.0.0.1:${portOf(server.address())}`;
	const close = async (): Promise<void> => {
		for (const socket of open) socket.destroy();
		await new Promise((resolve) => server.close(resolve));
	};
	return { address, asked, close };
}

function portOf(address: AddressInfo | string | null): number {
	if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
	return address.port;
}
