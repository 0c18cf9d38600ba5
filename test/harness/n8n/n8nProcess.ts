import { writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runOwn, type OwnProcess } from '../processes/ownProcess';
import type { N8nVersion } from './versions';

/** Where n8n keeps the files of items. `default` is its memory. */
export const binaryModes = ['filesystem', 'default', 'database'] as const;
export type BinaryMode = (typeof binaryModes)[number];

/** n8n gets only these variables, so that it runs the same on every machine. */
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
): OwnProcess {
	const program = join(version.nodeFolder, 'node');
	const cwd = env.N8N_USER_FOLDER;
	const running = runOwn(program, [version.cli, ...args], { env, ...(cwd ? { cwd } : {}) });
	void running.ended.then(() => keepLog(args, running.log()));
	return running;
}

/** Runs a command of n8n to its end and returns its output. */
export async function runN8nOnce(
	version: N8nVersion,
	args: readonly string[],
	env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number | null; readonly log: string }> {
	const running = runN8n(version, args, env);
	const code = await running.ended;
	return { code, log: running.log() };
}

/** Keeps n8n's log if the environment asks for it. */
function keepLog([command = 'n8n']: readonly string[], said: string): void {
	const { N8N_TEST_LOGS: folder } = process.env;
	if (folder === undefined) return;
	const name = `${new Date().toISOString()}-${command}.log`.replaceAll(':', '-');
	writeFileSync(join(folder, name), said);
}
