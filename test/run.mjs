// Everything that has to hold: types, lint, workflows, format and the tests, each with the time it
// took. Ends with the line "N passed, N failed", in which each of the first four counts as one.
import { constants } from 'node:os';
import { runJest, runScript } from './runJest.mjs';

const began = Date.now();
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** What the last run has seen and has not changed since is not looked at again. */
const cache = 'node_modules/.cache';
const types = ['--incremental', '--tsBuildInfoFile', `${cache}/types.tsbuildinfo`];
const format = ['--cache', '--cache-strategy', 'content', '--log-level', 'warn'];

/** Two lanes of about the same length. */
const lanes = [
	[['Lint', 'eslint/bin/eslint.js', ['.', '--max-warnings', '0']]],
	[
		['Types', 'typescript/bin/tsc', ['-p', 'test/tsconfig.json', ...types]],
		['Format', 'prettier/bin/prettier.cjs', ['--check', ...format, '.']],
		['Workflows', 'tsx/dist/cli.mjs', ['test/release/lintWorkflows.ts']],
	],
];

let passed = 0;
let failed = 0;

/** The tests wait for servers and timers a lot; the checks work meanwhile, and never hold them up. */
const priority = constants.priority.PRIORITY_LOW;

async function check([title, script, args]) {
	const since = Date.now();
	const ok = (await runScript(script, args, { priority })) === 0;
	if (ok) passed++;
	else failed++;
	console.log(`${title}: ${ok ? 'passed' : 'FAILED'} in ${seconds(since)}`);
}

async function runLane(checks) {
	for (const one of checks) await check(one);
}

async function runTests() {
	const since = Date.now();
	const tests = await runJest(process.argv.slice(2));
	passed += tests.passed;
	failed += tests.failed;
	console.log(`Tests: ${tests.failed === 0 ? 'passed' : 'FAILED'} in ${seconds(since)}`);
}

await Promise.all([runTests(), ...lanes.map(runLane)]);

console.log(`All of it took ${seconds(began)}.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
