import type { Engine } from '../engine/engine';
import { runCheckNode, verdictOn } from '../engine/checkNode';
import { filesFor, picture, startEngineFor } from '../engine/items';
import { testedCalls } from '../contract/vendorCalls';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';

let simulator: Simulator;
let engine: Engine;

beforeAll(async () => {
	simulator = await startSimulator({ keepBodies: false });
	engine = await startEngineFor(simulator);
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

test.each(testedCalls)('$name, busy once, is asked again, and answers', async (call) => {
	simulator.faults.add({ times: 1, then: { kind: 'rateLimit', retryAfter: 1 } });
	const data = await picture('genuine', { subject: call.subject, width: 1280, height: 960 });
	const { outputs } = await runCheckNode(engine, call, [
		await engine.item({}, await filesFor(call, data)),
	]);
	expect(verdictOn(outputs[0], call.check)).toMatchObject({ outcome: 'pass', attempts: 2 });
	expect(simulator.requests.map(({ status, billable }) => ({ status, billable }))).toEqual([
		{ status: 429, billable: false },
		{ status: 200, billable: true },
	]);
});
