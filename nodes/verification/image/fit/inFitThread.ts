import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { ResultOf, ThreadTask, Work } from './fitThread';
import type { Unfitted } from './unfit';

/** After so long without a picture, the thread ends, and its memory is freed. */
const IDLE_MS = 30_000;

/**
 * On Linux, sharp's libraries stay loaded when the last thread that uses them ends
 * (lovell/sharp#3692). Elsewhere they may not, and loading them again may fail.
 */
const mayEnd = process.platform === 'linux';

let thread: Worker | null = null;
let tasks = 0;
let idle: NodeJS.Timeout | undefined;

/** The file, in pieces that nothing else uses. */
type Pieces = AsyncIterable<Uint8Array<ArrayBuffer>> | Iterable<Uint8Array<ArrayBuffer>>;

/**
 * Works on a picture in a thread. Loading sharp there does not block n8n. Raw pictures are large, so
 * V8 often looks for garbage while they come and go. In n8n's own thread this takes long, because
 * n8n has many objects.
 *
 * @throws only what reading the pieces throws, or a RangeError if they don't have the task's size
 */
export async function inFitThread<Name extends Work>(
	task: ThreadTask<Name>,
	pieces: Pieces,
): Promise<ResultOf[Name] | Unfitted> {
	clearTimeout(idle);
	tasks += 1;
	const { port1: own, port2: port } = new MessageChannel();
	try {
		const used = (thread ??= startThread());
		if (used === null) return exhausted;
		const result = new Promise<ResultOf[Name] | Unfitted>((resolve) => {
			own.once('message', resolve);
			// The thread has ended before it could answer, or has answered what can't be read.
			for (const event of ['close', 'messageerror']) own.once(event, () => resolve(exhausted));
		});
		used.postMessage({ ...task, port }, [port]);
		await send(pieces, task.size, own);
		const answer = await result;
		if (answer === exhausted) forget(used);
		return answer;
	} finally {
		own.close();
		tasks -= 1;
		if (tasks === 0 && mayEnd) idle = setTimeout(endThread, IDLE_MS).unref();
	}
}

const exhausted: Unfitted = { kind: 'exhausted' };

/** The thread begins with the last piece, so that one goes out only after the reading has ended. */
async function send(pieces: Pieces, size: number, port: MessagePort): Promise<void> {
	let read = 0;
	let last = new Uint8Array();
	for await (const piece of pieces) {
		read += piece.byteLength;
		if (read > size) break;
		if (last.byteLength > 0) port.postMessage(last, [last.buffer]);
		last = piece;
	}
	if (read !== size) throw new RangeError('The file has another size than before');
	port.postMessage(last, [last.buffer]);
}

function startThread(): Worker | null {
	try {
		const started = new Worker(require.resolve('./fitThread.js'), { execArgv: [] });
		started.on('error', () => forget(started));
		started.once('exit', () => forget(started));
		// While the thread works, the port keeps n8n running. Later, nothing has to.
		started.unref();
		return started;
	} catch {
		return null;
	}
}

function endThread(): void {
	void thread?.terminate();
	thread = null;
}

function forget(ended: Worker): void {
	if (thread === ended) thread = null;
}
