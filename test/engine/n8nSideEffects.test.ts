import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { checkProperties } from '../../nodes/verification/n8n/editor/checkProperties';
import { outputsExpression } from '../../nodes/verification/n8n/parameters/routing';
import { runCheck } from '../../nodes/verification/n8n/run/runCheck';
import { kairos } from '../../nodes/verification/providers/kairos/kairos.provider';
import type { Provider } from '../../nodes/verification/providers/provider';
import { type Simulator, startSimulator } from '../harness/simulator/simulator';
import {
	checkWorkflow,
	demoCredentials,
	nodeName,
	type NodeSetting,
	runCheckNode,
} from './checkNode';
import { type Engine, startEngine, type WorkflowJson } from './engine';
import { callNamed, picture, startEngineFor } from './items';

const face = callNamed('Kairos face');

let simulator: Simulator;
let engine: Engine;
let genuine: Buffer;
let spoofed: Buffer;

beforeAll(async () => {
	simulator = await startSimulator();
	engine = await startEngineFor(simulator);
	genuine = await picture('genuine');
	spoofed = await picture('spoofedSelfie');
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

const submit = async (data: Buffer) => await engine.item({ applicant: 'Ada' }, { data });

describe('Always Output Data', () => {
	test('puts no empty item on Pass', async () => {
		const { outputs, run } = await runCheckNode(engine, face, [await submit(spoofed)], {
			alwaysOutputData: true,
		});
		expect(outputs.map((items) => items.length)).toEqual([0, 1, 0]);
		const [task] = run.data.resultData.runData[nodeName] ?? [];
		expect(task?.hints?.map(({ message }) => message)).toEqual([
			expect.stringMatching(/Always Output Data is ignored/),
		]);
	});

	test('stays unchanged if there is no Pass output', async () => {
		simulator.faults.add({ then: { kind: 'answer', status: 500 } });
		const { outputs, run } = await runCheckNode(engine, face, [await submit(spoofed)], {
			alwaysOutputData: true,
			onError: 'continueErrorOutput',
			parameters: { routing: 'single' },
		});
		// n8n moves the failed item to the Error output, and then does as the setting says.
		expect(outputs).toMatchObject([[{ json: {} }], [{ json: { applicant: 'Ada' } }]]);
		const [task] = run.data.resultData.runData[nodeName] ?? [];
		expect(JSON.stringify(task?.hints)).not.toContain('Always Output Data');
	});
});

describe('files that n8n checks again after the node', () => {
	const combined = { binaryMode: 'combined' } as const;
	const ends = [
		['continueRegularOutput', 2],
		['continueErrorOutput', 3],
	] as const;

	/** Runs one unusual item, which the engine would not make itself, and returns where it went. */
	async function run(
		item: object,
		settings: WorkflowJson['settings'],
		setting: NodeSetting,
	): Promise<INodeExecutionData[][]> {
		const workflow = checkWorkflow(face, setting);
		const items = [item as INodeExecutionData];
		const finished = await engine.run({ ...workflow, settings }, items).finished;
		expect(finished.run.data.resultData.error).toBeUndefined();
		return finished.outputsOf(nodeName);
	}

	const fields: ReadonlyArray<[string, object]> = [
		['text', { _files: 'a text' }],
		['a list', { _files: ['a text'] }],
		['nothing', { _files: null }],
	];
	const files: ReadonlyArray<[string, unknown]> = [
		['without content', { mimeType: 'image/png' }],
		['with an empty ID', { id: '', mimeType: 'image/png' }],
		['with a number for content', { id: '', data: 5 }],
		['with a number for a type', { data: 'aGVsbG8=', mimeType: 5 }],
		['with an object for a type', { data: 'aGVsbG8=', mimeType: {} }],
		['that is nothing', null],
	];

	describe.each(ends)('on error: %s', (onError, errorOutput) => {
		const setting = { onError, parameters: { binaryPropertyName: '_files.data' } };

		test.each(fields)('kept in the fields, with a "_files" that is %s', async (_what, json) => {
			const item = await submit(spoofed);
			const outputs = await run({ ...item, json }, combined, setting);
			expect(outputs[errorOutput]).toHaveLength(1);
			expect(outputs.flat()).toHaveLength(1);
		});

		test.each(files)('kept in the fields, with a file %s', async (_what, other) => {
			const { json, binary } = await submit(spoofed);
			const item = { json: { ...json, _files: binary }, binary: { other } };
			const [pass, fail] = await run(item, combined, setting);
			expect([pass, fail?.length]).toEqual([[], 1]);

			const unchecked = { ...setting, parameters: { ...setting.parameters, threshold: 'none' } };
			const outputs = await run(item, combined, unchecked);
			expect(outputs[errorOutput]).toHaveLength(1);
			expect(outputs.flat()).toHaveLength(1);
		});

		test.each(files)('kept separately, with a file %s', async (_what, other) => {
			const { json, binary } = await submit(spoofed);
			const [pass, fail] = await run({ json, binary: { ...binary, other } }, undefined, {
				onError,
			});
			expect([pass, fail?.length]).toEqual([[], 1]);
		});

		test('an item with files but no fields', async () => {
			const { binary } = await submit(spoofed);
			const [pass, fail] = await run({ binary }, undefined, { onError });
			expect([pass, fail?.length]).toEqual([[], 1]);
		});
	});

	test('a field "_files" loses no files if they are kept separately', async () => {
		const item = await submit(genuine);
		const [pass] = await run({ ...item, json: { _files: ['selfie.jpg'] } }, undefined, {});
		expect(pass?.[0]?.binary?.data).toBeDefined();
	});
});

/** One of our nodes with a faulty provider. */
class BrokenNode implements INodeType {
	description = {
		displayName: 'Broken',
		name: 'broken',
		group: ['transform' as const],
		version: 1,
		description: 'A check whose provider has a mistake',
		defaults: { name: 'Broken' },
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsExpression,
		credentials: [{ name: 'kairosApi', required: true }],
		properties: checkProperties('faceLiveness'),
	};

	execute = async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runCheck(this, 'faceLiveness', [brokenProvider(this.getNode().notes)]);
	};
}

function brokenProvider(mistake: string | undefined): Provider {
	const check = kairos.checks.faceLiveness;
	if (!check) throw new Error('Kairos checks faces');
	const none = { transactionId: null, engineVersion: null };
	return {
		...kairos,
		checks: {
			faceLiveness: {
				...check,
				async verify() {
					if (mistake === 'throws') throw new TypeError(`with a secret: ${String(genuine[0])}`);
					const score = mistake === 'NaN' ? Number.NaN : mistake === 'Infinity' ? Infinity : 1000;
					return { kind: 'scored', signals: [{ name: 'liveness', score }], warnings: [], ...none };
				},
			},
		},
	};
}

describe('faults in an adapter', () => {
	test.each(['throws', 'NaN', 'Infinity', '1000'])(
		'no item passes if an adapter returns %s',
		async (mistake) => {
			const type = 'n8n-nodes-kyc-liveness.broken';
			const nodeTypes = new Map([[type, new BrokenNode()]]);
			const broken = await startEngine({
				binaryMode: 'filesystem',
				credentials: demoCredentials(simulator),
				nodeTypes,
			});
			for (const onError of ['continueRegularOutput', 'continueErrorOutput'] as const) {
				const workflow = checkWorkflow({ ...face, nodeType: type }, { onError });
				const nodes = workflow.nodes.map((node) => ({ ...node, notes: mistake }));
				const finished = await broken.run({ ...workflow, nodes }, [await submit(genuine)]).finished;
				const outputs = finished.outputsOf(nodeName);
				expect(outputs[0]).toEqual([]);
				expect(outputs.flat()).toHaveLength(1);
				expect(JSON.stringify(outputs)).not.toContain('with a secret');
			}
		},
	);
});
