import { createHash } from 'node:crypto';
import { type Readable, Transform, type TransformCallback } from 'node:stream';
import type { Image } from '../../image/image';
import { startInspection } from '../../image/inspect/inspectImage';
import { failureOf, readWithinTime, type ReadDeadline } from './storage';

type Open = () => Promise<Readable>;

/**
 * An image in a file that n8n has stored. It is looked at as it comes by, and not kept.
 *
 * @param open gives the file from its beginning, each time
 * @param until ends the first reading
 * @param timeoutMs for each reading after it: what waits for a file may hold up others
 * @throws UnusableInput where it cannot be read, or not in time
 */
export async function storedImage(
	open: Open,
	until: ReadDeadline,
	timeoutMs: number,
): Promise<Image> {
	const hash = createHash('sha256');
	const inspection = startInspection();
	let bytes = 0;
	for await (const chunk of await opened(open, null, until)) {
		hash.update(chunk);
		inspection.take(chunk);
		bytes += chunk.byteLength;
	}
	return {
		inspection: inspection.end(),
		bytes,
		sha256: hash.digest('hex'),
		content: async (signal) => {
			const deadline = AbortSignal.timeout(timeoutMs);
			return opened(open, bytes, signal ? AbortSignal.any([signal, deadline]) : deadline);
		},
	};
}

interface Pieces extends Transform {
	[Symbol.asyncIterator](): NodeJS.AsyncIterator<Buffer>;
}

/**
 * Its errors are UnusableInput, and it closes the file when it is closed itself.
 *
 * @param size in bytes, as it was when it was looked at; null for the first time
 */
async function opened(open: Open, size: number | null, until: ReadDeadline): Promise<Pieces> {
	const file = await readWithinTime(open(), until, (late) => late.destroy());
	let seen = 0;
	const pieces: Pieces = new Transform({
		transform(piece: Buffer, _encoding, done: TransformCallback) {
			seen += piece.byteLength;
			if (size !== null && seen > size) done(failureOf(until));
			else done(null, piece);
		},
		flush(done: TransformCallback) {
			done(size === null || seen === size ? null : failureOf(until));
		},
		destroy(error, done) {
			until?.removeEventListener('abort', fail);
			file.destroy();
			done(error);
		},
	});
	const fail = () => pieces.destroy(failureOf(until));
	until?.addEventListener('abort', fail, { once: true });
	file.once('error', fail);
	return file.pipe(pieces);
}
