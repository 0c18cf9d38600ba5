import { writeFileSync } from 'node:fs';
import { nodesPage, pagePath } from './nodesPage';

nodesPage().then(
	(page) => writeFileSync(pagePath, page),
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
