// Brings a fresh clone to where tests and demo can run: packages installed, package built.
// Does nothing where that is done already. Needs Node alone, for nothing is installed yet.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce } from './installOnce.mjs';
import { step } from './step.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`Node 20.19 or later is needed; this is ${process.versions.node}.`);
	process.exit(1);
}

await installOnce(root, 'Installing packages, about a minute');

const sources = ['nodes', 'credentials', 'tsconfig.json', 'gulpfile.js', 'package-lock.json'];
const built = join(root, 'dist', 'nodes', 'FaceLiveness', 'FaceLiveness.node.js');
if (!existsSync(built) || newest(sources) > statSync(built).mtimeMs) {
	await step('Building the package', 'npm', ['run', '--silent', 'build'], { cwd: root });
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
