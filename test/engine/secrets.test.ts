import type { Engine, FinishedExecution } from './engine';
import { runCheckNode } from './checkNode';
import buffer from 'node:buffer';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { faultTable } from '../faults/faultTable';
import { faultOf, status } from '../faults/row';
import { testedCalls, type TestedCall } from '../contract/vendorCalls';
import { demoKeys } from '../simulator/vendors/keys';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { logFile } from './environment';
import { callNamed, errorModes, picture, startEngineFor } from './items';

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

// By default inspect stops after 50 bytes of a buffer, and a leak could lie behind them.
buffer.INSPECT_MAX_BYTES = Number.MAX_SAFE_INTEGER;

/** A piece from the midst of the picture. */
const piece = () => image.subarray(400, 440);

/** The forms in which JSON and Node's inspect write bytes, or a text made of them. */
function formsOf(bytes: Buffer): string[] {
	const texts = [bytes.toString('latin1'), bytes.toString('utf8')];
	return [
		...texts,
		...texts.map((text) => JSON.stringify(text).slice(1, -1)),
		...texts.map((text) => inspect(text).slice(1, -1)),
		bytes.toString('hex'),
		bytes.toString('hex').replace(/../g, '$& ').trim(),
		[...bytes].join(','),
		[...bytes].join(', '),
		image.toString('base64').slice(400, 440),
	];
}

/** The call's own keys, the picture in each of the ways that it may be written, and its name. */
function canariesOf({ provider }: TestedCall): string[] {
	return [...Object.values(demoKeys[provider]), ...formsOf(piece()), 'as-the-applicant-named-it'];
}

/** All that n8n stores of a run and could show or log, but for the files that it keeps itself. */
function storedData({ run }: FinishedExecution): string {
	return written(run, run.data.resultData.error);
}

function written(data: unknown, error: unknown): string {
	const withoutFiles = JSON.stringify(data, (name, value: unknown) =>
		name === 'binary' ? null : value,
	);
	const all = { depth: 20, showHidden: true, maxArrayLength: null, maxStringLength: null };
	const text = `${withoutFiles}\n${inspect(error, all)}`;
	// Long lists are written in columns.
	return `${text}\n${text.replace(/\s+/g, ' ')}`;
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

const decoyUrl = 'http://127.0.0.1:9/';
const { connections, statuses, bodies } = faultTable;
const struck = [...connections, ...statuses, ...bodies].filter(({ fault }) => fault);
const fromTable = struck.map((row) => {
	const addFaults = () => {
		for (const call of testedCalls) {
			const then = faultOf(row, { call, decoyUrl });
			if (then) simulator.faults.add({ when: { call: call.call }, then });
		}
	};
	return [row.name, addFaults] as const;
});

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

test.each<[string, () => unknown]>([
	['text of one byte a character', () => piece().toString('latin1')],
	['text that pretends to be UTF-8', () => image.subarray(400, 440).toString('utf8')],
	['a buffer', () => piece()],
	['a typed array', () => [...piece()]],
	['hex', () => piece().toString('hex')],
	['base64', () => image.toString('base64')],
	['a file name', () => 'selfie-as-the-applicant-named-it.dat'],
	['a key', () => demoKeys.kairos.appKey],
])('the search would find it: %s', (_form, leak) => {
	const found = (text: string) =>
		canariesOf(callNamed('Kairos face')).some((one) => text.includes(one));
	expect(found(written({ leak: leak() }, null))).toBe(true);
	expect(found(written({}, Object.assign(new Error('?'), { leak: leak() })))).toBe(true);
});

test.each([
	['the image itself', '={{ $json.picture64 }}'],
	['the name of its file', '={{ $binary.data.fileName }}'],
	['what cannot be read as JSON', '={{ JSON.parse($json.picture64) }}'],
])(
	'a field name that turns out to be %s stays out of the error',
	async (_what, binaryPropertyName) => {
		const picture64 = image.toString('base64');
		for (const onError of ['stopWorkflow', 'continueErrorOutput'] as const) {
			const items = [await engine.item({ picture64 }, { data: image })];
			const { run, outputs } = await runCheckNode(engine, callNamed('Kairos face'), items, {
				parameters: { binaryPropertyName },
				onError,
			});
			const reports = outputs.flat().map(({ json }) => json.error);
			const stored = written(reports, run.data.resultData.error);
			expect(stored).not.toContain(picture64.slice(0, 8));
			expect(stored).not.toContain('as-the-applicant-named-it');
		}
	},
);
