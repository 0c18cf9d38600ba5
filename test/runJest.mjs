import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a script of node_modules; the options are those of Node's spawn, and a priority. */
export async function runScript(path, args, { priority = 0, ...options } = {}) {
	return await new Promise((resolve) => {
		const script = join(root, 'node_modules', path);
		const usual = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
		const child = spawn(process.execPath, [script, ...args], { ...usual, ...options });
		child.on('close', resolve);
		if (child.pid !== undefined) setPriority(child.pid, priority);
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
	// The cache lies outside of the folder, for the next run.
	const cache = join(tmpdir(), 'kyc-jest');
	const jest = ['--json', `--outputFile=${report}`, `--cacheDirectory=${cache}`, ...args];
	const code = await runScript('jest/bin/jest.js', jest, {
		stdio: ['ignore', 'ignore', 'inherit'],
		// What the tests leave behind there goes with the folder.
		env: { ...process.env, TMPDIR: folder },
	});
	const { passed, failed } = countsIn(report);
	rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
	return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** Runs Jest with these arguments, says how long it took, and ends with "N passed, N failed". */
export async function runAndCount(args) {
	const began = Date.now();
	const { passed, failed } = await runJest(args);
	console.log(`All of it took ${((Date.now() - began) / 1000).toFixed(1)} s.`);
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
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
