// Brings a fresh clone to where tests and demo can run: packages installed, package built.
// Does nothing where that is done already. Needs Node alone, for nothing is installed yet.
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './built.mjs';
import { installOnce } from './installOnce.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`Node 20.19 or later is needed; this is ${process.versions.node}.`);
	process.exit(1);
}

await installOnce(root, 'Installing packages, about a minute');

await buildIfStale();
