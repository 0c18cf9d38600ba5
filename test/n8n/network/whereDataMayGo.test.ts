import { testedCalls } from '../../contract/vendorCalls';
import { demoCredentials } from '../../engine/checkNode';
import { callNamed, errorModes, type ErrorMode } from '../../engine/items';
import { startDecoy, type Decoy } from '../../faults/decoy';
import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import { checkWith, outputs } from '../oneCheck';
import { startN8n, type RunningN8n } from '../../harness/n8n/runningN8n';

let simulator: Simulator;
let n8n: RunningN8n;

const kairos = callNamed('Kairos face');
const passed = { status: 'success', output: outputs.pass, reason: null };

/**
 * Refused because of a setting, before anything is sent.
 *
 * @param setting as the error names it
 */
const refusals = (setting: string): Readonly<Record<ErrorMode, object>> => ({
	stopWorkflow: { status: 'error', output: null, message: expect.stringContaining(setting) },
	continueRegularOutput: {
		status: 'success',
		output: outputs.inconclusive,
		reason: 'invalidParameter',
		attempts: 0,
	},
	continueErrorOutput: { status: 'success', output: outputs.error, reason: 'invalidParameter' },
});
const blocked = refusals('Base URL');
const notAllowed = refusals('Allowed HTTP Request Domains');

function start(env: Readonly<Record<string, string>>): void {
	beforeAll(async () => {
		simulator = await startSimulator();
		n8n = await startN8n(simulator, { env });
	});
	afterEach(() => simulator.reset());
	afterAll(async () => {
		await n8n.stop();
		await simulator.close();
	});
}

const credentialOf = (call: (typeof testedCalls)[number]) =>
	demoCredentials(simulator)[call.credentialType] ?? {};

describe("n8n's protection against requests to its own network", () => {
	start({
		N8N_SSRF_PROTECTION_ENABLED: 'true',
		N8N_SSRF_ALLOWED_HOSTNAMES: 'localhost',
		N8N_SSRF_BLOCKED_HOSTNAMES: 'vendor.example',
	});

	describe.each(errorModes)('%s', (onError) => {
		test.each(testedCalls)('$name is not sent to a blocked address', async (call) => {
			const left = await checkWith(n8n, call, credentialOf(call), { onError });
			expect(left).toMatchObject(blocked[onError]);
			expect(simulator.requests).toEqual([]);
		});

		test('sends nothing to a blocked name', async () => {
			const credential = { ...simulator.keys.kairos, baseUrl: 'https://vendor.example' };
			const left = await checkWith(n8n, kairos, credential, { onError });
			expect(left).toMatchObject(blocked[onError]);
		});
	});

	test('sends to an allowed name', async () => {
		const baseUrl = simulator.baseUrls.kairos.replace('127.0.0.1', 'localhost');
		const left = await checkWith(n8n, kairos, { ...simulator.keys.kairos, baseUrl });
		expect(left).toMatchObject(passed);
		expect(simulator.requests).toHaveLength(1);
	});
});

describe('if it allows the address', () => {
	start({ N8N_SSRF_PROTECTION_ENABLED: 'true', N8N_SSRF_ALLOWED_IP_RANGES: '127.0.0.0/8' });

	test.each(testedCalls)('$name is sent there', async (call) => {
		expect(await checkWith(n8n, call, credentialOf(call))).toMatchObject(passed);
		expect(simulator.requests).toHaveLength(1);
	});

	const restrictions = [
		['another host', { allowedHttpRequestDomains: 'domains', allowedDomains: 'vendor.example' }],
		['hosts below it', { allowedHttpRequestDomains: 'domains', allowedDomains: '*.127.0.0.1' }],
		['an empty list', { allowedHttpRequestDomains: 'domains', allowedDomains: ' ' }],
	] as const;

	describe.each(restrictions)('a credential that is allowed for %s', (_hosts, restriction) => {
		describe.each(errorModes)('%s', (onError) => {
			test.each(testedCalls)('$name sends nothing', async (call) => {
				const credential = { ...credentialOf(call), ...restriction };
				const left = await checkWith(n8n, call, credential, { onError });
				expect(left).toMatchObject(notAllowed[onError]);
				expect(simulator.requests).toEqual([]);
			});
		});
	});

	test.each([
		['its host', { allowedHttpRequestDomains: 'domains', allowedDomains: '127.0.0.1' }],
		['two', { allowedHttpRequestDomains: 'domains', allowedDomains: 'vendor.example, 127.0.0.1' }],
		['none, which is about the HTTP Request node', { allowedHttpRequestDomains: 'none' }],
	])('sends with a credential that is allowed for %s', async (_hosts, restriction) => {
		const credential = { ...credentialOf(kairos), ...restriction };
		expect(await checkWith(n8n, kairos, credential)).toMatchObject(passed);
	});

	describe('a redirect to another host', () => {
		let decoy: Decoy;

		beforeAll(async () => {
			decoy = await startDecoy();
		});
		afterAll(() => decoy.close());

		describe.each([301, 302, 303, 307, 308])('%i', (status) => {
			test.each(testedCalls)('$name does not follow it', async (call) => {
				simulator.faults.add({ then: { kind: 'redirect', status, location: decoy.url } });
				const setting = { onError: 'continueRegularOutput' } as const;
				const left = await checkWith(n8n, call, credentialOf(call), setting);
				expect(left).toMatchObject({ output: outputs.inconclusive, reason: 'rejectedByVendor' });
				expect(simulator.requests).toHaveLength(1);
				expect(decoy.connections()).toBe(0);
			});
		});
	});
});
