import type { IncomingMessage } from 'node:http';
import type { Exchange } from '../http/exchange';
import type { UploadFault } from './fault';

/** Resets the connection while the client is still sending. */
export function strikeUpload(
	fault: UploadFault,
	request: IncomingMessage,
	exchange: Exchange,
): void {
	if (fault.kind === 'resetBeforeUpload') {
		exchange.reset();
		return;
	}
	let left = fault.afterBytes;
	request.on('data', (chunk: Buffer) => {
		left -= chunk.length;
		if (left <= 0) exchange.reset();
	});
	request.on('end', () => exchange.reset());
	// The client may cut the connection first; then there is nothing left to reset.
	request.on('error', () => undefined);
}
