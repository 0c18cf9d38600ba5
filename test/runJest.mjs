import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a script of node_modules; the options are those of Node's spawn. */
export async function runScript(path, args, options = {}) {
	return await new Promise((resolve) => {
		const script = join(root, 'node_modules', path);
		const usual = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
		spawn(process.execPath, [script, ...args], { ...usual, ...options }).on('close', resolve);
	});
}

/**
 * Runs Jest with these arguments.
 *
 * @returns how many tests passed and failed; a run that ends badly has at least one that failed
 */
export async function runJest(args) {
	const folder = mkdtempSync(join(tmpdir(), 'kyc-tests-'));
	const report = join(folder, 'jest.json');
	const jest = ['--json', `--outputFile=${report}`, ...args];
	const code = await runScript('jest/bin/jest.js', jest, {
		stdio: ['ignore', 'ignore', 'inherit'],
		// What the tests leave behind there goes with the folder.
		env: { ...process.env, TMPDIR: folder },
	});
	const { passed, failed } = countsIn(report);
	rmSync(folder, { recursive: true, force: true });
	return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** A suite that could not even start has no tests to count, so it counts as one that failed. */
function countsIn(file) {
	try {
		const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
			readFileSync(file, 'utf8'),
		);
		return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
	} catch {
		return { passed: 0, failed: 1 };
	}
}
