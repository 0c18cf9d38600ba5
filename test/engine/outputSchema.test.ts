import { dirname, join, resolve } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { loadOutputSchema } from 'n8n-core';
import type { INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { decisionOutputs } from '../../nodes/verification/n8n/parameters/decisionRouting';
import packageJson from '../../package.json';
import { testedCalls, type TestedCall } from '../contract/vendorCalls';
import { drawImage } from '../harness/drawings/draw';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { onlyItem, runCheckNode, verdictOn, type NodeSetting } from './checkNode';
import type { Engine } from './engine';
import { chain, checkNode, decisionNode, decisionsOf, start } from './decisionWorkflow';
import { picture, startEngineFor } from './items';

const root = resolve(__dirname, '../..');
const fields = z.record(z.unknown());
const schemaOfItems = z.object({ properties: z.record(z.object({ properties: fields })) });

/** Where n8n finds it: next to the node's file, by the node's version. */
function schemaOf({ nodeType }: Pick<TestedCall, 'nodeType'>): Record<string, unknown> {
	const ending = `/${nodeType.slice(nodeType.lastIndexOf('.') + 1)}.node.js`.toLowerCase();
	const file = packageJson.n8n.nodes.find((path) => path.toLowerCase().endsWith(ending)) ?? '';
	const schema = loadOutputSchema({ nodeDir: join(root, dirname(file)), version: 1 });
	if (!schema) throw new Error(`${nodeType} has no schema`);
	return schema;
}

let simulator: Simulator;
let engine: Engine;

beforeAll(async () => {
	simulator = await startSimulator();
	engine = await startEngineFor(simulator);
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

const drawn = new Map<string, Buffer>();

async function pictureFor({ subject }: TestedCall, scenario: string): Promise<Buffer> {
	const name = `${subject} ${scenario}`;
	const size = { width: 1280, height: 960 };
	const picture =
		drawn.get(name) ?? (await drawImage({ subject, scenario, format: 'jpeg', ...size }));
	drawn.set(name, picture);
	return picture;
}

async function itemWith(
	call: TestedCall,
	data: Buffer,
	setting: NodeSetting,
): Promise<INodeExecutionData> {
	const { outputs } = await runCheckNode(engine, call, [await engine.item({}, { data })], setting);
	return onlyItem(outputs).item;
}

async function itemAfter(
	call: TestedCall,
	scenario: string,
	setting: NodeSetting,
): Promise<INodeExecutionData> {
	return await itemWith(call, await pictureFor(call, scenario), setting);
}

/** One item of each kind that the node outputs, some with the vendor's raw answer. */
async function everyKindOfItem(call: TestedCall): Promise<INodeExecutionData[]> {
	const { scenario } = call.attack;
	const raw = { options: { includeRawResponse: true, maxRetries: 0 } };
	const goesOn = { onError: 'continueRegularOutput' } as const;
	return [
		await itemAfter(call, 'genuine', {}),
		await itemAfter(call, 'genuine', raw),
		await itemAfter(call, 'genuine', { options: { applicantMessage: 'de' } }),
		await itemAfter(call, 'genuine', { parameters: { simulate: true } }),
		await itemAfter(call, scenario, {}),
		await itemAfter(call, scenario, { options: { reviewThreshold: 0 } }),
		await itemAfter(call, 'notAnalysable', { ...goesOn, ...raw }),
		await itemAfter(call, 'vendorDown', { ...goesOn, ...raw }),
		await itemWith(call, Buffer.from('A note'), goesOn),
		await itemAfter(call, 'genuine', { ...goesOn, parameters: { threshold: 'high' } }),
		await itemAfter(call, 'genuine', { ...goesOn, parameters: { binaryPropertyName: 'no' } }),
	];
}

describe.each(testedCalls)('$name', (call) => {
	let valid: ValidateFunction;
	let items: readonly INodeExecutionData[];
	beforeAll(async () => {
		valid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schemaOf(call));
		items = await everyKindOfItem(call);
	});

	test('every kind of verdict matches the schema', () => {
		const outcomes = items.map((item) => {
			valid(item.json);
			expect({ json: item.json, errors: valid.errors }).toMatchObject({ errors: null });
			return verdictOn([item], call.check).outcome;
		});
		expect(new Set(outcomes)).toEqual(new Set(['pass', 'fail', 'inconclusive', 'error']));
	});

	test('the schema has exactly the fields of a verdict', () => {
		const { properties } = schemaOfItems.parse(schemaOf(call));
		expect(Object.keys(properties)).toEqual([call.check]);
		const described = Object.keys(properties[call.check]?.properties ?? {});
		const seen = items.flatMap((item) => Object.keys(verdictOn([item], call.check)));
		expect(new Set(described)).toEqual(new Set(seen));
	});

	test.each([
		{ outcome: 'maybe' },
		{ nextStep: 'guess' },
		{ passed: 'yes' },
		{ check: 'other' },
		{ image: {} },
		{ surprise: 1 },
	])('the schema rejects %j', (change) => {
		const [passed] = items;
		const verdict = verdictOn(passed && [passed], call.check);
		expect(valid({ [call.check]: verdict })).toBe(true);
		expect(valid({ [call.check]: { ...verdict, ...change } })).toBe(false);
	});
});

describe('KYC Decision', () => {
	const schema = schemaOf({ nodeType: 'n8n-nodes-kyc-liveness.kycDecision' });
	const valid = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

	test('every kind of decision is as the schema says', async () => {
		const scenarios = ['genuine', 'spoofedSelfie', 'notAnalysable', 'vendorDown', 'reviewBand'];
		const items = await Promise.all(
			scenarios.map(async (scenario) => await engine.item({}, { selfie: await picture(scenario) })),
		);
		const check = checkNode('faceLiveness', { options: { reviewThreshold: 50, maxRetries: 0 } });
		const decision = decisionNode({ options: { applicantMessage: 'en' } });
		const finished = await engine.run(chain(start, check, decision), items).finished;
		const simulated = checkNode('faceLiveness', { parameters: { simulate: true } });
		const other = await engine.run(chain(start, simulated, decision), items.slice(0, 1)).finished;
		const decided = [...decisionsOf(finished), ...decisionsOf(other)];
		expect(new Set(decided.map(({ output }) => output))).toEqual(new Set(decisionOutputs));
		for (const { item } of decided) {
			valid(item.json);
			expect({ json: item.json, errors: valid.errors }).toMatchObject({ errors: null });
			expect(valid({ kycDecision: { ...Object(item.json.kycDecision), surprise: 1 } })).toBe(false);
		}
	});
});
