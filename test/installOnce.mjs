// npm ci where the lockfile is another than the one that the folder was installed from.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { step } from './step.mjs';

/**
 * @param folder where package.json and package-lock.json lie
 * @param title what a person waits for
 * @param args further ones for npm ci
 * @param finish what has to follow, asynchronously, before the folder counts as installed
 */
export async function installOnce(folder, title, args = [], finish = async () => {}) {
	const mark = join(folder, 'node_modules', '.installed-from');
	const wanted = createHash('sha256')
		.update(readFileSync(join(folder, 'package-lock.json')))
		.digest('hex');
	if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
	const quietly = ['--no-audit', '--no-fund', '--loglevel=error'];
	await step(title, 'npm', ['ci', '--include=dev', ...quietly, ...args], { cwd: folder });
	await finish();
	writeFileSync(mark, wanted);
}
