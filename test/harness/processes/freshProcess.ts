import { fork } from 'node:child_process';

/** A new Node process, so that only the given tasks count in its memory and its delays. */
export interface FreshProcess<Task, Result> {
	ask(task: Task): Promise<Result>;
	stop(): void;
}

/**
 * @param file a program that calls `answerTasks`
 * @param node the Node to run it on, if it is another one
 * @param env further environment variables
 */
export function startFresh<Task extends object, Result>(
	file: string,
	node: string = process.execPath,
	env: NodeJS.ProcessEnv = {},
): FreshProcess<Task, Result> {
	const loaders = file.endsWith('.ts') ? ['--import', 'tsx'] : [];
	const child = fork(file, {
		execArgv: [...loaders, '--expose-gc'],
		execPath: node,
		env: { ...process.env, ...env },
	});
	return {
		ask: async (task) =>
			await new Promise<Result>((resolve, reject) => {
				child.removeAllListeners();
				child.once('message', (result) => resolve(result as Result));
				child.once('error', reject);
				child.once('exit', (code) => reject(new Error(`${file} ended with code ${code}`)));
				child.send(task);
			}),
		stop() {
			child.removeAllListeners();
			if (child.connected) child.disconnect();
		},
	};
}

/** The other side: answers one task at a time, until the parent disconnects. */
export function answerTasks(answer: (task: never) => Promise<object>): void {
	process.on('message', (task) => {
		answer(task as never).then(
			(result) => process.send?.(result),
			(error: unknown) => {
				console.error(error);
				process.exit(1);
			},
		);
	});
	process.once('disconnect', () => process.exit());
}
