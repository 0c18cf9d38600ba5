// Every fault with every call, in every error mode with every routing. Ends with the line
// "N passed, N failed"; its figures are in figures.json beside it.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runJest } from '../runJest.mjs';

const began = Date.now();
const folder = mkdtempSync(join(tmpdir(), 'kyc-faults-'));
process.env.KYC_FAULT_FIGURES = folder;
const { passed, failed } = await runJest([
	'--config=test/faults/jest.config.js',
	...process.argv.slice(2),
]);
const groups = Object.fromEntries(
	readdirSync(folder).map((file) => [
		file.replace(/\.json$/, ''),
		JSON.parse(readFileSync(join(folder, file), 'utf8')),
	]),
);
rmSync(folder, { recursive: true });

const sum = (name) => Object.values(groups).reduce((all, group) => all + (group[name] ?? 0), 0);
const names = ['faults', 'cases', 'requests', 'maybeCharged', 'wronglyOnPass'];
const total = Object.fromEntries(names.map((name) => [name, sum(name)]));
const figures = fileURLToPath(new URL('figures.json', import.meta.url));
writeFileSync(figures, `${JSON.stringify({ total, groups }, null, '\t')}\n`);

console.log(`Faults tried: ${total.faults}`);
console.log(`Cases (fault, call, error mode, routing): ${total.cases}`);
console.log(`Requests counted: ${total.requests}, of which ${total.maybeCharged} may be charged`);
console.log(`Items wrongly on Pass: ${total.wronglyOnPass}`);
console.log(`All of it took ${Math.round((Date.now() - began) / 1000)} s.`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
