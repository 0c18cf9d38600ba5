import type { Engine, FinishedExecution } from './engine';
import { runCheckNode } from './checkNode';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { faults, status } from '../contract/faultTable';
import { testedCalls, type TestedCall } from '../contract/vendorCalls';
import { demoKeys } from '../simulator/vendors/keys';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { logFile } from './environment';
import { errorModes, picture, startEngineFor } from './items';

let simulator: Simulator;
let engine: Engine;
let image: Buffer;

beforeAll(async () => {
	simulator = await startSimulator({ keepBodies: false });
	engine = await startEngineFor(simulator);
	image = await picture('genuine');
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

/** The call's own keys, the picture in each of the ways that it may be written, and its name. */
function canariesOf({ provider }: TestedCall): string[] {
	const piece = image.subarray(400, 460);
	const base64 = image.toString('base64').slice(400, 460);
	const pictures = [piece.toString('latin1'), piece.toString('hex'), base64];
	return [...Object.values(demoKeys[provider]), ...pictures, 'as-the-applicant-named-it'];
}

/** All that n8n stores of a run and could show or log, but for the files that it keeps itself. */
function storedData({ run }: FinishedExecution): string {
	const withoutFiles = JSON.stringify(run, (name, value: unknown) =>
		name === 'binary' ? null : value,
	);
	const error = run.data.resultData.error;
	return `${withoutFiles}\n${inspect(error, { depth: 20, showHidden: true })}`;
}

/** Vendors and gateways that repeat in their answer what they were sent. */
function addEcho(change: { readonly status: number; readonly page?: boolean }): void {
	const base64 = image.toString('base64');
	for (const { call, provider } of testedCalls) {
		const keys = Object.values(demoKeys[provider]).join();
		const words = `No access for ${keys} with ${base64}`;
		const body = {
			message: words,
			error: { errorCode: '1003', message: words, transactionId: keys },
			status: false,
			[keys]: [words],
			response_data: { faces_predicted: [words] },
		};
		const answer = change.page ? `<html>${words}</html>` : body;
		simulator.faults.add({ when: { call }, then: status(change.status, answer) });
	}
}

const echoes: ReadonlyArray<readonly [string, () => void]> = [
	['an echo with 200', () => addEcho({ status: 200 })],
	['an echo with 400', () => addEcho({ status: 400 })],
	['an echo with 500', () => addEcho({ status: 500 })],
	['an echo in a web page', () => addEcho({ status: 400, page: true })],
];

async function runsOf(call: TestedCall): Promise<FinishedExecution[]> {
	const runs: FinishedExecution[] = [];
	for (const onError of errorModes) {
		const item = await engine.item({ applicant: 'Ada' }, { data: image });
		const options = { maxRetries: 0, timeout: 0.3, includeRawResponse: true };
		runs.push(await runCheckNode(engine, call, [item], { options, onError }));
	}
	return runs;
}

const fromTable = faults.map(
	([name, then]) => [name, () => simulator.faults.add({ then })] as const,
);

test('no key and no picture in what is stored or logged, whatever the vendor does', async () => {
	for (const [name, addFault] of [...fromTable, ...echoes]) {
		simulator.reset();
		addFault();
		const runs = await Promise.all(
			testedCalls.map(async (call) => ({ call, finished: await runsOf(call) })),
		);
		for (const { call, finished } of runs) {
			const stored = finished.map(storedData).join('\n');
			expect(stored.length).toBeGreaterThan(1000);
			const found = canariesOf(call).filter((canary) => stored.includes(canary));
			expect({ name, call: call.name, found }).toEqual({ name, call: call.name, found: [] });
		}
	}
	await pause(200);
	const logged = readFileSync(logFile, 'utf8');
	expect(logged).toMatch(/Check/);
	const found = testedCalls.flatMap(canariesOf).filter((canary) => logged.includes(canary));
	expect(found).toEqual([]);
}, 120_000);

test('the search would find them: a workflow that carries its picture as text has it stored', async () => {
	const [call] = testedCalls;
	if (!call) throw new Error('No calls');
	const picture64 = image.toString('base64');
	const items = [await engine.item({ picture64 })];
	const parameters = { imageSource: 'base64', imageBase64: '={{ $json.picture64 }}' };
	const finished = await runCheckNode(engine, call, items, { parameters });
	expect(storedData(finished)).toContain(picture64.slice(400, 460));
});
