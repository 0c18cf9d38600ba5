// The thread of inFitThread.ts, which starts it from this file.
import { type MessagePort, parentPort } from 'node:worker_threads';
import { loadSharp } from '../decode/sharp';
import { decodeBytes, fitBytes, type PictureTask } from './fitBytes';

const works = { fit: fitBytes, decode: decodeBytes } as const;

export type Work = keyof typeof works;

export type ResultOf = { readonly [Name in Work]: Awaited<ReturnType<(typeof works)[Name]>> };

export interface ThreadTask<Name extends Work = Work> extends PictureTask {
	readonly work: Name;
	/** In bytes, of the file to work on. */
	readonly size: number;
}

interface Message extends ThreadTask {
	/** Where the file comes from, in pieces, and the result goes. */
	readonly port: MessagePort;
}

parentPort?.on('message', ({ work, size, port, ...task }: Message) => {
	const file = Buffer.allocUnsafeSlow(size);
	let at = 0;
	const run = async () => {
		const sharp = await loadSharp();
		return sharp ? works[work](sharp, file, task) : { kind: 'noLibrary', library: 'sharp' };
	};
	port.on('message', (piece: Uint8Array) => {
		file.set(piece, at);
		at += piece.byteLength;
		if (at === size) void run().then((result) => port.postMessage(result));
	});
});
