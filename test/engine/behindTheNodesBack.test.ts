import { startEngine, type Engine } from './engine';
import { demoCredentials, nodeName, runCheckNode, checkWorkflow } from './checkNode';
import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { outputsExpression } from '../../nodes/verification/n8n/outputs';
import { checkProperties } from '../../nodes/verification/n8n/properties';
import { runCheck } from '../../nodes/verification/n8n/runCheck';
import { kairos } from '../../nodes/verification/providers/kairos/kairos.provider';
import type { Provider } from '../../nodes/verification/providers/provider';
import { startSimulator, type Simulator } from '../simulator/simulator';
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

	test('is left alone where there is no Pass output', async () => {
		const { outputs } = await runCheckNode(engine, face, [await submit(spoofed)], {
			alwaysOutputData: true,
			parameters: { routing: 'single' },
		});
		expect(outputs.map((items) => items.length)).toEqual([1]);
	});
});

describe('Retry On Fail', () => {
	test.each([
		['continueRegularOutput', 1],
		['continueErrorOutput', 1],
		['stopWorkflow', 3],
	] as const)('on error %s: the vendor is asked %d times', async (onError, requests) => {
		simulator.faults.add({ then: { kind: 'answer', status: 500 } });
		const { outputs } = await runCheckNode(engine, face, [await submit(genuine)], {
			onError,
			retryOnFail: true,
		});
		expect(outputs[0] ?? []).toEqual([]);
		expect(simulator.requests).toHaveLength(requests);
	});
});

describe('a workflow that keeps files in the fields of its items', () => {
	const withoutContent = { mimeType: 'image/png' };
	const stumblingBlocks: ReadonlyArray<[string, object, object]> = [
		['a field "_files" that is text', { _files: 'a text' }, {}],
		['a field "_files" that is a list', { _files: ['a text'] }, {}],
		['a file without content', {}, { other: withoutContent }],
	];

	test.each(stumblingBlocks)('lets nobody pass over %s', async (_what, json, binary) => {
		for (const onError of ['continueRegularOutput', 'continueErrorOutput'] as const) {
			const item = await submit(spoofed);
			const stumbling = {
				json: { ...item.json, ...json },
				binary: { ...item.binary, ...binary } as INodeExecutionData['binary'],
			};
			const parameters = { binaryPropertyName: '_files.data' };
			const workflow = checkWorkflow(face, { onError, parameters });
			const settings = { binaryMode: 'combined' } as const;
			const finished = await engine.run({ ...workflow, settings }, [stumbling]).finished;
			const outputs = finished.outputsOf(nodeName);
			expect(outputs[0]).toEqual([]);
			expect(outputs.flat()).toHaveLength(1);
		}
	});
});

/** A node of ours with a provider that has a mistake in it. */
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

describe('our own mistakes', () => {
	test.each(['throws', 'NaN', 'Infinity', '1000'])(
		'an adapter that gives %s lets nobody pass',
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
