import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { N8nVersion } from './versions';

/** Where n8n keeps the files of items. `default` is its memory. */
export const binaryModes = ['filesystem', 'default', 'database'] as const;
export type BinaryMode = (typeof binaryModes)[number];

export interface N8nProcess {
	/** All that it has said so far, errors included. */
	readonly log: () => string;
	/** Its exit code; null where a signal ended it. */
	readonly ended: Promise<number | null>;
	readonly isRunning: () => boolean;
	/** Ends it, with all that it has started. */
	stop(): Promise<void>;
}

/** Only what is named here reaches n8n, so that it runs alike on every machine. */
export function environment(
	version: N8nVersion,
	userFolder: string,
	binaryMode: BinaryMode = 'filesystem',
): Record<string, string> {
	return {
		PATH: `${version.nodeFolder}${delimiter}${process.env.PATH ?? ''}`,
		HOME: userFolder,
		TMPDIR: process.env.TMPDIR ?? '/tmp',
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: 'not-a-secret-n8n-only-wants-one',
		N8N_DEFAULT_BINARY_DATA_MODE: binaryMode,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		// For the links that it gives away: elsewhere it does not listen.
		N8N_HOST: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '5',
		NO_COLOR: '1',
	};
}

/** Runs n8n's command line. */
export function runN8n(
	version: N8nVersion,
	args: readonly string[],
	env: Readonly<Record<string, string>>,
): N8nProcess {
	const child = spawn(join(version.nodeFolder, 'node'), [version.cli, ...args], {
		env: { ...env },
		cwd: env.N8N_USER_FOLDER,
		stdio: ['ignore', 'pipe', 'pipe'],
		// A group of its own, for n8n starts further processes.
		detached: true,
	});
	const said: Buffer[] = [];
	child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
	child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
	const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
	const signal = (name: NodeJS.Signals): void => signalGroup(child.pid, name);
	const atExit = (): void => signal('SIGKILL');
	process.once('exit', atExit);
	void ended.then(() => {
		process.off('exit', atExit);
		keepLog(args, said);
	});
	return {
		log: () => Buffer.concat(said).toString(),
		ended,
		isRunning: () => child.exitCode === null && child.signalCode === null,
		stop: async () => {
			signal('SIGTERM');
			const impatience = setTimeout(() => signal('SIGKILL'), 10_000);
			await ended;
			clearTimeout(impatience);
		},
	};
}

/** Runs a command of n8n's to its end, and gives back what it said. */
export async function runN8nOnce(
	version: N8nVersion,
	args: readonly string[],
	env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly log: string }> {
	const running = runN8n(version, args, env);
	const code = await running.ended;
	return { code, log: running.log() };
}

/** Where the tests are run to look into afterwards, keeps what n8n said. */
function keepLog([command = 'n8n']: readonly string[], said: readonly Buffer[]): void {
	const { N8N_TEST_LOGS: folder } = process.env;
	if (folder === undefined) return;
	const name = `${new Date().toISOString()}-${command}.log`.replaceAll(':', '-');
	writeFileSync(join(folder, name), Buffer.concat(said));
}

function signalGroup(pid: number | undefined, name: NodeJS.Signals): void {
	if (pid === undefined) return;
	try {
		process.kill(-pid, name);
	} catch {
		// It has ended already.
	}
}
