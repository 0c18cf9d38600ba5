import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { nodesFolder, nodesPages } from './nodesPage';

const root = resolve(__dirname, '../../..');

nodesPages().then(
	(pages) => {
		rmSync(join(root, nodesFolder), { recursive: true, force: true });
		mkdirSync(join(root, nodesFolder));
		for (const [path, page] of pages) writeFileSync(join(root, path), page);
	},
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
