import { testedCalls } from '../../contract/vendorCalls';
import { demoCredentials } from '../../engine/checkNode';
import { callNamed } from '../../engine/items';
import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import { startForwardProxy, type ForwardProxy } from './forwardProxy';
import { checkWith, outputs } from '../oneCheck';
import { startN8n, type RunningN8n } from '../../harness/n8n/runningN8n';

let simulator: Simulator;
let proxy: ForwardProxy;
let n8n: RunningN8n;

/** n8n also sends its own requests, so only those to the vendor count. */
const askedFor = (part: string) => proxy.asked.filter(({ target }) => target.includes(part));

const passed = { status: 'success', output: outputs.pass, reason: null };

function start(env: Readonly<Record<string, string>>): void {
	beforeAll(async () => {
		simulator = await startSimulator();
		proxy = await startForwardProxy();
		const variables = { HTTP_PROXY: proxy.address, HTTPS_PROXY: proxy.address };
		n8n = await startN8n(simulator, { env: { ...variables, ...env } });
	});
	afterAll(async () => {
		await n8n.stop();
		await proxy.close();
		await simulator.close();
	});
}

describe('with a proxy', () => {
	start({});

	test.each(testedCalls)('$name sends the whole request through it', async (call) => {
		simulator.reset();
		const before = askedFor(`:${simulator.port}`).length;
		const credential = demoCredentials(simulator)[call.credentialType] ?? {};
		expect(await checkWith(n8n, call, credential)).toMatchObject(passed);
		expect(simulator.requests).toMatchObject([
			{ status: 200, scenario: 'genuine', imageSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
		]);
		expect(askedFor(`:${simulator.port}`)).toHaveLength(before + 1);
	});

	test('an https: request uses a tunnel, and the proxy sees no key', async () => {
		const call = callNamed('Kairos face');
		const baseUrl = 'https://vendor.invalid';
		const credential = { ...simulator.keys.kairos, baseUrl };
		const setting = { onError: 'continueRegularOutput', options: { maxRetries: 0 } } as const;
		const left = await checkWith(n8n, call, credential, setting);
		expect(left).toMatchObject({ output: outputs.inconclusive, reason: 'unreachable' });
		const asked = askedFor('vendor.invalid');
		expect(asked).toMatchObject([{ method: 'CONNECT', target: 'vendor.invalid:443' }]);
		expect(JSON.stringify(asked)).not.toContain(simulator.keys.kairos.appKey);
	});
});

describe('with a proxy that is not for this vendor', () => {
	start({ NO_PROXY: '127.0.0.1,localhost' });

	test.each(testedCalls)('$name connects without it', async (call) => {
		simulator.reset();
		const credential = demoCredentials(simulator)[call.credentialType] ?? {};
		expect(await checkWith(n8n, call, credential)).toMatchObject(passed);
		expect(simulator.requests).toHaveLength(1);
		expect(askedFor(`:${simulator.port}`)).toEqual([]);
	});
});
