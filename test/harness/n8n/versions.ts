import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import builds from '../../n8n/versions/nodeBuilds.json';

/** A real n8n that `setUp.mjs` has installed. */
export interface N8nVersion {
	/** Such as 2.41.1. */
	readonly number: string;
	/** The folder with the `node` that it runs on. */
	readonly nodeFolder: string;
	/** n8n's command line. */
	readonly cli: string;
}

export const n8n2 = (): N8nVersion => installedVersion('n8n-2');
export const n8n1 = (): N8nVersion => installedVersion('n8n-1');

function installedVersion(name: string): N8nVersion {
	const modules = join(__dirname, '../../n8n/versions', name, 'node_modules');
	const nodeFolder = builds
		.map((build) => join(modules, build, 'bin'))
		.find((folder) => existsSync(join(folder, 'node')));
	if (nodeFolder === undefined) {
		throw new Error(`${name} is not installed: node test/harness/n8n/setUp.mjs ${name}`);
	}
	const manifest: unknown = JSON.parse(readFileSync(join(modules, 'n8n/package.json'), 'utf8'));
	const { version } = z.object({ version: z.string() }).parse(manifest);
	return { number: version, nodeFolder, cli: join(modules, 'n8n/bin/n8n') };
}
