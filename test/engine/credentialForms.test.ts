import { startEngine } from './engine';
import { demoCredentials } from './checkNode';
import {
	NodeConnectionTypes,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type INode,
	type INodeType,
} from 'n8n-workflow';
import { testedCalls } from '../contract/vendorCalls';
import { status } from '../faults/row';
import { credentialTypeOf } from '../vendors/credentialTypes';
import type { Fault } from '../harness/simulator/faults/fault';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';

const forms = [...new Set(testedCalls.map(({ vendor }) => vendor))].map(
	({ label, credential, calls: [call] }) => ({
		name: label,
		credential: credentialTypeOf(credential.type),
		key: credential.secret[0],
		path: call?.path ?? '',
	}),
);

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

/** n8n tests a credential by a node of one field, whose routing is the credential's test request. */
function testerOf({ name, test }: ICredentialType): INodeType {
	if (!test) throw new Error(`${name} has no test`);
	return {
		description: {
			displayName: 'Tester',
			name: 'tester',
			group: ['transform'],
			version: 1,
			description: 'Runs the test of a credential',
			defaults: { name: 'Tester' },
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name, required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					default: '',
					routing: { request: test.request },
				},
			],
		},
	};
}

/** Presses the form's test button: null for green, else the error behind red. */
async function pressTest(credential: ICredentialType, change: ICredentialDataDecryptedObject = {}) {
	const saved = demoCredentials(simulator)[credential.name];
	const engine = await startEngine({
		binaryMode: 'default',
		credentials: { [credential.name]: { ...saved, ...change } },
		nodeTypes: new Map([['tester', testerOf(credential)]]),
	});
	const node = { typeVersion: 1, position: [0, 0], parameters: {} } satisfies Partial<INode>;
	const workflow = {
		nodes: [
			{ ...node, id: '1', name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
			{
				...node,
				id: '2',
				name: 'Tester',
				type: 'tester',
				credentials: { [credential.name]: { id: '1', name: '' } },
			},
		],
		connections: {
			Start: { main: [[{ node: 'Tester', type: NodeConnectionTypes.Main, index: 0 }]] },
		},
	};
	const { run } = await engine.run(workflow, [await engine.item({})]).finished;
	return run.data.resultData.error ?? null;
}

describe.each(forms)('the form of $name', ({ credential, key, path }) => {
	test('is green for a right key, and no check is made or paid for', async () => {
		expect(await pressTest(credential)).toBeNull();
		expect(simulator.requests).toMatchObject([
			{
				method: 'POST',
				path: expect.stringMatching(`${path}$`),
				status: 400,
				billable: false,
				file: null,
				contentLength: 0,
			},
		]);
	});

	test('is red for a wrong key', async () => {
		const error = await pressTest(credential, { [key]: 'another-key-than-that' });
		expect(error).toMatchObject({ httpCode: expect.stringMatching(/^40[13]$/) });
		const worded = JSON.stringify(credential.test?.rules);
		for (const code of [401, 403, 404]) expect(worded).toContain(`"value":${String(code)}`);
	});

	test('is red for an empty key, before anything is sent', async () => {
		expect(await pressTest(credential, { [key]: '' })).not.toBeNull();
		expect(simulator.requests).toHaveLength(0);
	});

	test('is red for an address without https, before anything is sent', async () => {
		const error = await pressTest(credential, { baseUrl: 'http://vendor.invalid' });
		expect(JSON.stringify(error)).toContain('has to begin with https://');
		expect(simulator.requests).toHaveLength(0);
	});

	const reds: ReadonlyArray<readonly [string, Fault]> = [
		['is over its limits', status(403)],
		['is not at that address', status(404)],
		['sends elsewhere', { kind: 'redirect', status: 302, location: 'http://127.0.0.1:9/' }],
		['is busy', status(429)],
		['has a mistake', status(500)],
		['is down', status(503)],
		['hangs up', { kind: 'closeWithoutAnswer' }],
	];

	test.each(reds)('is red when the vendor %s', async (_name, then) => {
		simulator.faults.add({ then });
		expect(await pressTest(credential)).not.toBeNull();
		expect(simulator.requests).toHaveLength(1);
	});
});
