import type { Engine, FinishedExecution } from '../engine/engine';
import { runCheckNode, type NodeSetting } from '../engine/checkNode';
import buffer from 'node:buffer';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect } from 'node:util';
import { echoesOf } from './echoes';
import { faultTable } from './faultTable';
import { strikes } from './strikes';
import { isComparison, testedCalls, type TestedCall } from '../contract/vendorCalls';
import { demoKeys } from '../harness/simulator/vendors/keys';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import {
	callbackCanary,
	fileNameCanary,
	foundIn,
	keyCanaries,
	pictureCanary,
	type Canary,
} from '../engine/canaries';
import { logFile } from '../engine/environment';
import {
	callNamed,
	errorModes,
	filesFor,
	genuineCard,
	picture,
	startEngineFor,
} from '../engine/items';

let simulator: Simulator;
let engine: Engine;
let image: Buffer;
let card: Buffer;

beforeAll(async () => {
	simulator = await startSimulator({ keepBodies: false });
	engine = await startEngineFor(simulator);
	image = await picture('genuine');
	card = await genuineCard();
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

// By default inspect stops after 50 bytes of a buffer, and a leak could lie behind them.
buffer.INSPECT_MAX_BYTES = Number.MAX_SAFE_INTEGER;

/** The call's own keys, the pictures, and their name. */
function canariesOf(call: TestedCall): Canary[] {
	const fileName = { name: 'the file name', forms: [fileNameCanary] };
	const pictures = isComparison(call) ? [image, card] : [image];
	return [...keyCanaries(demoKeys[call.provider]), ...pictures.map(pictureCanary), fileName];
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

async function runsOf(call: TestedCall, setting: NodeSetting = {}): Promise<FinishedExecution[]> {
	const runs: FinishedExecution[] = [];
	for (const onError of errorModes) {
		const item = await engine.item({ applicant: 'Ada' }, await filesFor(call, image));
		const options = { maxRetries: 0, timeout: 0.3, includeRawResponse: true };
		runs.push(await runCheckNode(engine, call, [item], { ...setting, options, onError }));
	}
	return runs;
}

/** The calls whose results can arrive later, set to that. */
const documents = testedCalls.filter(({ call }) => call === 'argosDocument');
const later: NodeSetting = {
	otherCredentials: ['argosCallbackApi'],
	parameters: { delivery: 'callback' },
};

test('nor a secret of the callbacks, which the vendor also gets', async () => {
	const { secret, address } = callbackCanary;
	const canaries = keyCanaries({ 'the secret of the callbacks': secret });
	const leaks: string[] = [];
	let removals = 0;
	for (const { name, addTo } of echoesOf(image, [secret, address])) {
		simulator.reset();
		simulator.callbacks.set({ hold: true });
		addTo(simulator);
		for (const call of documents) {
			const stored = (await runsOf(call, later)).map(storedData).join('\n');
			removals += stored.includes('[removed]') ? 1 : 0;
			leaks.push(...foundIn(stored, canaries).map((one) => `${name}, ${call.name}: ${one}`));
		}
		expect(simulator.requests).toHaveLength(documents.length * errorModes.length);
	}
	expect(leaks).toEqual([]);
	expect(removals).toBeGreaterThan(0);
});

const { connections, statuses, bodies } = faultTable;
const fromTable = strikes([...connections, ...statuses, ...bodies]);

test('no key and no picture in what is stored or logged, whatever the vendor does', async () => {
	const leaks: string[] = [];
	const all = [...fromTable, ...echoesOf(image)].map((strike) => ({ strike, calls: testedCalls }));
	const comparisons = testedCalls.filter(isComparison);
	const ofCard = echoesOf(card).map((strike) => ({ strike, calls: comparisons }));
	for (const { strike, calls } of [...all, ...ofCard]) {
		const { name, addTo } = strike;
		simulator.reset();
		addTo(simulator);
		const runs = await Promise.all(
			calls.map(async (call) => ({ call, finished: await runsOf(call) })),
		);
		for (const { call, finished } of runs) {
			const stored = finished.map(storedData).join('\n');
			expect(stored.length).toBeGreaterThan(1000);
			const found = foundIn(stored, canariesOf(call));
			leaks.push(...found.map((canary) => `${name}, ${call.name}: ${canary}`));
		}
	}
	expect(leaks).toEqual([]);
	await pause(200);
	const logged = readFileSync(logFile, 'utf8');
	expect(logged).toMatch(/Check/);
	const found = foundIn(logged, testedCalls.flatMap(canariesOf));
	expect(found).toEqual([]);
}, 300_000);

const piece = () => image.subarray(390, 450);

test.each<[string, () => unknown]>([
	['text of one byte a character', () => image.toString('latin1')],
	['text that pretends to be UTF-8', () => image.toString('utf8')],
	['a buffer', () => piece()],
	['a typed array', () => [...piece()]],
	['hex', () => piece().toString('hex')],
	['base64', () => image.toString('base64')],
	['a file name', () => 'selfie-as-the-applicant-named-it.dat'],
	['a key', () => demoKeys.kairos.appKey],
])('the search would find it: %s', (_form, leak) => {
	const found = (text: string) => foundIn(text, canariesOf(callNamed('Kairos face')));
	expect(found(written({ leak: leak() }, null))).toHaveLength(1);
	expect(found(written({}, Object.assign(new Error('?'), { leak: leak() })))).toHaveLength(1);
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
