import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { owner } from '../../harness/n8n/n8nApi';
import { launchChromium } from '../../harness/n8n/browser/chromium';
import { Editor } from '../../harness/n8n/browser/editor';

const root = resolve(__dirname, '../../..');

/** `npm run n8n` in its own terminal. */
interface Command {
	/** Its output so far. */
	readonly said: () => string;
	/** Its own temporary folder, so that a test can find leftovers. */
	readonly folder: string;
	/** Presses Ctrl-C and waits until nothing is left, at most 20 s. */
	readonly ctrlC: () => Promise<void>;
}

const started: Command[] = [];
afterAll(async () => {
	for (const { ctrlC, folder } of started) {
		await ctrlC();
		await rm(folder, { recursive: true, force: true });
	}
});

/** Runs it until it has printed this. */
async function startUntil(printed: string): Promise<Command> {
	const folder = await mkdtemp(join(tmpdir(), 'kyc-start-'));
	const child = spawn('npm', ['run', 'n8n'], {
		cwd: root,
		env: { ...process.env, TMPDIR: folder, JEST_WORKER_ID: undefined },
		// A terminal's Ctrl-C reaches every process that a command started.
		detached: true,
	});
	let said = '';
	child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
	child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
	const ended = new Promise((done) => child.once('close', done));
	const ctrlC = async (): Promise<void> => {
		if (child.exitCode === null && child.signalCode === null) {
			process.kill(-Number(child.pid), 'SIGINT');
		}
		await ended;
		// npm ends immediately, and its child processes end a moment later.
		const patience = Date.now() + 20_000;
		while ((await leftBehind(folder)).length > 0 && Date.now() < patience) await sleep(200);
	};
	const command = { said: () => said, folder, ctrlC };
	started.push(command);
	const patience = Date.now() + 300_000;
	while (!said.includes(printed)) {
		if (Date.now() > patience || child.exitCode !== null) throw new Error(said);
		await sleep(200);
	}
	return command;
}

/** Folders, and processes that were started with them. */
async function leftBehind(folder: string): Promise<readonly string[]> {
	const folders = (await readdir(folder)).filter((name) => name.startsWith('kyc-'));
	const { status, stdout } = spawnSync('ps', ['axeww', '-o', 'command']);
	expect(status).toBe(0);
	const processes = stdout.toString().split('\n');
	return [...folders, ...processes.filter((line) => line.includes(folder))];
}

async function answers(address: string): Promise<boolean> {
	return await fetch(address).then(
		() => true,
		() => false,
	);
}

test('npm run n8n opens an editor in which an example succeeds, until Ctrl-C', async () => {
	const command = await startUntil('Press Ctrl-C');
	const printed = (pattern: RegExp): string => pattern.exec(command.said())?.[1] ?? '';
	const address = printed(/Editor\s+(http:\S+)/);
	const login = [printed(/Email\s+(\S+)/), printed(/Password\s+(\S+)/)];
	expect(login).toEqual([owner.email, owner.password]);

	const browser = await launchChromium();
	const editor = await Editor.open(browser, address);
	await editor.openWorkflow(printed(/CSV report[^]*?workflow\/(\w+)/));
	await editor.execute();
	await browser.close();

	expect(await answers(address)).toBe(true);
	await command.ctrlC();
	expect(await leftBehind(command.folder)).toEqual([]);
	expect(await answers(address)).toBe(false);
}, 400_000);

test('Ctrl-C during the start leaves nothing behind', async () => {
	const command = await startUntil('Starting n8n');
	await sleep(8000);
	expect(await leftBehind(command.folder)).not.toEqual([]);
	await command.ctrlC();
	expect(await leftBehind(command.folder)).toEqual([]);
}, 400_000);
