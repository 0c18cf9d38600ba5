import { MessageChannel, Worker } from 'node:worker_threads';
import type { ResultOf, ThreadTask, Work } from './fitThread';
import type { Unfitted } from './unfit';

/** After so long without a picture, the thread ends, and its memory is freed. */
const IDLE_MS = 30_000;

let thread: Worker | null = null;
let tasks = 0;
let idle: NodeJS.Timeout | undefined;

/**
 * Works on a picture in a thread. Loading sharp there does not block n8n. Raw pictures are large, so
 * V8 often looks for garbage while they come and go. In n8n's own thread this takes long, because
 * n8n has many objects. Never rejects.
 *
 * @param task its bytes move to the thread, and can't be read here any more
 */
export async function inFitThread<Name extends Work>(
	task: ThreadTask<Name>,
): Promise<ResultOf[Name] | Unfitted> {
	const { port1: results, port2: port } = new MessageChannel();
	clearTimeout(idle);
	tasks += 1;
	try {
		thread ??= startThread();
		const used = thread;
		return await new Promise<ResultOf[Name] | Unfitted>((resolve) => {
			results.once('message', (result: ResultOf[Name] | Unfitted) => {
				results.removeAllListeners('close');
				resolve(result);
			});
			results.once('close', () => {
				// The thread has ended before it could answer.
				forget(used);
				resolve(exhausted);
			});
			used.postMessage({ ...task, port }, [port, task.bytes.buffer]);
		});
	} catch {
		return exhausted;
	} finally {
		results.close();
		tasks -= 1;
		if (tasks === 0) idle = setTimeout(endThread, IDLE_MS).unref();
	}
}

const exhausted: Unfitted = { kind: 'exhausted' };

function startThread(): Worker {
	const started = new Worker(require.resolve('./fitThread.js'), { execArgv: [] });
	started.once('error', () => forget(started));
	started.once('exit', () => forget(started));
	// While the thread works, the port for the result keeps n8n running. Later, nothing has to.
	started.unref();
	return started;
}

function endThread(): void {
	void thread?.terminate();
	thread = null;
}

function forget(ended: Worker): void {
	if (thread === ended) thread = null;
}
