import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IDataObject, INodeExecutionData, WorkflowExecuteMode } from 'n8n-workflow';
import { checkNames } from '../../nodes/verification/check';
import { testedCalls, type TestedCall } from '../contract/vendorCalls';
import { type Simulator, startSimulator } from '../harness/simulator/simulator';
import {
	checkWorkflow,
	demoCredentials,
	nodeName,
	type NodeSetting,
	onlyItem,
	runCheckNode,
	verdictOn,
} from './checkNode';
import {
	chain,
	checkNode,
	decisionNode,
	decisionsOf,
	node,
	scriptedNodes,
	scriptedType,
	start,
} from './decisionWorkflow';
import { type Engine, startEngine } from './engine';
import { callNamed, errorModes, picture, startEngineFor } from './items';

let simulator: Simulator;
/** Has no credential. */
let engine: Engine;
let genuine: Buffer;
let sockets = 0;
const count = () => {
	sockets++;
};

beforeAll(async () => {
	simulator = await startSimulator();
	engine = await startEngine({ binaryMode: 'filesystem', credentials: {} });
	genuine = await picture('genuine');
	subscribe('net.client.socket', count);
});
beforeEach(() => {
	sockets = 0;
});
afterEach(() => simulator.reset());
afterAll(async () => {
	unsubscribe('net.client.socket', count);
	await simulator.close();
});

const kairos = callNamed('Kairos face');
const documents = testedCalls.filter(({ call }) => call === 'argosDocument');

function simulating({ parameters, ...setting }: NodeSetting = {}): NodeSetting {
	return { credential: false, ...setting, parameters: { simulate: true, ...parameters } };
}

async function simulate(
	call: TestedCall,
	setting: NodeSetting = {},
	file = genuine,
): Promise<{ readonly output: number; readonly verdict: IDataObject }> {
	const item = await engine.item({ applicant: 'Ada' }, { data: file });
	const { outputs } = await runCheckNode(engine, call, [item], simulating(setting));
	const { item: left, output } = onlyItem(outputs);
	return { output, verdict: verdictOn([left], call.check) };
}

test('the count of sockets sees a request', async () => {
	const usual = await startEngineFor(simulator);
	await runCheckNode(usual, kairos, [await usual.item({}, { data: genuine })]);
	expect(sockets).toBeGreaterThan(0);
});

describe.each(testedCalls)('$name', (call) => {
	const marks = {
		provider: call.provider,
		simulated: true,
		attempts: 0,
		settings: expect.objectContaining({ host: null }),
		warnings: expect.arrayContaining([expect.stringContaining('No vendor saw the image')]),
		transactionId: expect.stringMatching(/^simulated-[0-9a-f-]{36}$/),
	};

	test.each([
		['pass', 0, { ...marks, outcome: 'pass', passed: true, nextStep: 'accept' }],
		['fail', 1, { ...marks, outcome: 'fail', passed: false, nextStep: 'reject' }],
		['review', 2, { ...marks, outcome: 'inconclusive', passed: false, nextStep: 'review' }],
		['noFace', 2, { ...marks, outcome: 'inconclusive', passed: false, nextStep: 'retake' }],
		['unavailable', 2, { ...marks, outcome: 'error', passed: false, nextStep: 'retry' }],
	])('%s, without a credential and without a socket', async (answer, output, expected) => {
		const left = await simulate(call, {
			parameters: { simulatedAnswer: answer },
			options: { reviewThreshold: 40 },
			onError: 'continueRegularOutput',
		});
		expect(left).toEqual({ output, verdict: expect.objectContaining(expected) });
		expect(left.verdict.summary).toContain(`${call.label} (simulated)`);
		expect(sockets).toBe(0);
		expect(simulator.requests).toEqual([]);
	});

	test('without a review threshold, a score just below the threshold fails', async () => {
		const { verdict } = await simulate(call, { parameters: { simulatedAnswer: 'review' } });
		const below = call.threshold.passes === 'above' ? 0 : 1;
		expect(verdict).toMatchObject({ outcome: 'fail', score: call.defaultThreshold - below });
	});

	test('the credential is not read, even if there is one', async () => {
		const { outputs } = await runCheckNode(
			engine,
			call,
			[await engine.item({}, { data: genuine })],
			simulating({ credential: true }),
		);
		expect(outputs.map((items) => items.length)).toEqual([1, 0, 0]);
	});
});

test('a verdict names the sample as the vendor’s raw answer, if the user wants it', async () => {
	const { verdict } = await simulate(kairos, { options: { includeRawResponse: true } });
	expect(verdict.raw).toMatchObject({ api_req_uid: verdict.transactionId });
});

test('each item has its own answer, and its own reference', async () => {
	const wanted = ['pass', 'fail', 'pass', 'noFace', 'maybe'];
	const items = await Promise.all(
		wanted.map(async (answer) => await engine.item({ answer }, { data: genuine })),
	);
	const parameters = { simulatedAnswer: '={{ $json.answer }}' };
	const setting = simulating({ parameters, onError: 'continueErrorOutput' });
	const { outputs } = await runCheckNode(engine, kairos, items, setting);
	expect(outputs.map((left) => left.map(({ json }) => json.answer))).toEqual([
		['pass', 'pass'],
		['fail'],
		['noFace'],
		['maybe'],
	]);
	const report = outputs[3]?.[0]?.json.error;
	expect(report).toMatchObject({ reason: 'invalidParameter', nextStep: 'fix', simulated: true });
	const references = outputs[0]?.map(({ json }) =>
		String(Reflect.get(Object(json.faceLiveness), 'transactionId')),
	);
	expect(new Set(references).size).toBe(2);
});

describe('what comes before the vendor is as usual', () => {
	test('a file that is not an image', async () => {
		const { output, verdict } = await simulate(kairos, {}, Buffer.from('No picture'));
		expect(output).toBe(2);
		expect(verdict).toMatchObject({ reasons: ['notAnImage'], simulated: true });
	});

	test('an image that has to be fitted, or is refused', async () => {
		const large = await picture('genuine', { width: 6000, height: 4500 });
		const fitted = await simulate(kairos, {}, large);
		expect(fitted.verdict).toMatchObject({
			outcome: 'pass',
			image: { fittedFrom: { width: 6000 } },
		});
		const refused = await simulate(kairos, { parameters: { fitImage: false } }, large);
		expect(refused.verdict).toMatchObject({ reasons: ['imageDimensionsTooLarge'] });
	});

	test('an image that cannot be judged may be an error', async () => {
		const { verdict } = await simulate(kairos, {
			parameters: { simulatedAnswer: 'noFace' },
			options: { unusableImage: 'error' },
			onError: 'continueRegularOutput',
		});
		expect(verdict).toMatchObject({ outcome: 'error', reasons: ['noFaceFound'], simulated: true });
	});

	test('a workflow that stops on an error', async () => {
		const parameters = { simulatedAnswer: 'unavailable' };
		const items = [await engine.item({}, { data: genuine })];
		const setting = simulating({ parameters, onError: 'stopWorkflow' });
		const { outputs, run } = await runCheckNode(engine, kairos, items, setting);
		expect(outputs).toEqual([]);
		expect(run.data.resultData.error?.message).toBe('Kairos (simulated) is unavailable (HTTP 503)');
	});
});

describe.each(documents)('$name answers at once, whatever Delivery says', (call) => {
	test.each([
		['wait', {}],
		['callback', { callbackUrl: 'nowhere' }],
	])('%s', async (delivery, others) => {
		const left = await simulate(call, { parameters: { delivery, ...others } });
		expect(left).toMatchObject({ output: 0, verdict: { outcome: 'pass', simulated: true } });
	});

	test('an invalid Delivery is an error', async () => {
		const { verdict } = await simulate(call, {
			parameters: { delivery: 'sometime' },
			onError: 'continueRegularOutput',
		});
		expect(verdict).toMatchObject({ reasons: ['invalidParameter'], simulated: true });
	});
});

const otherModes: readonly WorkflowExecuteMode[] = [
	...(['chat', 'cli', 'error', 'evaluation', 'integrated'] as const),
	...(['internal', 'retry', 'trigger', 'webhook'] as const),
];
const routings = { passFailInconclusive: 3, passFail: 2, single: 1 } as const;

describe.each(otherModes)('in mode %s, nobody passes', (mode) => {
	const { scripts, nodeTypes } = scriptedNodes();
	let other: Engine;
	let item: INodeExecutionData;

	beforeAll(async () => {
		const credentials = demoCredentials(simulator);
		other = await startEngine({ binaryMode: 'filesystem', credentials, nodeTypes, mode });
		item = await other.item({ applicant: 'Ada' }, { data: genuine });
		// n8n gives pinned items in manual executions only, so a node gives these.
		scripts.set('Items', () => [[item]]);
	});

	const cases = Object.entries(routings).flatMap(([routing, outputs]) =>
		errorModes.map((onError) => ({ routing, outputs, onError })),
	);

	test.each(cases)('$routing, $onError', async ({ routing, outputs, onError }) => {
		for (const call of testedCalls) {
			const parameters = { simulate: true, routing };
			const [, check] = checkWorkflow(call, { parameters, onError }).nodes;
			if (!check) throw new Error('A check was expected');
			const items = node({ name: 'Items', type: scriptedType });
			const { run, outputsOf } = await other.run(chain(start, items, check), [item]).finished;
			expect(simulator.requests).toEqual([]);
			if (onError === 'stopWorkflow') {
				expect(outputsOf(nodeName)).toEqual([]);
				expect(run.data.resultData.error?.message).toMatch(/not a manual execution/);
				continue;
			}
			const { item: left, output } = onlyItem(outputsOf(nodeName));
			expect(output).toBe(onError === 'continueErrorOutput' ? outputs : outputs - 1);
			const failed = { provider: call.provider, nextStep: 'fix', transactionId: null };
			if (onError === 'continueErrorOutput') {
				const { error } = left.json;
				expect(error).toMatchObject({ ...failed, reason: 'simulatedOutsideTest' });
				expect(error).not.toHaveProperty('simulated');
			} else {
				const verdict = verdictOn([left], call.check);
				const reasons = ['simulatedOutsideTest'];
				expect(verdict).toMatchObject({ ...failed, reasons, outcome: 'error', passed: false });
				expect(verdict).not.toHaveProperty('simulated');
			}
		}
	});

	test('KYC Decision leaves it unresolved', async () => {
		const face = checkNode('faceLiveness', {
			parameters: { simulate: true, binaryPropertyName: 'data' },
		});
		const items = node({ name: 'Items', type: scriptedType });
		const json = chain(start, items, face, decisionNode());
		const [decided] = decisionsOf(await other.run(json, [item]).finished);
		expect(decided).toMatchObject({
			output: 'unresolved',
			record: {
				nextStep: 'fix',
				reasons: [{ check: 'faceLiveness', reason: 'simulatedOutsideTest' }],
			},
		});
	});
});

test('KYC Decision accepts simulated checks in a manual execution, and says so', async () => {
	const checks = checkNames.map((check) =>
		checkNode(check, { parameters: { simulate: true }, credentials: {} }),
	);
	const json = chain(start, ...checks, decisionNode({ options: { report: true } }));
	const files = { selfie: genuine, idPhoto: await picture('genuine', { subject: 'idCard' }) };
	const [decided] = decisionsOf(await engine.run(json, [await engine.item({}, files)]).finished);
	expect(decided).toMatchObject({
		output: 'accept',
		record: {
			summary: 'Accepted: every required check passed, with simulated answers',
			checks: checkNames.map((check) => ({ check, outcome: 'pass', simulated: true })),
		},
	});
	expect(decided?.item.binary).toHaveProperty('kycReport');
});
