import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { testedCalls } from '../contract/vendorCalls';
import { demoCredentials } from '../engine/checkNode';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { freePort, startN8n, type RunningN8n } from '../harness/n8n/runningN8n';

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

const played = [...new Set(testedCalls.map(({ vendor }) => vendor))];

describe.each(played)('the test of $label credentials', ({ label: vendor, credential }) => {
	const { type } = credential;
	const [key, label] = credential.secret;

	/** The result of the form's test for the demo's data with this change. */
	async function test(change: ICredentialDataDecryptedObject) {
		const data = { ...demoCredentials(simulator)[type], ...change };
		const id = await n8n.api.createCredential(`Tested ${vendor}`, type, data);
		return await n8n.api.testCredential(id, type, data);
	}

	it('is green for a valid key, and sends no image', async () => {
		simulator.reset();
		expect(await test({})).toEqual({ status: 'OK', message: 'Connection successful!' });
		expect(simulator.requests).toMatchObject([{ imageSha256: null, billable: false }]);
	});

	it('is red for an invalid key', async () => {
		const { status, message } = await test({ [key]: 'wrong-demo-key' });
		expect(status).toBe('Error');
		expect(message).toMatch(new RegExp(`^${vendor} refused the .*\\b[Kk]ey\\b`));
	});

	it('is red without a key', async () => {
		const { status, message } = await test({ [key]: '' });
		expect({ status, message }).toEqual({ status: 'Error', message: `${label} is empty` });
	});

	it('is red when the vendor is down', async () => {
		const baseUrl = `http://127.0.0.1:${await freePort()}`;
		expect(await test({ baseUrl })).toMatchObject({ status: 'Error', message: 'ECONNREFUSED' });
	});

	it('is red for an address without a server', async () => {
		const baseUrl = `http://127.0.0.1:${simulator.port}/nowhere`;
		const { status, message } = await test({ baseUrl });
		expect(status).toBe('Error');
		expect(message).toContain('Base URL');
	});

	it('is red for an address that would send the key unencrypted', async () => {
		const { status, message } = await test({ baseUrl: 'http://vendor.example.com' });
		expect({ status, message }).toEqual({
			status: 'Error',
			message: expect.stringContaining('Base URL must begin with https://'),
		});
	});
});
