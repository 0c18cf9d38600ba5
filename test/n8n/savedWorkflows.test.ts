import type { WorkflowJson } from '../engine/engine';
import { picture } from '../engine/items';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { writePictures } from '../harness/n8n/workflows/fileWorkflow';
import { startN8n, type RunningN8n } from '../harness/n8n/runningN8n';
import { checksIn, savedParameters, savedWorkflows } from './savedByVersions';

let simulator: Simulator;
let n8n: RunningN8n;

beforeAll(async () => {
	simulator = await startSimulator();
	n8n = await startN8n(simulator);
});
afterAll(async () => {
	await n8n.stop();
	await simulator.close();
});

describe.each(savedWorkflows)('the workflow of $file', (workflow) => {
	/** For every check node by name: the number of items by output, and the first verdict's field. */
	async function run(selfie: string, id: string) {
		const pictures = await writePictures(n8n.folder, 'saved', {
			'selfie.jpg': await picture(selfie),
			'id.jpg': await picture(id, { subject: 'idCard', width: 1920, height: 1290 }),
		});
		const execution = await n8n.run(readingFrom(pictures, workflow));
		expect({ status: execution.status, error: execution.error }).toEqual({
			status: 'success',
			error: null,
		});
		const counts = checksIn(workflow).map(({ name }) => {
			const outputs = execution.outputsOf(name);
			return [name, outputs.map((items) => items.length)] as const;
		});
		return Object.fromEntries(counts);
	}

	test('the nodes still have each of these parameters and each chosen value', async () => {
		for (const node of checksIn(workflow)) {
			for (const { name, value, known } of await savedParameters(n8n.api, node)) {
				const at = `${node.name}: ${name}`;
				expect([at, known.length > 0]).toEqual([at, true]);
				const isExpression = typeof value === 'string' && value.startsWith('=');
				for (const { choices } of known) {
					if (choices.length === 0 || isExpression) continue;
					const offered = choices.map((choice) => choice.value);
					expect([at, offered]).toEqual([at, expect.arrayContaining([value].flat())]);
				}
			}
		}
	});

	test('still passes the genuine images', async () => {
		expect(await run('genuine', 'genuine')).toEqual({
			...thatIsIn(workflow, {
				Decision: [0, 1, 0, 0, 0, 0],
				'Match by ARGOS': [1, 0, 0, 0],
			}),
			'Face by Kairos': [1, 0, 0, 0],
			'Face by ARGOS': [1, 0],
			'Face by Accura': [1],
			'ID by Accura': [1, 0, 0, 0],
			'ID by ARGOS': [1, 0, 0],
			'Document by ARGOS': [1, 0, 0],
			'Face from Base64 Text': [1, 0, 0, 0],
		});
	});

	test('still passes no attack', async () => {
		expect(await run('spoofedSelfie', 'screenReplay')).toEqual({
			...thatIsIn(workflow, {
				Decision: [1, 0, 0, 0, 0, 0],
				'Match by ARGOS': [1, 0, 0, 0],
			}),
			'Face by Kairos': [0, 1, 0, 0],
			'Face by ARGOS': [0, 1],
			'Face by Accura': [1],
			'ID by Accura': [0, 1, 0, 0],
			'ID by ARGOS': [0, 1, 0],
			'Document by ARGOS': [0, 1, 0],
			'Face from Base64 Text': [0, 1, 0, 0],
		});
	});
});

/** The saved workflow with another folder of images. */
function readingFrom(pictures: string, workflow: WorkflowJson): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		const { fileSelector } = node.parameters;
		if (typeof fileSelector !== 'string') return node;
		const selector = fileSelector.replace('/pictures', pictures);
		return { ...node, parameters: { ...node.parameters, fileSelector: selector } };
	});
	return { ...workflow, nodes };
}

/** The counts of the nodes that the workflow has: older versions had fewer kinds of nodes. */
function thatIsIn(workflow: WorkflowJson, counts: Readonly<Record<string, readonly number[]>>) {
	const names = new Set(workflow.nodes.map(({ name }) => name));
	return Object.fromEntries(Object.entries(counts).filter(([name]) => names.has(name)));
}
