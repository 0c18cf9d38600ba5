// Everything that has to hold: types, lint, workflows, format and all tests, each with the time it
// took. Ends with the line "N passed, N failed", in which each of the first four counts as one.
import { runJest, runScript } from './runJest.mjs';

const began = Date.now();
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Two lanes of about the same length, side by side: each check keeps one core busy. */
const lanes = [
	[['Lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']]],
	[
		['Types', 'typescript/bin/tsc', ['-p', 'test/tsconfig.json']],
		['Workflows', 'tsx/dist/cli.mjs', ['test/release/lintWorkflows.ts']],
		['Format', 'prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
	],
];

let passed = 0;
let failed = 0;
await Promise.all(
	lanes.map(async (checks) => {
		for (const [title, script, args] of checks) {
			const since = Date.now();
			const ok = (await runScript(script, args)) === 0;
			if (ok) passed++;
			else failed++;
			console.log(`${title}: ${ok ? 'passed' : 'FAILED'} in ${seconds(since)}`);
		}
	}),
);

const since = Date.now();
const tests = await runJest(process.argv.slice(2));
passed += tests.passed;
failed += tests.failed;
console.log(`Tests: ${tests.failed === 0 ? 'passed' : 'FAILED'} in ${seconds(since)}`);

console.log(`All of it took ${seconds(began)}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
