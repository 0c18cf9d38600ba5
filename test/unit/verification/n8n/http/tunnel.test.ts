import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { throughTunnel } from '../../../../../nodes/verification/n8n/http/tunnel';

const upload = Buffer.alloc(32 * 1024 * 1024);

/** Sends the upload, and reads the answer to its end. */
async function exchangeWith(answer: (request: IncomingMessage, response: ServerResponse) => void) {
	const server = createServer(answer);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const exchanged = await throughTunnel(async () => {
		const sent = request({ port, host: '127.0.0.1', method: 'POST' });
		sent.on('error', () => undefined);
		sent.end(upload);
		const [response] = (await once(sent, 'response')) as [IncomingMessage];
		response.resume();
		await once(response, 'end');
	});
	const isUploaded = exchanged.isUploaded();
	server.closeAllConnections();
	server.close();
	return isUploaded;
}

test('an answer to the whole upload', async () => {
	const isUploaded = await exchangeWith((sent, response) => {
		sent.resume();
		sent.once('end', () => response.end('{}'));
	});
	expect(isUploaded).toBe(true);
});

test('an answer that comes before the end of the upload', async () => {
	expect(await exchangeWith((_sent, response) => response.end('{}'))).toBe(false);
});
