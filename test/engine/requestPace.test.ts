import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { checkWorkflow, nodeName, runCheckNode, verdictOn } from './checkNode';
import type { Engine } from './engine';
import { callNamed, picture, startEngineFor } from './items';

const face = callNamed('Kairos face');
const perMinute = 300;
const gap = 60_000 / perMinute;

let simulator: Simulator;
let engine: Engine;
let genuine: Buffer;

beforeAll(async () => {
	genuine = await picture('genuine');
});
// At another address, so that the pace of one test does not reach into the next one.
beforeEach(async () => {
	simulator = await startSimulator({ keepBodies: false });
	engine = await startEngineFor(simulator);
});
afterEach(async () => await simulator.close());

const submit = async (count: number) =>
	await Promise.all(Array.from({ length: count }, () => engine.item({}, { data: genuine })));

/** ms between one request and the next, as the vendor sees them. */
function gaps(): number[] {
	const times = simulator.requests.map(({ receivedAt }) => Date.parse(receivedAt));
	return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

test('three executions at once keep to the pace of the vendor together', async () => {
	simulator.faults.add({ when: { within: gap * 0.25 }, then: { kind: 'rateLimit' } });
	const began = performance.now();
	const runs = await Promise.all(
		[1, 2, 3].map(async () =>
			runCheckNode(engine, face, await submit(6), {
				options: { requestsPerMinute: perMinute, maxRetries: 0 },
			}),
		),
	);
	const took = performance.now() - began;
	expect(runs.map(({ outputs }) => outputs.map((left) => left.length))).toEqual(
		Array(3).fill([6, 0, 0]),
	);
	const sorted = gaps().sort((one, other) => one - other);
	const median = sorted[8] ?? 0;
	expect(sorted).toHaveLength(17);
	expect(median).toBeGreaterThan(gap * 0.9);
	expect(median).toBeLessThan(gap * 1.1);
	expect(took).toBeGreaterThan(17 * gap);
});

test('the pace of one credential does not hold up another', async () => {
	const options = { requestsPerMinute: 1 };
	const others = ['ARGOS face', 'Accura face'].map(callNamed);
	for (const call of [face, ...others]) {
		const { outputs } = await runCheckNode(engine, call, await submit(1), { options });
		expect(outputs[0]).toHaveLength(1);
	}
});

test('retries have turns of their own, and the wait is not part of Timeout', async () => {
	simulator.faults.add({ times: 1, then: { kind: 'rateLimit', retryAfter: 0 } });
	const { outputs } = await runCheckNode(engine, face, await submit(1), {
		options: { requestsPerMinute: 60, timeout: 0.5 },
	});
	expect(verdictOn(outputs[0], 'faceLiveness')).toMatchObject({ outcome: 'pass', attempts: 2 });
	expect(gaps()[0]).toBeGreaterThan(950);
});

test('when an item fails, those that wait are not sent, and do not hide its error', async () => {
	simulator.faults.add({ when: { nth: 2 }, then: { kind: 'answer', status: 500 } });
	const { run } = await engine.run(
		checkWorkflow(face, { options: { requestsPerMinute: 120 } }),
		await submit(6),
	).finished;
	expect(run.data.resultData.error?.message).toBe('Kairos is unavailable (HTTP 500)');
	expect(run.data.resultData.runData[nodeName]?.[0]?.executionStatus).toBe('error');
	expect(simulator.requests).toHaveLength(2);
});
