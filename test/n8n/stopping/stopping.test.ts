import { nodeName } from '../../engine/checkNode';
import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import { startN8n, type RunningN8n } from '../../harness/n8n/runningN8n';
import {
	aftermath,
	calledFromOutside,
	callFromOutside,
	untilBusy,
	occupations,
	stoppable,
	timeUp,
} from './stopping';

let simulator: Simulator;
let n8n: RunningN8n;

beforeAll(async () => {
	simulator = await startSimulator();
	n8n = await startN8n(simulator);
});
afterEach(() => simulator.reset());
afterAll(async () => {
	await n8n.stop();
	await simulator.close();
});

const inTime = { late: 0, over: true };

/** A stopped execution has only a note that it was stopped. */
async function endOf(id: string) {
	const { status, outputsOf } = await n8n.api.finished(id);
	return { status, passed: outputsOf(nodeName)[0] ?? [] };
}

const cancelled = { status: 'canceled', passed: [] };

describe.each(occupations)('while $name', (occupation) => {
	beforeEach(() => simulator.faults.add({ then: occupation.fault }));

	test('the editor stops a manual execution', async () => {
		const saved = await n8n.api.createWorkflow(await stoppable(n8n, occupation));
		const id = await n8n.api.startManually(saved);
		await untilBusy(simulator, occupation);
		await n8n.api.stop(id);
		expect(await aftermath(simulator, Date.now())).toEqual(inTime);
		expect(await endOf(id)).toEqual(cancelled);
	});

	test('a user stops an execution of a published workflow', async () => {
		const path = occupation.name.replaceAll(' ', '-');
		const workflow = calledFromOutside(await stoppable(n8n, occupation), path);
		const saved = await n8n.api.createWorkflow(workflow);
		await n8n.api.activate(saved);
		const id = await callFromOutside(n8n, saved, path);
		await untilBusy(simulator, occupation);
		await n8n.api.stop(id);
		expect(await aftermath(simulator, Date.now())).toEqual(inTime);
		expect(await endOf(id)).toEqual(cancelled);
	});

	test("the workflow's own time limit ends", async () => {
		const limit = { executionTimeout: 1 };
		const saved = await n8n.api.createWorkflow(await stoppable(n8n, occupation, limit));
		const id = await n8n.api.startManually(saved);
		const stoppedAt = await timeUp(n8n, id, 1);
		expect(await aftermath(simulator, stoppedAt)).toEqual(inTime);
		expect(await endOf(id)).toEqual(cancelled);
	});
});
