// The thread of inFitThread.ts, which starts it from this file.
import { type MessagePort, parentPort } from 'node:worker_threads';
import { loadSharp } from '../decode/sharp';
import { decodeBytes, fitBytes, type PictureTask } from './fitBytes';

const works = { fit: fitBytes, decode: decodeBytes } as const;

export type Work = keyof typeof works;

export type ResultOf = { readonly [Name in Work]: Awaited<ReturnType<(typeof works)[Name]>> };

export interface ThreadTask<Name extends Work = Work> extends PictureTask {
	readonly work: Name;
}

interface Message extends ThreadTask {
	/** Where the result goes. */
	readonly port: MessagePort;
}

parentPort?.on('message', ({ work, port, ...task }: Message) => {
	const run = async () => {
		const sharp = await loadSharp();
		return sharp ? works[work](sharp, task) : { kind: 'noLibrary', library: 'sharp' };
	};
	void run().then((result) => port.postMessage(result));
});
