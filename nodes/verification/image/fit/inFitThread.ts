import { MessageChannel, Worker } from 'node:worker_threads';
import type { ResultOf, ThreadTask, Work } from './fitThread';
import type { Unfitted } from './unfit';

/** After so long without a picture, the thread ends, and its memory is freed. */
const IDLE_MS = 30_000;

let thread: Worker | null = null;
let tasks = 0;
let idle: NodeJS.Timeout | undefined;

/**
 * Works on a picture in a thread. Loading sharp there does not block n8n. Raw pictures are large,
 * and where they are kept, V8 often stops to look for garbage: in n8n's own thread that would take
 * long, because n8n has many objects. Never rejects.
 *
 * @param task its bytes can't be read any more: they move to the thread
 */
export async function inFitThread<Name extends Work>(
	task: ThreadTask<Name>,
): Promise<ResultOf[Name] | Unfitted> {
	const { port1: results, port2: port } = new MessageChannel();
	clearTimeout(idle);
	tasks += 1;
	try {
		return await new Promise<ResultOf[Name] | Unfitted>((resolve) => {
			results.once('message', resolve);
			// The thread has ended before it could answer.
			results.once('close', () => resolve(exhausted));
			thread ??= startThread();
			thread.postMessage({ ...task, port }, [port, task.bytes.buffer]);
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
	const forget = () => {
		if (thread === started) thread = null;
	};
	started.once('error', forget);
	started.once('exit', forget);
	// n8n need not wait for it to end. While it works, the port for the result keeps n8n running.
	started.unref();
	return started;
}

function endThread(): void {
	void thread?.terminate();
	thread = null;
}
