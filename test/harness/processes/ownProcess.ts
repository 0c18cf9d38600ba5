import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { atTheLatest } from './leftovers';

/** A program that was started here, and ends with this process at the latest. */
export interface OwnProcess {
	readonly pid: number;
	/** All that it has said so far, errors included. */
	readonly log: () => string;
	/** Its exit code; null where a signal ended it. */
	readonly ended: Promise<number | null>;
	readonly isRunning: () => boolean;
	/** Waits until it has said this, four minutes at most. */
	says(word: string): Promise<void>;
	/** Ends it, with all that it has started. */
	stop(): Promise<void>;
	/** The same at once, as where a machine fails: it can put nothing in order. */
	kill(): Promise<void>;
}

export interface OwnProcessOptions {
	/** All of its environment. */
	readonly env: Readonly<Record<string, string>>;
	readonly cwd?: string;
	/** Whom it runs as, where that is somebody else. */
	readonly user?: { readonly uid: number; readonly gid: number };
	/** How it is asked to end. */
	readonly stopSignal?: NodeJS.Signals;
}

/**
 * A group of its own ends as a whole, with what the program has started. Under Jest it stays in the
 * group of the terminal instead, whose Ctrl-C reaches it: Jest would not pass it on.
 */
const inGroup = process.env.JEST_WORKER_ID === undefined;

/** How long it may take to end when it is asked to, in ms. */
const PATIENCE = 10_000;

/** How long it may take to start, in ms. */
const START_UP = 240_000;

/** Starts a program. Throws where it can't be started at all. */
export function runOwn(
	program: string,
	args: readonly string[],
	{ env, cwd, user, stopSignal = 'SIGTERM' }: OwnProcessOptions,
): OwnProcess {
	const child = spawn(program, args, {
		...user,
		env: { ...env },
		cwd,
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: inGroup,
	});
	const { pid } = child;
	if (pid === undefined) {
		// The error itself comes later, to nobody.
		child.once('error', () => undefined);
		throw new Error(`${program} can't be started`);
	}
	const said: Buffer[] = [];
	child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
	child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	const signal = (name: NodeJS.Signals): void => {
		if (inGroup) signalGroup(pid, name);
		else child.kill(name);
	};
	const hasEnded = atTheLatest(() => signal('SIGKILL'));
	void ended.then(hasEnded);
	const log = (): string => Buffer.concat(said).toString();
	const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
	return {
		pid,
		log,
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

function signalGroup(pid: number, name: NodeJS.Signals): void {
	try {
		process.kill(-pid, name);
	} catch {
		// It has ended already.
	}
}
