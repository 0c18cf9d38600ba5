import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Compared } from './differential';
import { inputOf, type FuzzFigures } from './fuzz';
import { lookAt, LONGEST_MS } from './inspection';
import { onceFailed, seeds } from './seeds';

const run = promisify(execFile);
const out = mkdtempSync(join(tmpdir(), 'fuzz-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));

test('some thousand inputs: none makes the inspector throw, hang, disagree with itself or the decoder, or keep memory', async () => {
	const options = ['--seed', '6', '--runs', '25000', '--seconds', '5', '--out', out];
	// A code other than 0 rejects, with what was printed.
	await run(process.execPath, ['--import', 'tsx', join(__dirname, 'main.ts'), ...options]);
	const figures: FuzzFigures & { readonly compared: Compared } = JSON.parse(
		readFileSync(join(out, 'figures.json'), 'utf8'),
	);
	expect(figures).toMatchObject({ seed: 6, offenders: [], compared: { offenders: [] } });
	expect(figures.compared.readByBoth).toBeGreaterThan(100);
	expect(figures.inputs).toBeGreaterThan(1000);
	expect(figures.slowestMs).toBeLessThan(LONGEST_MS);
	const { image, sizeless, damaged, notAnImage, nothing } = figures.told;
	// Of changes that only ever broke the signature nothing could be learnt.
	expect(Math.min(image, damaged)).toBeGreaterThan(0.2 * figures.inputs);
	expect(Math.min(sizeless, notAnImage)).toBeGreaterThan(0);
	expect(nothing).toBe(0);
});

test('a seed gives the same inputs again, and another one others', async () => {
	const all = await seeds();
	const inputs = (seed: number) =>
		Array.from({ length: 50 }, (_, input) => inputOf(all, seed, input).bytes.toString('hex'));
	expect(inputs(6)).toEqual(inputs(6));
	expect(inputs(6)).not.toEqual(inputs(7));
	expect(new Set(inputs(6)).size).toBeGreaterThan(45);
});

test('what once was not coped with is', async () => {
	for (const [name, bytes] of await onceFailed()) {
		for (const length of [1, 7, 1000]) {
			const pieces = Array.from({ length: Math.ceil(bytes.length / length) }, (_, index) =>
				bytes.subarray(index * length, (index + 1) * length),
			);
			expect({ name, fault: lookAt({ bytes, pieces }).fault }).toEqual({ name, fault: null });
		}
	}
});
