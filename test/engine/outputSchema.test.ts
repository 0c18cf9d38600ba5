import { dirname, join, resolve } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import { loadOutputSchema } from 'n8n-core';
import type { INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import packageJson from '../../package.json';
import { testedCalls, type TestedCall } from '../contract/vendorCalls';
import { drawImage } from '../harness/drawings/draw';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { onlyItem, runCheckNode, verdictOn, type NodeSetting } from './checkNode';
import type { Engine } from './engine';
import { startEngineFor } from './items';

const root = resolve(__dirname, '../..');
const fields = z.record(z.unknown());
const schemaOfItems = z.object({ properties: z.record(z.object({ properties: fields })) });

/** As n8n finds it: beside the node's file, by the node's version. */
function schemaOf({ nodeType }: TestedCall): Record<string, unknown> {
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

async function itemAfter(
	call: TestedCall,
	scenario: string,
	setting: NodeSetting,
): Promise<INodeExecutionData> {
	const data = await pictureFor(call, scenario);
	const { outputs } = await runCheckNode(engine, call, [await engine.item({}, { data })], setting);
	return onlyItem(outputs).item;
}

/** One item of each kind that the node puts out, the vendor's own answer on some of them. */
async function everyKindOfItem(call: TestedCall): Promise<INodeExecutionData[]> {
	const { scenario } = call.attack;
	const raw = { options: { includeRawResponse: true, maxRetries: 0 } };
	const goesOn = { onError: 'continueRegularOutput' } as const;
	return [
		await itemAfter(call, 'genuine', {}),
		await itemAfter(call, 'genuine', raw),
		await itemAfter(call, 'genuine', { options: { applicantMessage: 'de' } }),
		await itemAfter(call, scenario, {}),
		await itemAfter(call, scenario, { options: { reviewThreshold: 0 } }),
		await itemAfter(call, 'notAnalysable', { ...goesOn, ...raw }),
		await itemAfter(call, 'vendorDown', { ...goesOn, ...raw }),
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

	test('every kind of verdict is as the schema says', () => {
		const outcomes = items.map((item) => {
			valid(item.json);
			expect({ json: item.json, errors: valid.errors }).toMatchObject({ errors: null });
			return verdictOn([item], call.check).outcome;
		});
		expect(new Set(outcomes)).toEqual(new Set(['pass', 'fail', 'inconclusive', 'error']));
	});

	test('the schema has the fields that verdicts have, and no others', () => {
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
	])('no verdict could have %j', (change) => {
		const [passed] = items;
		const verdict = verdictOn(passed && [passed], call.check);
		expect(valid({ [call.check]: verdict })).toBe(true);
		expect(valid({ [call.check]: { ...verdict, ...change } })).toBe(false);
	});
});
