import { spawn } from 'node:child_process';
import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cleanUpOnExit } from './leftovers';

/** A program that was started here, and ends with this process at the latest. */
export interface OwnProcess {
	readonly pid: number;
	/** Its output so far, including errors. */
	readonly log: () => string;
	/** Its exit code. Null if a signal ended it. */
	readonly ended: Promise<number | null>;
	readonly isRunning: () => boolean;
	/** Waits until it prints this, at most four minutes. */
	says(word: string): Promise<void>;
	/** Ends it and all its child processes. */
	stop(): Promise<void>;
	/** Kills it immediately, like a failing machine, without any cleanup. */
	kill(): Promise<void>;
}

export interface OwnProcessOptions {
	/** All of its environment. */
	readonly env: Readonly<Record<string, string>>;
	readonly cwd?: string;
	/** The user that it runs as, if it is another one. */
	readonly user?: { readonly uid: number; readonly gid: number };
	/** The signal that asks it to end. */
	readonly stopSignal?: NodeJS.Signals;
}

/**
 * A separate process group ends as a whole, with all child processes. Under Jest the program stays in
 * the terminal's group, so that Ctrl-C reaches it. Jest would not pass the signal on.
 */
const inGroup = process.env.JEST_WORKER_ID === undefined;

/** How long it may take to end when it is asked to, in ms. */
const PATIENCE = 10_000;

/** How long it may take to start, in ms. */
const START_UP = 240_000;

/** Starts a program. Throws if it can't be started. */
export function runOwn(
	program: string,
	args: readonly string[],
	{ env, cwd, user, stopSignal = 'SIGTERM' }: OwnProcessOptions,
): OwnProcess {
	const output = namelessFile();
	const child = spawn(program, args, {
		...user,
		env: { ...env },
		cwd,
		stdio: ['ignore', output, 'pipe'],
		detached: inGroup,
	});
	const { pid, stderr } = child;
	if (pid === undefined || stderr === null) {
		closeSync(output);
		// The error event comes later and has no listener.
		child.once('error', () => undefined);
		throw new Error(`${program} can't be started`);
	}
	stderr.on('data', (chunk: Buffer) => writeSync(output, chunk));
	let log = (): string => textOf(output);
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	void ended.then(() => {
		const all = textOf(output);
		log = () => all;
		closeSync(output);
	});
	const signal = (name: NodeJS.Signals): void => {
		if (inGroup) signalGroup(pid, name);
		else child.kill(name);
	};
	const hasEnded = cleanUpOnExit(() => signal('SIGKILL'));
	void ended.then(hasEnded);
	const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
	return {
		pid,
		log: () => log(),
		ended,
		isRunning,
		says: async (word) => {
			const patience = Date.now() + START_UP;
			while (!log().includes(word)) {
				const what = [basename(program), ...args].join(' ');
				if (!isRunning()) throw new Error(`${what} ended while it started:\n${log()}`);
				if (Date.now() > patience) throw new Error(`${what} did not start in time:\n${log()}`);
				await sleep(100);
			}
		},
		stop: async () => {
			signal(stopSignal);
			const impatience = setTimeout(() => signal('SIGKILL'), PATIENCE);
			await ended;
			clearTimeout(impatience);
		},
		kill: async () => {
			signal('SIGKILL');
			await ended;
		},
	};
}

/**
 * Opens a file that vanishes when it is closed. A program that exits loses what is still on its way
 * through a pipe: Node writes to pipes asynchronously, and to files synchronously.
 */
function namelessFile(): number {
	const folder = mkdtempSync(join(tmpdir(), 'kyc-output-'));
	const file = openSync(join(folder, 'output'), 'ax+');
	rmSync(folder, { recursive: true });
	return file;
}

function textOf(file: number): string {
	const text = Buffer.alloc(fstatSync(file).size);
	readSync(file, text, 0, text.length, 0);
	return text.toString();
}

function signalGroup(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(-pid, name);
	} catch {
		// It has ended already.
	}
}
