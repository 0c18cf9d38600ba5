// Everything that has to hold: types, lint, workflows, format and all tests, each with the time it
// took. Ends with the line "N passed, N failed", in which each of the first four counts as one.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (path) => join(root, 'node_modules', path);
const began = Date.now();
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

const folder = mkdtempSync(join(tmpdir(), 'kyc-tests-'));
const report = join(folder, 'jest.json');

const checks = [
	['Types', bin('typescript/bin/tsc'), ['-p', 'test/tsconfig.json']],
	['Lint', bin('eslint/bin/eslint.js'), ['.', '--max-warnings', '0']],
	['Workflows', bin('tsx/dist/cli.mjs'), ['test/release/lintWorkflows.ts']],
	['Format', bin('prettier/bin/prettier.cjs'), ['--check', '--log-level', 'warn', '.']],
];

let passed = 0;
let failed = 0;
for (const [title, script, args] of checks) {
	const since = Date.now();
	const ok = (await run(script, args)) === 0;
	if (ok) passed++;
	else failed++;
	console.log(`${title}: ${ok ? 'passed' : 'FAILED'} in ${seconds(since)}`);
}

const since = Date.now();
const code = await run(bin('jest/bin/jest.js'), [
	'--json',
	`--outputFile=${report}`,
	...process.argv.slice(2),
]);
const counts = countsIn(report);
passed += counts.passed;
failed += counts.failed;
console.log(`Tests: ${code === 0 ? 'passed' : 'FAILED'} in ${seconds(since)}`);
rmSync(folder, { recursive: true, force: true });

console.log(`All of it took ${seconds(began)}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && code === 0 ? 0 : 1;

/** Runs a script of node_modules, and shows what it says on its error output. */
async function run(script, args) {
	return await new Promise((resolve) => {
		const options = {
			cwd: root,
			stdio: ['ignore', args.includes('--json') ? 'ignore' : 'inherit', 'inherit'],
		};
		spawn(process.execPath, [script, ...args], options).on('close', resolve);
	});
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
