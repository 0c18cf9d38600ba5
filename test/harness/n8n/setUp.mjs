// Installs real n8n on demand, with the Node.js that it wants: node test/harness/n8n/setUp.mjs n8n-2 n8n-1
// Does nothing if they are installed. Nothing of them enters the package or its node_modules.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce } from '../../installOnce.mjs';
import { step } from '../../step.mjs';

const versions = new URL('../../n8n/versions/', import.meta.url);
const builds = JSON.parse(readFileSync(new URL('nodeBuilds.json', versions), 'utf8'));
if (!['linux', 'darwin'].includes(process.platform)) {
	console.error('You can install a real n8n here only on Linux and macOS.');
	process.exit(1);
}

for (const name of process.argv.slice(2)) {
	const folder = fileURLToPath(new URL(name, versions));
	// Some of n8n's packages name peers that npm can't bring together.
	const args = ['--ignore-scripts', '--legacy-peer-deps'];
	const title = `Installing ${name} with its Node.js, 3 to 5 minutes and 2.5 GB, once`;
	await installOnce(folder, title, args, async () => await buildSqlite(folder));
}

/** n8n's database is the one package in it that has to be built for the machine. */
async function buildSqlite(folder) {
	const node = nodeFolder(folder);
	const path = `${join(node, 'bin')}${delimiter}${process.env.PATH}`;
	const headers = existsSync(join(node, 'include')) ? { npm_config_nodedir: node } : {};
	const env = { ...process.env, PATH: path, ...headers };
	const args = ['rebuild', 'sqlite3', '--ignore-scripts=false', '--loglevel=error'];
	await step('Building its database driver, about a minute', 'npm', args, { cwd: folder, env });
}

function nodeFolder(folder) {
	const found = builds
		.map((build) => join(folder, 'node_modules', build))
		.find((path) => existsSync(join(path, 'bin', 'node')));
	if (found) return found;
	console.error(`n8n's Node.js was not installed for ${process.platform} on ${process.arch}.`);
	process.exit(1);
}
