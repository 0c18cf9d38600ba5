import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';

/** What the connection shows about a request. */
interface ConnectionState {
	/** An answer to a request by https that came without TLS: a proxy refused the tunnel. */
	isTunnelRefused: boolean;
	/** Node's own request. */
	request: unknown;
}

const connectionStates = new AsyncLocalStorage<ConnectionState>();

/** Node publishes it when the headers of an answer have arrived. */
const responseChannel = 'http.client.response.finish';

// One listener for all requests, because Node copies its list of listeners at each change.
subscribe(responseChannel, (message) => {
	const wire = connectionStates.getStore();
	if (!wire) return;
	wire.request = fieldOf(message, 'request');
	wire.isTunnelRefused = isWithoutTls(wire.request);
});

interface Connected<Result> {
	readonly result: Result;
	readonly isTunnelRefused: boolean;
	/** Whether the operating system has all of the upload. An answer may come before that. */
	readonly isUploaded: () => boolean;
}

/**
 * Runs one request, and tells whether a proxy answered it. n8n's helper returns the answer to
 * CONNECT like the vendor's answer. The connection shows the difference: it has no TLS.
 */
export async function throughTunnel<Result>(
	run: () => Promise<Result>,
): Promise<Connected<Result>> {
	const wire: ConnectionState = { isTunnelRefused: false, request: null };
	const result = await connectionStates.run(wire, run);
	const isUploaded = () => fieldOf(wire.request, 'writableFinished') === true;
	return { result, isTunnelRefused: wire.isTunnelRefused, isUploaded };
}

function isWithoutTls(request: unknown): boolean {
	return fieldOf(request, 'protocol') === 'https:' && !isEncrypted(fieldOf(request, 'socket'));
}

/** @param request Node's own request, from an error of n8n's helper */
export function wasNeverSent(request: unknown): boolean {
	if (typeof request !== 'object' || request === null || !('socket' in request)) return false;
	const { socket } = request;
	if (socket === null || socket === undefined) return true;
	if (fieldOf(request, 'protocol') !== 'https:') return false;
	return !isEncrypted(socket) || fieldOf(socket, 'secureConnecting') === true;
}

function isEncrypted(socket: unknown): boolean {
	return fieldOf(socket, 'encrypted') === true;
}

function fieldOf(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
