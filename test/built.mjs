// Whether dist/ is what nodes/ and credentials/ say. Needs Node alone, for set-up runs it first.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { step } from './step.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = [
	'nodes',
	'credentials',
	'tsconfig.json',
	'gulpfile.js',
	'package.json',
	'package-lock.json',
];
const built = join(root, 'dist', 'nodes', 'FaceLiveness', 'FaceLiveness.node.js');

/** Builds the package if a source is newer than dist/. */
export async function buildIfStale() {
	if (existsSync(built) && newest(sources) <= statSync(built).mtimeMs) return;
	await step('Building the package', 'npm', ['run', '--silent', 'build'], { cwd: root });
}

/** When the newest of these was changed, in ms since 1970. A removed file changes its folder. */
function newest(names) {
	const times = names.flatMap((name) => {
		const path = join(root, name);
		const within = statSync(path).isDirectory() ? readdirSync(path, { recursive: true }) : [];
		return [path, ...within.map((file) => join(path, file))].map((file) => statSync(file).mtimeMs);
	});
	return Math.max(...times);
}
