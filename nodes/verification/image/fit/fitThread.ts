// The thread of inFitThread.ts, which starts it from this file.
import { type MessagePort, parentPort } from 'node:worker_threads';
import { asBuffer } from '../asBuffer';
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
	const run = async (file: Buffer) => {
		const sharp = await loadSharp();
		return sharp ? works[work](sharp, file, task) : { kind: 'noLibrary', library: 'sharp' };
	};
	const collect = collector(size, (file) => {
		void run(file).then((result) => port.postMessage(result));
	});
	port.on('message', collect);
});

/** Puts the pieces of a file together. If it comes in one piece, it is not copied. */
function collector(size: number, done: (file: Buffer) => void): (piece: Uint8Array) => void {
	let file: Buffer | null = null;
	let at = 0;
	return (piece) => {
		if (piece.byteLength === size) return done(asBuffer(piece));
		file ??= Buffer.allocUnsafeSlow(size);
		file.set(piece, at);
		at += piece.byteLength;
		if (at === size) done(file);
	};
}
