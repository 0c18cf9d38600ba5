// Brings a fresh clone to where tests and demo can run: packages installed, package built.
// Does nothing where that is done already. Needs Node alone, for nothing is installed yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`Node 20.19 or later is needed; this is ${process.versions.node}.`);
	process.exit(1);
}

const mark = join(root, 'node_modules', '.installed-from');
const wanted = createHash('sha256')
	.update(readFileSync(join(root, 'package-lock.json')))
	.digest('hex');
const installed = existsSync(mark) ? readFileSync(mark, 'utf8') : null;
if (installed !== wanted) {
	await step('Installing packages, about a minute', 'npm', [
		'ci',
		'--include=dev',
		'--no-audit',
		'--no-fund',
		'--loglevel=error',
	]);
	writeFileSync(mark, wanted);
}

const sources = ['nodes', 'credentials', 'tsconfig.json', 'gulpfile.js', 'package-lock.json'];
const built = join(root, 'dist', 'nodes', 'FaceLiveness', 'FaceLiveness.node.js');
if (!existsSync(built) || newest(sources) > statSync(built).mtimeMs) {
	await step('Building the package', 'npm', ['run', '--silent', 'build']);
}

/** Runs a command with its output held back, shows how long it takes, and ends all if it fails. */
async function step(title, command, args) {
	const began = Date.now();
	const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
	const live = process.stdout.isTTY;
	process.stdout.write(live ? '' : `${title} …\n`);
	const ticker = live && setInterval(() => process.stdout.write(`\r${title} … ${seconds()}`), 500);
	const output = [];
	const code = await new Promise((resolve) => {
		const child = spawn(command, args, { cwd: root, shell: process.platform === 'win32' });
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

/** When the newest of these was changed, in ms since 1970. */
function newest(names) {
	const times = names.flatMap((name) => {
		const path = join(root, name);
		if (!statSync(path).isDirectory()) return [statSync(path).mtimeMs];
		return readdirSync(path, { recursive: true }).map((file) => statSync(join(path, file)).mtimeMs);
	});
	return Math.max(...times);
}
