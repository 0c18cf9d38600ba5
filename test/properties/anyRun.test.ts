import * as fc from 'fast-check';
import { runCheckNode } from '../engine/checkNode';
import type { Engine } from '../engine/engine';
import { startEngineFor } from '../engine/items';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { anyRuns, callOf, type AnyRun } from './runs/anyRun';
import { drawPictures, itemsOf, type Pictures } from './runs/pictures';
import { continues, indexOf, mayHavePassed, verdictIn, type Left } from './runs/runRules';
import { patience, tries } from './tries';

let simulator: Simulator;
let engine: Engine;
let pictures: Pictures;

beforeAll(async () => {
	simulator = await startSimulator({ keepBodies: false });
	engine = await startEngineFor(simulator);
	pictures = await drawPictures();
});
afterAll(async () => await simulator.close());

const seen = { runs: 0, stopped: 0, items: 0, passed: 0, errors: 0 };

async function left(run: AnyRun): Promise<{ all: readonly Left[]; stopped: boolean }> {
	simulator.reset();
	if (run.fault) simulator.faults.add({ when: { every: run.fault.every }, then: run.fault.then });
	const items = await itemsOf(run, pictures, engine);
	const finished = await runCheckNode(engine, callOf(run), items, run.setting);
	const all = finished.outputs
		.flatMap((output, index) => output.map((item) => ({ item, output: index })))
		.filter((one) => !isFiller(run, one));
	return { all, stopped: finished.run.data.resultData.error !== undefined };
}

/** The empty item that Always Output Data asks n8n for, where there is no Pass that it could be taken for. */
function isFiller({ routing, setting }: AnyRun, { item, output }: Left): boolean {
	const isAsked = setting.alwaysOutputData === true && routing === 'single' && output === 0;
	return isAsked && Object.keys(item.json).length === 0;
}

function expectEachOnce(run: AnyRun, all: readonly Left[]): void {
	const indexes = all.map(({ item }) => indexOf(item));
	const ascending = (one: number | null, other: number | null) => Number(one) - Number(other);
	expect(indexes.toSorted(ascending)).toEqual(run.items.map((_item, index) => index));
	for (const { item } of all) {
		// Where the input fields come along, they are the item's own.
		if ('index' in item.json) expect(item.json.index).toBe(indexOf(item));
	}
	for (const output of new Set(all.map((one) => one.output))) {
		const own = all.filter((one) => one.output === output).map(({ item }) => indexOf(item));
		expect(own).toEqual(own.toSorted(ascending));
	}
}

function expectNoWrongPass(run: AnyRun, { item, output }: Left): void {
	const verdict = verdictIn(item);
	const isOnPass = output === 0 && run.routing !== 'single';
	if (isOnPass) expect(verdict?.passed).toBe(true);
	if (verdict?.passed !== true) return;
	seen.passed++;
	expect(verdict.outcome).toBe('pass');
	expect(Number(verdict.score)).toBeGreaterThanOrEqual(Number(verdict.threshold));
	if (run.routing !== 'single') expect(output).toBe(0);
	const input = run.items[indexOf(item) ?? -1];
	expect(input && mayHavePassed(run, input)).toBe(true);
}

function expectNoMoreRequests({ items, maxRetries }: AnyRun): void {
	const { requests } = simulator;
	expect(requests.length).toBeLessThanOrEqual(items.length * (1 + maxRetries));
	const answered = requests.filter(({ status }) => status !== null && status < 300);
	expect(answered.length).toBeLessThanOrEqual(items.length);
}

test(
	'whatever items, parameters and faults come together: each item leaves once, and none passes wrongly',
	async () => {
		await fc.assert(
			fc.asyncProperty(anyRuns, async (run) => {
				const { all, stopped } = await left(run);
				if (stopped) {
					expect(continues(run)).toBe(false);
					expect(all).toEqual([]);
				} else {
					expectEachOnce(run, all);
				}
				for (const one of all) {
					expectNoWrongPass(run, one);
					if (!continues(run)) expect(verdictIn(one.item)?.outcome).not.toBe('error');
				}
				expectNoMoreRequests(run);
				seen.runs++;
				seen.stopped += Number(stopped);
				seen.items += all.length;
				seen.errors += all.filter(({ item }) => verdictIn(item)?.passed !== true).length;
			}),
			tries(120),
		);
		// Or nothing was tried.
		expect(seen.passed).toBeGreaterThan(0.03 * seen.items);
		expect(seen.errors).toBeGreaterThan(0.2 * seen.items);
		expect(seen.stopped).toBeGreaterThan(0.05 * seen.runs);
		expect(seen.stopped).toBeLessThan(0.6 * seen.runs);
	},
	patience,
);
