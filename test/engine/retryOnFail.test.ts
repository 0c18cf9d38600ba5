import { callNamed, picture, startEngineFor } from './items';
import { checkWorkflow, nodeName, runCheckNode } from './checkNode';
import type { Engine } from './engine';
import type { Fault } from '../harness/simulator/faults/fault';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';

const face = callNamed('Kairos face');
const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 10 } as const;
const serverError: Fault = { kind: 'answer', status: 500 };

let simulator: Simulator;
let engine: Engine;
const pictures = new Map<string, Buffer>();

beforeAll(async () => {
	simulator = await startSimulator();
	engine = await startEngineFor(simulator);
	for (const scenario of ['genuine', 'spoofedSelfie', 'noFace']) {
		pictures.set(scenario, await picture(scenario));
	}
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

async function submit(scenario: string, json = {}) {
	return await engine.item(json, { data: pictures.get(scenario) ?? Buffer.alloc(0) });
}

test.each([
	['continueRegularOutput', 1],
	['continueErrorOutput', 1],
	['stopWorkflow', 3],
] as const)('on error %s the node sends %d requests', async (onError, requests) => {
	simulator.faults.add({ then: serverError });
	const { outputs } = await runCheckNode(engine, face, [await submit('genuine')], {
		onError,
		...retry,
	});
	expect(outputs[0] ?? []).toEqual([]);
	expect(simulator.requests).toHaveLength(requests);
});

test('a retry for one item does not check an answered item again', async () => {
	const items = await Promise.all(
		['genuine', 'spoofedSelfie', 'noFace', 'genuine', 'genuine'].map((scenario) =>
			submit(scenario),
		),
	);
	simulator.faults.add({ when: { nth: 5 }, then: serverError });
	const { outputs, run } = await runCheckNode(engine, face, items, {
		...retry,
		options: { maxConcurrency: 1 },
	});
	const pairs = outputs.map((left) => left.map(({ pairedItem }) => pairedItem));
	expect(pairs).toEqual([[{ item: 0 }, { item: 3 }, { item: 4 }], [{ item: 1 }], [{ item: 2 }]]);
	expect(simulator.requests).toHaveLength(6);
	expect(outputs.flat().map(({ json }) => json.faceLiveness)).toEqual(
		Array(5).fill(expect.objectContaining({ attempts: 1 })),
	);
	const [task] = run.data.resultData.runData[nodeName] ?? [];
	expect(task?.hints?.map(({ message }) => message)).toContainEqual(
		expect.stringMatching(/^Retry On Fail is on\. .* charged twice\./),
	);
});

test('a passing item with a field "error" causes no extra requests', async () => {
	const { outputs } = await runCheckNode(
		engine,
		face,
		[await submit('genuine', { error: 'old' })],
		{
			...retry,
			onError: 'continueRegularOutput',
		},
	);
	expect(outputs[0]).toHaveLength(1);
	expect(simulator.requests).toHaveLength(1);
});

test('an answer counts only for its own threshold: another threshold causes a new request', async () => {
	// A score of 97 meets it on the first try, but not from the second try on.
	const threshold = `={{ $json.until > Date.now() ? 90 : 100 }}`;
	const items = await Promise.all(
		['genuine', 'genuine'].map((scenario) => submit(scenario, { until: Date.now() + 1000 })),
	);
	simulator.faults.add({ when: { nth: 2 }, then: serverError });
	const { outputs } = await runCheckNode(engine, face, items, {
		...retry,
		waitBetweenTries: 1100,
		parameters: { threshold },
		options: { maxConcurrency: 1 },
	});
	expect(outputs.map((left) => left.length)).toEqual([0, 2, 0]);
	expect(simulator.requests).toHaveLength(4);
});

test('a node in a loop checks the same image again', async () => {
	simulator.faults.add({ when: { nth: 3 }, then: serverError });
	const workflow = checkWorkflow(face, { ...retry, onError: 'continueRegularOutput' });
	const start = workflow.connections.Start;
	if (!start) throw new Error('No start');
	// Pass leads back into the node, until the third time, when the vendor fails.
	const connections = { Start: start, [nodeName]: start };
	const { run } = await engine.run({ ...workflow, connections }, [await submit('genuine')])
		.finished;
	const runs = run.data.resultData.runData[nodeName] ?? [];
	expect(runs.map(({ data }) => data?.main?.map((items) => items?.length ?? 0))).toEqual([
		[1, 0, 0],
		[1, 0, 0],
		[0, 0, 1],
	]);
	expect(simulator.requests).toHaveLength(3);
});
