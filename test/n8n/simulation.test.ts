import { nodeName, type NodeSetting, onlyItem } from '../engine/checkNode';
import { callNamed, type ErrorMode, errorModes, picture } from '../engine/items';
import { type CommandLineN8n, prepareN8n } from '../harness/n8n/commandLineN8n';
import { type RunningN8n, startN8n } from '../harness/n8n/runningN8n';
import { n8n1, n8n2 } from '../harness/n8n/versions';
import type { Execution } from '../harness/n8n/workflows/execution';
import { fileWorkflow, writePictures } from '../harness/n8n/workflows/fileWorkflow';
import { intakes, selfieIntake } from '../harness/n8n/workflows/selfieIntake';

const simulating: NodeSetting = { credential: false, parameters: { simulate: true } };
const simulated = { outcome: 'pass', simulated: true, attempts: 0, provider: 'kairos' };

let selfie: Buffer;
beforeAll(async () => {
	selfie = await picture('genuine');
});

/** By which output the one item left, and what it says. */
function leftBy({ outputsOf }: Execution) {
	const { item, output } = onlyItem(outputsOf(nodeName));
	return { output, said: item.json.faceLiveness ?? item.json.error };
}

/** The check ends in the error, and no item is on Pass. */
function expectRefusal(execution: Execution, onError: ErrorMode): void {
	if (onError === 'stopWorkflow') {
		expect(execution.status).toBe('error');
		expect(execution.outputsOf(nodeName)).toEqual([]);
		expect(execution.error?.message).toContain('Simulate the Vendor is on');
		return;
	}
	expect(execution.status).toBe('success');
	const { output, said } = leftBy(execution);
	if (onError === 'continueRegularOutput') {
		expect(output).toBe(2);
		expect(said).toMatchObject({ outcome: 'error', reasons: ['simulatedOutsideTest'] });
	} else {
		expect(output).toBe(3);
		expect(said).toMatchObject({ reason: 'simulatedOutsideTest', nextStep: 'fix' });
	}
}

describe('n8n 2, without any credential', () => {
	let n8n: RunningN8n;

	beforeAll(async () => {
		n8n = await startN8n(null);
	});
	afterAll(async () => await n8n.stop());

	test.each(intakes)('a test of a %s passes', async (by) => {
		const { workflow, trigger, send } = selfieIntake(by, simulating);
		const saved = await n8n.api.createWorkflow(workflow);
		await n8n.api.listenForTest(saved, trigger);
		await send(n8n.address, 'test', selfie);
		const execution = await n8n.api.finished(await n8n.api.newExecutionOf(saved, []));
		expect(leftBy(execution)).toMatchObject({ output: 0, said: simulated });
	});

	test('a click passes', async () => {
		const folder = await writePictures(n8n.folder, 'click', { '1.jpg': selfie });
		const execution = await n8n.run(fileWorkflow(callNamed('Kairos face'), folder, simulating));
		expect(leftBy(execution)).toMatchObject({ output: 0, said: simulated });
	});

	describe.each(intakes)('in production, by a %s', (by) => {
		test.each(errorModes)('it is an error: %s', async (onError) => {
			const { workflow, send } = selfieIntake(by, { ...simulating, onError });
			const saved = await n8n.api.createWorkflow(workflow);
			await n8n.api.activate(saved);
			await send(n8n.address, 'production', selfie);
			expectRefusal(await n8n.api.finished(await n8n.api.newExecutionOf(saved, [])), onError);
		});
	});
});

describe.each([
	['2', n8n2],
	['1', n8n1],
])('n8n %s execute', (_name, version) => {
	let n8n: CommandLineN8n;

	beforeAll(async () => {
		n8n = await prepareN8n(version(), null);
	});
	afterAll(async () => await n8n.stop());

	test.each(errorModes)('is an error: %s', async (onError) => {
		const folder = await writePictures(n8n.folder, 'once', { '1.jpg': selfie });
		const setting = { ...simulating, onError };
		expectRefusal(await n8n.run(fileWorkflow(callNamed('Kairos face'), folder, setting)), onError);
	});
});
