import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { WorkflowJson } from '../engine/engine';
import { picture } from '../engine/items';
import { readWorkflow } from '../engine/workflowFile';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { writePictures } from './fileWorkflow';
import { startN8n, type RunningN8n } from './runningN8n';

const folder = join(__dirname, 'savedWorkflows');
/** A workflow that each version has saved, with every node and every parameter it had. */
const savedWorkflows = readdirSync(folder).map((file) => ({
	file,
	...readWorkflow(join(folder, file)),
}));

const description = z.object({
	name: z.string(),
	properties: z.array(
		z.object({ name: z.string(), options: z.array(z.object({ name: z.string() })).optional() }),
	),
});
const opened = z.object({
	nodes: z.array(z.object({ name: z.string(), parameters: z.record(z.unknown()) })),
});

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
	/** Every check node by name: how many items left by each output, and the first verdict's field. */
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
		return checksIn(workflow).map(({ name }) => {
			const outputs = execution.outputsOf(name);
			return [name, outputs.map((items) => items.length)];
		});
	}

	test('opens with every parameter that it was saved with', async () => {
		const { id } = await n8n.api.createWorkflow(workflow);
		const { nodes } = opened.parse(await n8n.api.workflow(id));
		const parametersOf = ({ name, parameters }: { name: string; parameters: object }) => [
			name,
			parameters,
		];
		expect(nodes.map(parametersOf)).toEqual(workflow.nodes.map(parametersOf));
	});

	test('the nodes still have each of these parameters', async () => {
		const types = z.array(description.passthrough()).parse(await n8n.api.get('/types/nodes.json'));
		for (const { type, parameters } of checksIn(workflow)) {
			const properties = types.find(({ name }) => name === type)?.properties ?? [];
			const names = properties.map(({ name }) => name);
			expect(names).toEqual(expect.arrayContaining(Object.keys(parameters)));
			const options = properties.find(({ name }) => name === 'options')?.options ?? [];
			const saved = z.record(z.unknown()).optional().parse(parameters.options) ?? {};
			const optionNames = options.map(({ name }) => name);
			expect(optionNames).toEqual(expect.arrayContaining(Object.keys(saved)));
		}
	});

	test('lets the genuine pass, as it did', async () => {
		expect(await run('genuine', 'genuine')).toEqual([
			['Face by Kairos', [1, 0, 0, 0]],
			['Face by ARGOS', [1, 0]],
			['Face by Accura', [1]],
			['ID by Accura', [1, 0, 0, 0]],
			['ID by ARGOS', [1, 0, 0]],
			['Document by ARGOS', [1, 0, 0]],
			['Face from Base64 Text', [1, 0, 0, 0]],
		]);
	});

	test('lets no attack pass, as it did not', async () => {
		expect(await run('spoofedSelfie', 'screenReplay')).toEqual([
			['Face by Kairos', [0, 1, 0, 0]],
			['Face by ARGOS', [0, 1]],
			['Face by Accura', [1]],
			['ID by Accura', [0, 1, 0, 0]],
			['ID by ARGOS', [0, 1, 0]],
			['Document by ARGOS', [0, 1, 0]],
			['Face from Base64 Text', [0, 1, 0, 0]],
		]);
	});
});

function checksIn({ nodes }: WorkflowJson) {
	return nodes.filter(({ type }) => type.startsWith('n8n-nodes-kyc-liveness.'));
}

/** The workflow as saved, but for the folder of its pictures. */
function readingFrom(pictures: string, workflow: WorkflowJson): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		const { fileSelector } = node.parameters;
		if (typeof fileSelector !== 'string') return node;
		const selector = fileSelector.replace('/pictures', pictures);
		return { ...node, parameters: { ...node.parameters, fileSelector: selector } };
	});
	return { ...workflow, nodes };
}
