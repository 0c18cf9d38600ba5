import { startEngine } from './engine';
import { demoCredentials } from './checkNode';
import { chain, node, start } from './decisionWorkflow';
import {
	NodeConnectionTypes,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
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
		saved: credential,
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
	const credentials = { [credential.name]: { id: '1', name: '' } };
	const tester = node({ name: 'Tester', type: 'tester', credentials });
	const { run } = await engine.run(chain(start, tester), [await engine.item({})]).finished;
	return run.data.resultData.error ?? null;
}

describe.each(forms)('the form of $name', ({ credential, saved, key, path }) => {
	test('starts with the vendor’s address and masks the secrets', () => {
		const begins = credential.properties.map((field) => [field.name, field.default]);
		const keys = Object.keys(saved.keys).map((name) => [name, '']);
		expect(Object.fromEntries(begins)).toEqual({
			...Object.fromEntries(keys),
			...saved.defaults,
		});
		const masked = credential.properties.filter(({ typeOptions }) => typeOptions?.password);
		expect(masked.map(({ name }) => name)).toEqual([key]);
	});

	test('is green for a valid key, without a paid check', async () => {
		expect(credential.test?.request.disableFollowRedirect).toBe(true);
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

	test('does not send white space around a pasted key', async () => {
		const { authenticate } = credential;
		if (typeof authenticate !== 'function') throw new Error('It signs no requests');
		const right = { ...saved.keys, ...saved.defaults };
		const pasted = { ...right, [key]: ` ${saved.keys[key] ?? ''}\n` };
		const { headers } = await authenticate(pasted, { url: saved.defaults.baseUrl });
		expect(headers).toEqual((await authenticate(right, { url: '' })).headers);
		expect(Object.values(headers ?? {})).toContain(saved.keys[key]);
	});

	test('is red for an invalid key', async () => {
		const error = await pressTest(credential, { [key]: 'another-key-than-that' });
		expect(error).toMatchObject({ httpCode: expect.stringMatching(/^40[13]$/) });
		const worded = JSON.stringify(credential.test?.rules);
		for (const code of [401, 403, 404]) expect(worded).toContain(`"value":${String(code)}`);
	});

	const elsewhere = { allowedHttpRequestDomains: 'domains', allowedDomains: 'vendor.example' };

	test.each<[string, ICredentialDataDecryptedObject, string]>([
		['an empty key', { [key]: '' }, 'is empty'],
		['a blank key', { [key]: ' \n' }, 'is empty'],
		['no text as a key', { [key]: 5 }, 'is empty'],
		['no https', { baseUrl: 'http://vendor.invalid' }, 'Base URL must begin with https://'],
		['no address', { baseUrl: '' }, 'Base URL is empty'],
		['other domains', elsewhere, 'Allowed HTTP Request Domains does not list'],
	])('is red for %s, before anything is sent', async (_what, change, message) => {
		expect(JSON.stringify(await pressTest(credential, change))).toContain(message);
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
