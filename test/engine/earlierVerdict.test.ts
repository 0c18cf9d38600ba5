import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { nodeName, onlyItem, runCheckNode, checkWorkflow, type NodeSetting } from './checkNode';
import { type Wire, workflow } from './decisionWorkflow';
import type { Engine, WorkflowJson } from './engine';
import { callNamed, errorModes, picture, startEngineFor } from './items';

// An item may already have a verdict before its check, from an earlier try or from the applicant's
// form. An expression after the check must not read that verdict.

const face = callNamed('Kairos face');
const passed = { check: 'faceLiveness', outcome: 'pass', passed: true, score: 99 };
const otherCheck = { check: 'idLiveness', outcome: 'pass', passed: true, score: 90 };
const failing = ['continueRegularOutput', 'continueErrorOutput'] as const;

let simulator: Simulator;
let engine: Engine;
let genuine: Buffer;

beforeAll(async () => {
	simulator = await startSimulator();
	engine = await startEngineFor(simulator);
	genuine = await picture('genuine');
});
beforeEach(() => simulator.faults.add({ then: { kind: 'answer', status: 500 } }));
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

const submit = async (json: IDataObject) => await engine.item(json, { data: genuine });

interface Case {
	readonly setting?: NodeSetting;
	readonly settings?: WorkflowJson['settings'];
	/** The field that the node writes to, as its user's expressions name it. */
	readonly field?: string;
	readonly errorOutput?: number;
}

const cases: Readonly<Record<string, Case>> = {
	'three outputs': {},
	'two outputs': { setting: { parameters: { routing: 'passFail' } }, errorOutput: 2 },
	'a single output': { setting: { parameters: { routing: 'single' } }, errorOutput: 1 },
	'no input fields': { setting: { options: { includeInputFields: false } } },
	'Retry On Fail': { setting: { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 } },
	'Retry On Fail and a single output': {
		setting: {
			parameters: { routing: 'single' },
			...{ retryOnFail: true, maxTries: 3, waitBetweenTries: 10 },
		},
		errorOutput: 1,
	},
	'Always Output Data': { setting: { alwaysOutputData: true } },
	'files among the fields': { settings: { binaryMode: 'combined' } },
	'another field': { setting: { options: { resultField: 'selfie' } }, field: 'selfie' },
	'another field, and an option that gives nothing': {
		setting: { options: { resultField: 'selfie', includeBinary: '={{ $json.nowhere }}' } },
		field: 'selfie',
	},
	'a field that gives nothing': {
		setting: { options: { resultField: '={{ $json.nowhere }}' } },
		field: 'selfie',
	},
	'a name that is reserved': { setting: { options: { resultField: 'error' } } },
	'no credential': { setting: { credential: false } },
	'an image that is unusable': {
		setting: {
			parameters: { binaryPropertyName: 'nowhere' },
			options: { unusableImage: 'error' },
		},
	},
};

describe.each(Object.entries(cases))(
	'%s',
	(_name, { setting = {}, settings, field, errorOutput = 3 }) => {
		const read = field ?? 'faceLiveness';

		test.each(failing)('on error %s', async (onError) => {
			const item = await submit({ applicant: 'Ada', [read]: passed, idLiveness: otherCheck });
			const json = { ...checkWorkflow(face, { ...setting, onError }), settings };
			const { outputsOf, run } = await engine.run(json, [item]).finished;
			expect(run.data.resultData.error).toBeUndefined();
			const outputs = outputsOf(nodeName);
			const { item: left, output } = onlyItem(outputs);
			expect(Reflect.get(Object(left.json[read]), 'passed')).not.toBe(true);
			if (onError !== 'continueErrorOutput') return;
			expect(output).toBe(errorOutput);
			expect(left.json).toMatchObject({ applicant: 'Ada', error: { check: 'faceLiveness' } });
			expect(left.json).not.toHaveProperty(read);
			if (settings?.binaryMode !== 'combined')
				expect(left.binary?.data?.id).toBe(item.binary?.data?.id);
		});
	},
);

test('the other items leave as usual, each by its own output', async () => {
	simulator.reset();
	simulator.faults.add({ when: { nth: 2 }, then: { kind: 'answer', status: 500 } });
	const items = await Promise.all(
		[{ name: 'a' }, { name: 'b', faceLiveness: passed }, { name: 'c' }].map(submit),
	);
	const text = { json: { name: 'd' } };
	const { outputs } = await runCheckNode(engine, face, [...items, text], {
		onError: 'continueErrorOutput',
		options: { maxConcurrency: 1 },
	});
	const left = outputs.map((output) =>
		output.map(({ json, pairedItem }) => [json.name, pairedItem]),
	);
	expect(left).toEqual([
		[
			['a', { item: 0 }],
			['c', { item: 2 }],
		],
		[],
		[],
		[
			['b', { item: 1 }],
			['d', { item: 3 }],
		],
	]);
});

test('the output of earlier nodes does not change, and a loop finds the Error output again', async () => {
	simulator.reset();
	for (const nth of [1, 2]) {
		simulator.faults.add({ when: { nth }, then: { kind: 'answer', status: 500 } });
	}
	const workflow = checkWorkflow(face, { onError: 'continueErrorOutput' });
	const [toCheck] = workflow.connections.Start?.main ?? [];
	if (!toCheck) throw new Error('No start');
	const connections = { Start: { main: [toCheck] }, [nodeName]: { main: [[], [], [], toCheck] } };
	const item = await submit({ faceLiveness: passed });
	const { run, outputsOf } = await engine.run({ ...workflow, connections }, [item]).finished;
	const tasks = run.data.resultData.runData[nodeName] ?? [];
	expect(tasks.map(({ data }) => data?.main?.map((left) => left?.length ?? 0))).toEqual([
		[0, 0, 0, 1],
		[0, 0, 0, 1],
		[1, 0, 0, 0],
	]);
	expect(outputsOf('Start')).toMatchObject([[{ json: { faceLiveness: passed } }]]);
});

test('n8n may run the node again after it has moved items itself', async () => {
	simulator.reset();
	simulator.faults.add({ when: { nth: 2 }, times: 1, then: { kind: 'answer', status: 500 } });
	simulator.faults.add({ when: { nth: 3 }, times: 1, then: { kind: 'answer', status: 500 } });
	// n8n treats the run as failed if output 0 has a field "error".
	const items = [await submit({ error: 'old' }), await submit({ faceLiveness: passed })];
	const { outputs } = await runCheckNode(engine, face, items, {
		onError: 'continueErrorOutput',
		...{ retryOnFail: true, maxTries: 2, waitBetweenTries: 10 },
		options: { maxConcurrency: 1 },
	});
	expect(simulator.requests).toHaveLength(3);
	expect(outputs.map((left) => left.length)).toEqual([1, 0, 0, 1]);
	expect(outputs[3]?.[0]?.json).not.toHaveProperty('faceLiveness');
});

describe('an error from an earlier node', () => {
	const own = { check: 'faceLiveness', message: 'Kairos is unavailable' };
	const others = [{ check: 'idLiveness', message: 'Accura is unavailable' }, 'a text', null];

	beforeEach(() => simulator.reset());

	test('of the same check disappears when there is an answer', async () => {
		const setting = { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 };
		const item = await submit({ name: 'Ada', error: own });
		const { outputs } = await runCheckNode(engine, face, [item], setting);
		const { item: left, output } = onlyItem(outputs);
		expect({ output, keys: Object.keys(left.json) }).toEqual({
			output: 0,
			keys: ['name', 'faceLiveness'],
		});
		expect(item.json.error).toEqual(own);
	});

	test.each(others)('of others stays: %j', async (error) => {
		const { outputs } = await runCheckNode(engine, face, [await submit({ error })]);
		expect(onlyItem(outputs).item.json.error).toEqual(error);
	});
});

describe('a fallback vendor that answers leaves no error of the first one', () => {
	const second = callNamed('ARGOS face');
	const modes: ReadonlyArray<readonly [onError: (typeof failing)[number], output: number]> = [
		['continueErrorOutput', 3],
		['continueRegularOutput', 2],
	];
	const settings: ReadonlyArray<readonly [string, INodeParameters, readonly string[]]> = [
		['a new node', {}, ['applicant', 'faceLiveness']],
		['no input fields', { includeInputFields: false }, ['faceLiveness']],
	];

	describe.each(modes)('on error %s', (onError, output) => {
		test.each(settings)('%s', async (_name, options, fields) => {
			const [, first] = checkWorkflow(face, { onError }).nodes;
			const [start, other] = checkWorkflow(second, { options }).nodes;
			if (!first || !start || !other) throw new Error('No nodes');
			const fallback = { ...other, name: 'Second Vendor' };
			const wires: Wire[] = [
				[start.name, 0, nodeName],
				[nodeName, output, fallback.name],
			];
			const json = workflow([start, first, fallback], wires);
			simulator.reset();
			simulator.faults.add({ when: { vendor: 'kairos' }, then: { kind: 'answer', status: 500 } });
			const items = [await submit({ applicant: 'Ada' })];
			const { outputsOf } = await engine.run(json, items).finished;
			const { item, output: end } = onlyItem(outputsOf(fallback.name));
			expect({ end, fields: Object.keys(item.json) }).toEqual({ end: 0, fields });
			expect(item.json.faceLiveness).toMatchObject({ provider: 'argos', passed: true });
		});
	});

	test('which writes to another field', async () => {
		simulator.reset();
		const error = { check: 'faceLiveness', message: 'Kairos is unavailable' };
		const { outputs } = await runCheckNode(engine, second, [await submit({ error })], {
			options: { resultField: 'secondOpinion' },
		});
		expect(Object.keys(onlyItem(outputs).item.json)).toEqual(['secondOpinion']);
	});
});

test.each(errorModes)('a passing check overwrites it, on error %s', async (onError) => {
	simulator.reset();
	const items = [await submit({ faceLiveness: { passed: true, score: 1 } })];
	const { outputs } = await runCheckNode(engine, face, items, { onError });
	expect(onlyItem(outputs).item.json.faceLiveness).toMatchObject({ provider: 'kairos', score: 97 });
});
