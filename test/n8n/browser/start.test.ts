import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { owner } from '../n8nApi';
import { launchChromium } from './chromium';
import { Editor } from './editor';

const root = resolve(__dirname, '../../..');

/** Its own temporary folder, so that what it leaves behind can be seen. */
let folder: string;
let command: ChildProcess;
let said = '';
let ended: Promise<number | null>;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'kyc-start-'));
	command = spawn('npm', ['run', 'n8n'], {
		cwd: root,
		env: { ...process.env, TMPDIR: folder },
		// As in a terminal, whose Ctrl-C reaches all of what the command has started.
		detached: true,
	});
	command.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
	command.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
	ended = new Promise((resolveEnd) => command.once('close', resolveEnd));
	const patience = Date.now() + 120_000;
	while (!said.includes('Ctrl-C stops')) {
		if (Date.now() > patience || command.exitCode !== null) throw new Error(said);
		await sleep(200);
	}
});
afterAll(async () => {
	if (command.exitCode === null && command.signalCode === null) ctrlC();
	await ended;
	await rm(folder, { recursive: true, force: true });
});

function ctrlC(): void {
	process.kill(-Number(command.pid), 'SIGINT');
}

function printed(pattern: RegExp): string {
	const [, found] = pattern.exec(said) ?? [];
	if (found === undefined) throw new Error(`${String(pattern)} is not in:\n${said}`);
	return found;
}

test('npm run n8n leads to an editor in which an example runs green', async () => {
	const browser = await launchChromium();
	const address = printed(/Editor\s+(http:\S+)/);
	expect([printed(/Email\s+(\S+)/), printed(/Password\s+(\S+)/)]).toEqual([
		owner.email,
		owner.password,
	]);
	const editor = await Editor.open(browser, address);
	await editor.openWorkflow(printed(/CSV report[^]*?workflow\/(\w+)/));
	await editor.execute();
	await browser.close();
});

test('Ctrl-C stops all of it, and leaves nothing behind', async () => {
	const addresses = [...said.matchAll(/http:\/\/127\.0\.0\.1:\d+/g)].map(([address]) => address);
	ctrlC();
	await ended;
	// npm ends at once, and what it has started a moment later.
	const left = async (): Promise<readonly string[]> => [
		...(await readdir(folder)).filter((name) => name.startsWith('kyc-')),
		...(await stillAnswering(new Set(addresses))),
	];
	const patience = Date.now() + 20_000;
	while ((await left()).length > 0 && Date.now() < patience) await sleep(200);
	expect(await left()).toEqual([]);
	expect(processesWith(folder)).toEqual([]);
});

async function stillAnswering(addresses: ReadonlySet<string>): Promise<readonly string[]> {
	const answers = [...addresses].map(async (address) => {
		const answer = await fetch(address).catch(() => null);
		return answer === null ? [] : [address];
	});
	return (await Promise.all(answers)).flat();
}

/** The processes that were started with this temporary folder. */
function processesWith(temporary: string): readonly string[] {
	const { stdout } = spawnSync('ps', ['axeww', '-o', 'command']);
	return stdout
		.toString()
		.split('\n')
		.filter((line) => line.includes(`TMPDIR=${temporary}`));
}
