import type { ICredentialDataDecryptedObject, INodeExecutionData, IRun } from 'n8n-workflow';
import { version } from '../../package.json';
import { testedCalls } from '../contract/vendorCalls';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { demoCredentials, runCheckNode, verdictOn, type NodeSetting } from './checkNode';
import { startEngine, type Engine } from './engine';
import { callNamed, errorModes, picture, startEngineFor, type ErrorMode } from './items';

const documents = testedCalls.filter(({ call }) => call === 'argosDocument');
const document = callNamed('ARGOS document, Document Forgery');
const secret = 'a-secret-of-this-callback';

let simulator: Simulator;
let engine: Engine;
let callbackUrl: string;
const pictures = new Map<string, Buffer>();

beforeAll(async () => {
	simulator = await startSimulator();
	// Nothing listens there. Other tests check the callbacks.
	callbackUrl = `http://127.0.0.1:9/webhook/results?secret=${secret}`;
	engine = await startEngineFor(simulator);
	for (const scenario of ['genuine', 'replacedPortrait', 'vendorDown']) {
		pictures.set(scenario, await picture(scenario, { subject: 'idCard' }));
	}
});
beforeEach(() => simulator.callbacks.set({ hold: true }));
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

async function itemOf(scenario: string): Promise<INodeExecutionData> {
	const file = pictures.get(scenario) ?? Buffer.from('This is a text, whatever its name says.');
	return await engine.item({ name: scenario }, { data: file });
}

async function run(scenarios: readonly string[], setting: NodeSetting = {}, call = document) {
	const items = await Promise.all(scenarios.map(itemOf));
	const parameters = { delivery: 'callback', callbackUrl, ...setting.parameters };
	return await runCheckNode(engine, call, items, { ...setting, parameters });
}

function namesOn(outputs: readonly INodeExecutionData[][]): unknown[][] {
	return outputs.map((items) => items.map(({ json }) => json.name));
}

/** What the only item or the stopped execution says. */
function messageIn(
	outputs: readonly INodeExecutionData[][],
	{ data }: IRun,
	onError: ErrorMode,
): unknown {
	if (onError === 'stopWorkflow') return data.resultData.error?.message;
	const [onErrorOutput] = onError === 'continueErrorOutput' ? (outputs.at(-1) ?? []) : [];
	const report: unknown = onErrorOutput
		? onErrorOutput.json.error
		: verdictOn(outputs[2], document.check).error;
	return Reflect.get(Object(report), 'message');
}

describe.each(documents)('$name', (call) => {
	test('leaves by Pending immediately, with the ID of its later result', async () => {
		const { outputs } = await run(['genuine'], {}, call);
		expect(namesOn(outputs)).toEqual([[], [], [], ['genuine']]);
		const [accepted] = simulator.callbacks.accepted;
		expect(verdictOn(outputs[3], call.check)).toEqual({
			check: call.check,
			provider: 'argos',
			outcome: 'pending',
			passed: false,
			summary: `Pending: ARGOS sends the result later (${accepted?.transactionId})`,
			score: null,
			threshold: call.defaultThreshold,
			nextStep: 'wait',
			reasons: [],
			signals: [],
			image: expect.objectContaining({ format: 'jpeg', sha256: accepted?.imageSha256 }),
			transactionId: accepted?.transactionId,
			engineVersion: call.engineVersion,
			checkedAt: expect.any(String),
			durationMs: expect.any(Number),
			attempts: 1,
			settings: {
				reviewThreshold: null,
				unusableImage: 'inconclusive',
				fitImage: expect.any(Boolean),
				parameters: call.defaults,
				host: new URL(simulator.baseUrls.argos).host,
			},
			packageVersion: version,
			warnings: expect.any(Array),
		});
		expect(accepted?.url).toBe(callbackUrl);
		expect(Object.keys(outputs[3]?.[0]?.binary ?? {})).toEqual(['data']);
	});
});

test.each([
	['passFailInconclusive', [[], [], ['aText'], ['genuine']]],
	['passFail', [[], ['aText'], ['genuine']]],
	['single', [['genuine', 'aText']]],
])('with routing %s an unusable image leaves by its usual output', async (routing, expected) => {
	const { outputs } = await run(['genuine', 'aText'], { parameters: { routing } });
	expect(namesOn(outputs)).toEqual(expected);
	expect(simulator.requests).toHaveLength(1);
});

describe.each(errorModes)('an error, with %s', (onError) => {
	test('leaves as in every check, and never by Pass or Pending', async () => {
		const options = { maxRetries: 0 };
		const { outputs, run: ran } = await run(['vendorDown', 'genuine'], { onError, options });
		if (onError === 'stopWorkflow') {
			expect(ran.data.resultData.error?.message).toMatch(/is unavailable/);
			expect(outputs).toEqual([]);
			return;
		}
		const moved = onError === 'continueErrorOutput';
		expect(namesOn(outputs)).toEqual([
			[],
			[],
			moved ? [] : ['vendorDown'],
			['genuine'],
			...(moved ? [['vendorDown']] : []),
		]);
	});

	test.each<[string, NodeSetting['parameters'], RegExp]>([
		['an unknown delivery', { delivery: 'later' }, /Delivery must be one of/],
		['a delivery of nothing', { delivery: '={{ null }}' }, /Delivery must be one of/],
		[
			'no address',
			{ callbackUrl: '' },
			/^Callback Credential is not selected, and Callback URL is e/,
		],
		['an address of nothing', { callbackUrl: '={{ $json.none }}' }, /Callback URL is empty/],
		['plain http', { callbackUrl: 'http://example.com/' }, /Callback URL must begin with https/],
		['a password', { callbackUrl: 'https://a:b@example.com/' }, /must not contain a user/],
		['no web address', { callbackUrl: 'results' }, /Callback URL is not a web address/],
	])('refuses %s and sends nothing', async (_what, parameters, message) => {
		const { outputs, run: ran } = await run(['genuine'], { onError, parameters });
		expect(simulator.requests).toEqual([]);
		expect(outputs[0] ?? []).toEqual([]);
		expect(messageIn(outputs, ran, onError)).toMatch(message);
	});
});

describe('an error beside an earlier verdict', () => {
	// n8n shows Pending only where it knows the provider for one that can answer later.
	test.each<[string, NodeSetting['parameters'], number]>([
		['a delivery that is none', { delivery: 'later' }, 4],
		['a delivery of nothing', { delivery: '={{ null }}' }, 4],
		['two outputs and a delivery of nothing', { delivery: '={{ null }}', routing: 'passFail' }, 3],
		['a routing of nothing', { routing: '={{ null }}' }, 4],
		['a provider of nothing', { provider: '={{ $json.none }}' }, 3],
		['a provider that answers at once', { provider: '={{ "accura" }}' }, 3],
	])('leaves by the Error output with %s, and not by Pending', async (_what, parameters, own) => {
		const item = await itemOf('genuine');
		const earlier = { ...item, json: { [document.check]: { passed: true } } };
		const { outputs } = await runCheckNode(engine, document, [earlier], {
			parameters: { delivery: 'callback', callbackUrl, ...parameters },
			onError: 'continueErrorOutput',
		});
		expect(outputs.map((left) => left.length)).toEqual([...Array<number>(own).fill(0), 1]);
	});
});

test('each item can have its own address', async () => {
	const parameters = { callbackUrl: `={{ "${callbackUrl}&of=" + $json.name }}` };
	await run(['genuine', 'replacedPortrait'], { parameters });
	const urls = simulator.callbacks.accepted.map(({ url }) => url).sort();
	expect(urls).toEqual([`${callbackUrl}&of=genuine`, `${callbackUrl}&of=replacedPortrait`]);
});

describe('with the credential for callbacks', () => {
	const url = 'http://127.0.0.1:9/webhook/results';
	const filledIn = { secret: 'a/secret+of=this&callback', url };
	const chosen: NodeSetting = { otherCredentials: ['argosCallbackApi'] };
	const ofField = { callbackUrl: 'https://fields.example.com/' };

	/** The same run with other data in the credential. Null stands for a deleted credential. */
	async function runWith(saved: ICredentialDataDecryptedObject | null, setting: NodeSetting = {}) {
		const { argosApi = {} } = demoCredentials(simulator);
		const credentials = { argosApi, ...(saved === null ? {} : { argosCallbackApi: saved }) };
		const other = await startEngine({ binaryMode: 'filesystem', credentials });
		const parameters = { delivery: 'callback', ...setting.parameters };
		const items = [await itemOf('genuine')];
		return await runCheckNode(other, document, items, { ...chosen, ...setting, parameters });
	}

	test.each<[string, NodeSetting['parameters']]>([
		['', {}],
		[', and not to the Callback URL', ofField],
	])('the result goes to its address%s', async (_what, parameters) => {
		const { outputs } = await runWith(filledIn, { parameters });
		expect(namesOn(outputs)).toEqual([[], [], [], ['genuine']]);
		const called = simulator.callbacks.accepted.map((accepted) => new URL(accepted.url));
		expect(called.map(({ origin, pathname }) => origin + pathname)).toEqual([url]);
		const told = called.map(({ searchParams }) => [...searchParams]);
		expect(told).toEqual([[['secret', filledIn.secret]]]);
	});

	test('blanks around the values do not count', async () => {
		await runWith({ secret: ` ${filledIn.secret}\n`, url: ` ${url}/ ` });
		const expected = `${url}?secret=${encodeURIComponent(filledIn.secret)}`;
		expect(simulator.callbacks.accepted.map((accepted) => accepted.url)).toEqual([expected]);
	});

	test('an immediate check does not read it', async () => {
		const parameters = { delivery: 'immediate' };
		const { outputs } = await runWith(null, { parameters, otherCredentials: [] });
		expect(namesOn(outputs)).toEqual([['genuine'], [], []]);
	});

	test.each([filledIn.secret, encodeURIComponent(filledIn.secret)])(
		'the secret %s that the answer echoes does not reach the item',
		async (echo) => {
			const message = `No answer came from ${url}?secret=${echo}`;
			simulator.faults.add({ then: { kind: 'answer', status: 400, body: { message } } });
			const { outputs } = await runWith(filledIn, {
				onError: 'continueRegularOutput',
				options: { includeRawResponse: true },
			});
			expect(verdictOn(outputs[2], document.check)).toMatchObject({
				raw: { message: expect.stringContaining('[removed]') },
			});
			expect(JSON.stringify(outputs)).not.toContain(echo);
		},
	);

	const missing = /^ARGOS Callback credential is missing, was deleted, or cannot be read$/;
	const unusable = /^Secret of the ARGOS Callback credential must have at least 16 letters/;
	const address = (problem: string) =>
		new RegExp(`^URL of the ARGOS Callback credential ${problem}`);

	describe.each(errorModes)('a mistake in it, with %s', (onError) => {
		test.each<[string, ICredentialDataDecryptedObject | null, RegExp]>([
			['a deleted one', null, missing],
			['no secret', { url }, unusable],
			['a short secret', { ...filledIn, secret: 'only-15-letters' }, unusable],
			['blanks', { ...filledIn, secret: ' '.repeat(20) }, unusable],
			['a space in the secret', { ...filledIn, secret: 'two words and more' }, unusable],
			['an umlaut in the secret', { ...filledIn, secret: 'sechzehn-zeichen-ä' }, unusable],
			['a number as the secret', { ...filledIn, secret: 1234567890123456 }, unusable],
			['no address', { secret: filledIn.secret }, address('is empty')],
			['plain http', { ...filledIn, url: 'http://example.com/' }, address('must begin with https')],
			[
				'a secret in the address',
				{ ...filledIn, url: `${url}?secret=x` },
				address('must not contain a q'),
			],
			[
				'a password',
				{ ...filledIn, url: 'https://a:b@example.com/' },
				address('must not contain a u'),
			],
			['no web address', { ...filledIn, url: 'results' }, address('is not a web address')],
		])('refuses %s and sends nothing', async (_what, saved, message) => {
			// The Callback URL must not take its place.
			const { outputs, run: ran } = await runWith(saved, { onError, parameters: ofField });
			expect(simulator.requests).toEqual([]);
			expect(outputs[0] ?? []).toEqual([]);
			expect(messageIn(outputs, ran, onError)).toMatch(message);
		});
	});
});

test('a score that arrives immediately decides the output', async () => {
	const result = {
		screenReplay: { liveness_score: 99 },
		paperPrinted: { liveness_score: 92 },
		replacePortraits: { liveness_score: 42 },
	};
	simulator.faults.add({ then: { kind: 'answer', status: 200, body: { result } } });
	const { outputs } = await run(['genuine']);
	expect(namesOn(outputs)).toEqual([[], ['genuine'], [], []]);
});

test('an address that the answer echoes does not reach the item', async () => {
	const message = `No answer came from ${callbackUrl} (secret ${secret})`;
	simulator.faults.add({ then: { kind: 'answer', status: 400, body: { message } } });
	const setting = {
		onError: 'continueRegularOutput',
		options: { includeRawResponse: true },
	} as const;
	const { outputs } = await run(['genuine'], setting);
	expect(verdictOn(outputs[2], document.check)).toMatchObject({
		reasons: ['rejectedByVendor'],
		raw: { message: expect.stringContaining('[removed]') },
	});
	expect(JSON.stringify(outputs)).not.toContain(secret);
});

test('Retry On Fail submits only the failed items again', async () => {
	simulator.faults.add({
		when: { scenario: 'replacedPortrait' },
		times: 1,
		then: { kind: 'answer', status: 500 },
	});
	const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 } as const;
	const { outputs } = await run(['genuine', 'replacedPortrait'], retry);
	expect(namesOn(outputs)).toEqual([[], [], [], ['genuine', 'replacedPortrait']]);
	expect(simulator.callbacks.accepted).toHaveLength(2);
});

test.each(errorModes)('waiting needs a known version of n8n, also with %s', async (onError) => {
	// n8n's engine without its server has no version, like an n8n that hides its packages from
	// community nodes.
	const parameters = { delivery: 'wait' };
	const { outputs, run: ran } = await run(['genuine'], { onError, parameters });
	const said = JSON.stringify([ran.data.resultData.error, outputs]);
	expect(said).toContain('Delivery is Wait, which needs n8n 2.39.10 or newer');
	expect(ran.waitTill).toBeUndefined();
	expect(outputs[0] ?? []).toEqual([]);
	expect(simulator.requests).toEqual([]);
});
