// One step of a set-up, for scripts that have to run before anything is installed.
import { spawn } from 'node:child_process';

/**
 * Runs a command with its output held back, shows how long it takes, and ends all if it fails.
 *
 * @param title what a person waits for, with how long that is where it is long
 * @param options those of Node's spawn
 */
export async function step(title, command, args, options = {}) {
	const began = Date.now();
	const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
	const live = process.stdout.isTTY;
	process.stdout.write(live ? '' : `${title} …\n`);
	const ticker = live && setInterval(() => process.stdout.write(`\r${title} … ${seconds()}`), 500);
	const output = [];
	const code = await new Promise((resolve) => {
		const child = spawn(command, args, { shell: process.platform === 'win32', ...options });
		child.stdout.on('data', (chunk) => output.push(chunk));
		child.stderr.on('data', (chunk) => output.push(chunk));
		child.on('error', (error) => resolve(error.message));
		child.on('close', resolve);
	});
	clearInterval(ticker);
	console.log(`${live ? '\r' : ''}${title}: ${code === 0 ? 'done' : 'failed'} in ${seconds()}`);
	if (code === 0) return;
	console.error(Buffer.concat(output).toString());
	process.exit(1);
}
