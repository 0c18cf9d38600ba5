import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkProperties } from '../../nodes/verification/n8n/editor/checkProperties';
import { outputsExpression } from '../../nodes/verification/n8n/parameters/routing';
import { runCheck } from '../../nodes/verification/n8n/run/runCheck';
import { type Simulator, startSimulator } from '../harness/simulator/simulator';
import {
	checkWorkflow,
	demoCredentials,
	nodeName,
	type NodeSetting,
	runCheckNode,
} from './checkNode';
import { type Engine, type FinishedExecution, startEngine } from './engine';
import { callNamed, picture, startEngineFor } from './items';

const accura = callNamed('Accura face');
const kairos = callNamed('Kairos face');
const tooLarge = readFileSync(resolve(__dirname, '../../examples/images/11-too-large/id.jpg'));

let simulator: Simulator;
let engine: Engine;
let genuine: Buffer;
let spoofed: Buffer;
let noFace: Buffer;

beforeAll(async () => {
	simulator = await startSimulator();
	engine = await startEngineFor(simulator);
	genuine = await picture('genuine');
	spoofed = await picture('spoofedSelfie');
	noFace = await picture('noFace');
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

const hintsOf = ({ run }: FinishedExecution) =>
	run.data.resultData.runData[nodeName]?.[0]?.hints?.map(({ message }) => message);

async function hintsAfter(
	images: readonly Buffer[],
	setting: NodeSetting,
	call = kairos,
): Promise<string[] | undefined> {
	const items = await Promise.all(images.map((data) => engine.item({}, { data })));
	return hintsOf(await runCheckNode(engine, call, items, setting));
}

test('a run in which everything was scored says nothing', async () => {
	expect(await hintsAfter([genuine, spoofed], {})).toEqual([]);
});

test('images over the limit are counted, with the limit', async () => {
	expect(await hintsAfter([tooLarge, genuine, tooLarge], {}, accura)).toEqual([
		expect.stringMatching(/^2 images were too large for Accura, which takes at most 1 MB\. /),
	]);
});

test('what the vendor said of several images is told once', async () => {
	expect(await hintsAfter([noFace, noFace], {})).toEqual([
		expect.stringMatching(/^Kairos found no face in both images\. /),
	]);
});

test('a score that looks like a fraction is told for all that have one', async () => {
	simulator.faults.add({
		then: { kind: 'answer', status: 200, body: { status: true, data: { score: 0.97 } } },
	});
	const hints = await hintsAfter([genuine, genuine], {}, accura);
	expect(hints).toEqual([expect.stringMatching(/^For both items: .*Score Scale to Fraction\.$/)]);
});

test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'a refused key is told, on error %s',
	async (onError) => {
		simulator.faults.add({ then: { kind: 'answer', status: 401 } });
		expect(await hintsAfter([genuine, genuine], { onError })).toEqual([
			expect.stringMatching(/^Kairos refused the key, .* which left both items unchecked\. /),
		]);
	},
);

test('a credential that is missing is told without knowing the limits', async () => {
	const setting = { credential: false, onError: 'continueRegularOutput' } as const;
	expect(await hintsAfter([genuine], setting)).toEqual([
		expect.stringMatching(/^Kairos refused the key, or the credential cannot be used/),
	]);
});

/** The node in an n8n whose hints are missing or broken. */
class WithoutHints implements INodeType {
	description = {
		displayName: 'Without Hints',
		name: 'withoutHints',
		group: ['transform' as const],
		version: 1,
		description: 'A check in an n8n that knows no hints',
		defaults: { name: 'Without Hints' },
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsExpression,
		credentials: [{ name: 'kairosApi', required: true }],
		properties: checkProperties('faceLiveness'),
	};

	constructor(private readonly addExecutionHints: (() => void) | undefined) {
		const broken = { addExecutionHints: { value: this.addExecutionHints } };
		this.execute = async function (this: IExecuteFunctions) {
			return await runCheck(Object.create(this, broken) as IExecuteFunctions, 'faceLiveness');
		};
	}

	execute: (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;
}

describe('an n8n whose hints are missing or broken sends nobody to Pass for it', () => {
	const throwing = () => {
		throw new Error('No hints here');
	};

	test.each([
		['missing', undefined],
		['broken', throwing],
	])('%s', async (_name, addExecutionHints) => {
		const type = 'n8n-nodes-kyc-liveness.withoutHints';
		const old = await startEngine({
			binaryMode: 'filesystem',
			credentials: demoCredentials(simulator),
			nodeTypes: new Map([[type, new WithoutHints(addExecutionHints)]]),
		});
		for (const onError of ['continueRegularOutput', 'continueErrorOutput'] as const) {
			const setting = { onError, alwaysOutputData: true };
			const items = [await old.item({}, { data: noFace }), await old.item({}, { data: genuine })];
			const workflow = checkWorkflow({ ...kairos, nodeType: type }, setting);
			const finished = await old.run(workflow, items).finished;
			const left = finished.outputsOf(nodeName);
			expect(left.map((output) => output.map(({ pairedItem }) => pairedItem)).slice(0, 3)).toEqual([
				[{ item: 1 }],
				[],
				[{ item: 0 }],
			]);
		}
	});
});
