import type { Engine } from './engine';
import { runCheckNode } from './checkNode';
import type { INodeExecutionData } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { callNamed, errorModes, picture, startEngineFor } from './items';

const applicants = 200;
const maxConcurrency = 10;
const options = { maxConcurrency, maxRetries: 1 };
const face = callNamed('Kairos face');

/** For every third applicant the vendor is down. The others are genuine and spoofed in turn. */
const scenarioOf = (index: number) =>
	index % 3 === 2 ? 'vendorDown' : index % 2 === 0 ? 'genuine' : 'spoofedSelfie';

const all = Array.from({ length: applicants }, (_, index) => ({
	index,
	scenario: scenarioOf(index),
}));
const withScenario = (scenario: string) =>
	all.filter((one) => one.scenario === scenario).map(({ index }) => index);
const indexesIn = (items: readonly INodeExecutionData[]) => items.map(({ json }) => json.index);

let simulator: Simulator;
const pictures = new Map<string, Buffer>();

beforeAll(async () => {
	simulator = await startSimulator({ keepBodies: false });
	for (const scenario of ['genuine', 'spoofedSelfie', 'vendorDown']) {
		pictures.set(scenario, await picture(scenario));
	}
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

async function submissions(engine: Engine) {
	return await Promise.all(
		all.map(({ index, scenario }) =>
			engine.item({ index }, { data: pictures.get(scenario) ?? Buffer.alloc(0) }),
		),
	);
}

test.each(errorModes)(
	'200 applicants, every third with a vendor that is down: %s',
	async (onError) => {
		const engine = await startEngineFor(simulator);
		const items = await submissions(engine);
		const { outputs, run } = await runCheckNode(engine, face, items, { options, onError });
		expect(simulator.maxInFlight.overall).toBeLessThanOrEqual(maxConcurrency);

		if (onError === 'stopWorkflow') {
			expect(outputs).toEqual([]);
			expect(run.data.resultData.error?.message).toMatch(/Kairos is unavailable/);
			// The requests in flight at the first failure may have finished.
			expect(simulator.requests.length).toBeLessThanOrEqual(4 * maxConcurrency);
			return;
		}
		const down = withScenario('vendorDown');
		expect(outputs.map(indexesIn)).toEqual([
			withScenario('genuine'),
			withScenario('spoofedSelfie'),
			...(onError === 'continueErrorOutput' ? [[], down] : [down]),
		]);
		for (const { json, pairedItem, binary } of outputs.flat()) {
			expect({ pairedItem, file: binary?.data !== undefined }).toEqual({
				pairedItem: { item: json.index },
				file: true,
			});
		}
		// The node retries only 503, and only once.
		expect(simulator.requests).toHaveLength(applicants + down.length);
	},
	60_000,
);

test('keeps as many requests in flight as the option says', async () => {
	const engine = await startEngineFor(simulator);
	simulator.faults.add({ then: { kind: 'delay', milliseconds: 30 } });
	const items = (await submissions(engine)).slice(0, 24);
	await runCheckNode(engine, face, items, {
		options: { maxConcurrency: 4, maxRetries: 0 },
		onError: 'continueRegularOutput',
	});
	expect(simulator.maxInFlight.overall).toBe(4);
});

test('a stopped workflow sends nothing for the items that still wait', async () => {
	const engine = await startEngineFor(simulator);
	simulator.faults.add({ when: { nth: 1 }, then: { kind: 'rateLimit', retryAfter: 2 } });
	simulator.faults.add({ when: { nth: 2 }, then: { kind: 'answer', status: 500 } });
	const items = (await submissions(engine)).slice(0, 2);
	const { run } = await runCheckNode(engine, face, items, { options: { maxConcurrency: 2 } });
	expect(run.data.resultData.error?.message).toBeDefined();
	expect(simulator.requests).toHaveLength(2);
});

test('a stopped workflow shows the error of the item that failed, not of those it stopped', async () => {
	const engine = await startEngineFor(simulator);
	const large = await picture('genuine', { width: 5600, height: 8400 });
	const items = await Promise.all(
		[1, 2, 3, 4].map(async () => await engine.item({}, { data: large })),
	);
	const { run } = await runCheckNode(engine, face, [...items, await engine.item({})], { options });
	expect(run.data.resultData.error).toMatchObject({
		message: expect.stringMatching(/^The item has no image/),
		description: expect.not.stringContaining('lost'),
		context: { itemIndex: 4 },
	});
	expect(simulator.requests).toHaveLength(0);
}, 60_000);

test.each([
	[2, 'The answers for 1 other item are lost'],
	[17, 'The answers for 16 other items are lost'],
])('a workflow that stops at item %i says how many answers are lost', async (nth, words) => {
	const engine = await startEngineFor(simulator);
	simulator.faults.add({ when: { nth }, then: { kind: 'answer', status: 500 } });
	const genuine = pictures.get('genuine') ?? Buffer.alloc(0);
	const items = await Promise.all(
		all.slice(0, nth).map(async () => await engine.item({}, { data: genuine })),
	);
	const { run } = await runCheckNode(engine, face, items, { options: { maxConcurrency: 1 } });
	expect(run.data.resultData.error?.description).toContain(words);
	expect(run.data.resultData.error?.description).toMatch(/"Continue \(using error output\)"\.$/);
});
