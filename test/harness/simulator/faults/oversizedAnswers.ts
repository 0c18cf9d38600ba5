import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Exchange } from '../http/exchange';
import type { VendorAnswer } from '../vendors/vendorAnswer';

/** The memory that an answer of any size needs here. */
const blanks = Buffer.alloc(64 * 1024, ' ');

/** Blanks may precede JSON, so a client that reads on without a limit finds the correct answer. */
function* padded(bytes: number, body: Buffer): Generator<Buffer> {
	let left = bytes - body.length;
	while (left > 0) {
		yield blanks.subarray(0, Math.min(left, blanks.length));
		left -= blanks.length;
	}
	yield body;
}

export async function sendHugeAnswer(
	bytes: number,
	{ status, headers, body }: VendorAnswer,
	exchange: Exchange,
): Promise<void> {
	if (exchange.over.aborted) return;
	exchange.response.writeHead(status, headers);
	exchange.complete(status);
	await untilCut(pipeline(Readable.from(padded(bytes, body)), exchange.response));
}

export async function sendGzipBomb(
	bytes: number,
	{ status, headers, body }: VendorAnswer,
	exchange: Exchange,
): Promise<void> {
	if (exchange.over.aborted) return;
	exchange.response.writeHead(status, { ...headers, 'content-encoding': 'gzip' });
	exchange.complete(status);
	const source = Readable.from(padded(bytes, body));
	await untilCut(pipeline(source, createGzip(), exchange.response));
}

/** The client must cut such an answer short. */
async function untilCut(sending: Promise<void>): Promise<void> {
	await sending.catch(() => undefined);
}
