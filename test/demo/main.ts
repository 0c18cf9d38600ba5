import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { demo, ownImages } from './demo';

const [argument] = process.argv.slice(2);
const folder = argument === undefined ? ownImages : resolve(process.env.INIT_CWD ?? '.', argument);
if (existsSync(folder)) {
	demo(folder, process.env, console.log).catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	});
} else {
	console.error(`Folder not found: ${folder}`);
	process.exitCode = 1;
}
