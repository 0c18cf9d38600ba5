import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { SavedCredentials } from './credentials';
import { startEngine, type Engine } from './engine';
import {
	checkWorkflow,
	demoCredentials,
	nodeName,
	runCheckNode,
	type NodeSetting,
} from './checkNode';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { testedCalls } from '../contract/vendorCalls';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { userFolder } from './environment';
import { callNamed, errorModes, picture, startEngineFor, type ErrorMode } from './items';

let simulator: Simulator;
let engine: Engine;
let genuine: Buffer;

beforeAll(async () => {
	simulator = await startSimulator();
	engine = await startEngineFor(simulator);
	genuine = await picture('genuine');
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

const kairos = callNamed('Kairos face');

/** A genuine picture, so that only the failure under test keeps it from passing. */
async function applicant(json = {}) {
	return await engine.item({ applicant: 'Ada', ...json }, { data: genuine });
}

interface Left {
	readonly counts: readonly number[];
	readonly stopped: string | undefined;
	readonly reason: unknown;
}

/** Runs one item in one error mode, and returns where it went and why. */
async function runAndLocate(mode: ErrorMode, setting: NodeSetting, call = kairos): Promise<Left> {
	const item = await applicant({ empty: '', list: [], yes: true, word: 'high', nothing: null });
	const { outputs, run } = await runCheckNode(engine, call, [item], { ...setting, onError: mode });
	const left = outputs.flat()[0];
	const field: unknown = left?.json[call.check] ?? left?.json.error;
	const reasons: unknown[] = [Reflect.get(Object(field), 'reasons')].flat();
	if (mode !== 'stopWorkflow') {
		expect(left?.json.applicant).toBe('Ada');
		expect(left?.binary?.data?.id).toBe(item.binary?.data?.id);
	}
	return {
		counts: outputs.map((items) => items.length),
		stopped: run.data.resultData.error?.message,
		reason: reasons[0] ?? Reflect.get(Object(field), 'reason'),
	};
}

/** Every item must end on the failing side. In stop mode the workflow must stop. */
async function expectFailure(
	setting: NodeSetting,
	reason: string,
	{ call = kairos, requests = 0 } = {},
) {
	for (const mode of errorModes) {
		const left = await runAndLocate(mode, setting, call);
		if (mode === 'stopWorkflow') {
			expect(left).toEqual({ counts: [], stopped: expect.any(String), reason: undefined });
		} else {
			const counts = mode === 'continueErrorOutput' ? [0, 0, 0, 1] : [0, 0, 1];
			expect(left).toEqual({ counts, stopped: undefined, reason });
		}
	}
	expect(simulator.requests).toHaveLength(requests);
}

describe('invalid parameters', () => {
	const unusable = [
		...['={{ $json.empty }}', '={{ $json.nothing }}', '={{ $json.list }}', '={{ $json.yes }}'],
		...['={{ $json.word }}', '={{ NaN }}', '={{ undefined }}', '={{ $json.word.no.such() }}'],
		...["={{ $('Nowhere').item.json.threshold }}", '={{ [55] }}', -1, 100.01],
	];

	test.each(unusable)('a threshold of %s', async (threshold) => {
		await expectFailure({ parameters: { threshold } }, 'invalidParameter');
	});

	test.each([
		['reviewThreshold', '={{ $json.nothing }}'],
		['reviewThreshold', 61],
		['maxRetries', '={{ $json.empty }}'],
		['timeout', 0],
		['unusableImage', 'ignore'],
		['includeBinary', '={{ $json.word }}'],
		['resultField', 'error'],
		['maxConcurrency', '={{ $json.list }}'],
	])('the option %s as %s', async (name, value) => {
		// The settings for the item's shape are unreadable, so the item keeps everything.
		await expectFailure({ options: { [name]: value } }, 'invalidParameter');
	});

	test.each([
		['provider', 'nobody'],
		['provider', '={{ $json.word }}'],
		['imageSource', 'guess'],
		['routing', 'everythingToPass'],
		['simulate', 'true'],
		['simulate', 1],
		['simulate', '={{ $json.word }}'],
		['simulate', '={{ $json.nothing }}'],
		['binaryPropertyName', '={{ $json.empty }}'],
	])('%s as %s', async (name, value) => {
		await expectFailure({ parameters: { [name]: value } }, 'invalidParameter');
	});

	test.each<[string, INodeParameters]>([
		...[
			...['={{ $json.empty }}', '={{ $json.list }}', 5],
			...['={{ $json.nothing }}', 5].map((value) => ({ __rl: true, mode: 'list', value })),
		].map((countryCode): [string, INodeParameters] => ['Accura ID', { countryCode }]),
		...['nobody', '', '={{ "argos" }}', ['argos']].map((provider): [string, INodeParameters] => [
			'ARGOS document, Document Forgery',
			{ provider },
		]),
		['ARGOS document, Document Forgery', { pipelines: ['everything'] }],
	])('%s with %j', async (name, parameters) => {
		await expectFailure({ parameters }, 'invalidParameter', { call: callNamed(name) });
	});
});

describe('missing images', () => {
	test('a binary field that does not exist', async () => {
		await expectFailure({ parameters: { binaryPropertyName: 'selfie' } }, 'missingImage');
	});

	test.each([
		['={{ $json.empty }}', 'missingImage'],
		['={{ $json.nowhere }}', 'missingImage'],
		['no base64!', 'invalidParameter'],
		['={{ $json.list }}', 'invalidParameter'],
	])('base64 text of %j', async (imageBase64, reason) => {
		await expectFailure({ parameters: { imageSource: 'base64', imageBase64 } }, reason);
	});

	test('a file that n8n has lost', async () => {
		const item = await applicant();
		await rm(join(userFolder, 'binary'), { recursive: true });
		for (const onError of ['continueRegularOutput', 'continueErrorOutput'] as const) {
			const { outputs } = await runCheckNode(engine, kairos, [item], { onError });
			expect(outputs[0]).toEqual([]);
			expect(outputs.flat()).toHaveLength(1);
		}
		engine = await startEngineFor(simulator);
	});
});

describe('credentials that cannot be used', () => {
	test('no credential is selected', async () => {
		await expectFailure({ credential: false }, 'unauthorized');
	});

	const unknown = { appId: 'demo-id-of-an-app', appKey: 'demo-key-of-an-app' };
	const listing = (allowedDomains: string) => ({
		allowedHttpRequestDomains: 'domains',
		allowedDomains,
	});

	const domains = (problem: string) =>
		new RegExp(`^Allowed HTTP Request Domains of the Kairos credential ${problem}`);

	test.each<[object | null, string, RegExp, number?]>([
		[null, 'unauthorized', /cannot be used/],
		[
			{ baseUrl: 'http://idv-eu.kairos.com' },
			'invalidParameter',
			/^Base URL of the Kairos credential must begin with https:/,
		],
		[{ baseUrl: ' ' }, 'invalidParameter', /^Base URL of the Kairos credential is empty/],
		[{ baseUrl: 'https://vendor.invalid?to=me' }, 'invalidParameter', /Base URL/],
		[{ baseUrl: 'https://user:word@vendor.invalid' }, 'invalidParameter', /Base URL/],
		[listing('vendor.com, *.vendor.com'), 'invalidParameter', domains('does not list')],
		[listing(' '), 'invalidParameter', domains('lists no domain')],
		[
			{ allowedHttpRequestDomains: 'some' },
			'invalidParameter',
			domains('must be All, Specific Domains or None'),
		],
		[{ appKey: ' ' }, 'unauthorized', /App Key is empty/],
		[{ headerStyle: 'loud' }, 'unauthorized', /Header Style/],
		[unknown, 'unauthorized', /refused the key/, 3],
	])(
		'a credential with %j, or a deleted one: %s',
		async (change, reason, message, requests = 0) => {
			const usual = engine;
			const { kairosApi } = demoCredentials(simulator);
			const credentials: SavedCredentials = change
				? { kairosApi: { ...kairosApi, ...change } }
				: {};
			engine = await startEngine({ binaryMode: 'filesystem', credentials });
			await expectFailure({}, reason, { requests });
			const { stopped } = await runAndLocate('stopWorkflow', {});
			expect(stopped).toMatch(message);
			engine = usual;
		},
	);
});

test.each([
	['stopWorkflow', true],
	[undefined, true],
] as const)('on error %s with the old setting to continue', async (onError, continueOnFail) => {
	const workflow = checkWorkflow(kairos, onError === undefined ? {} : { onError });
	const nodes = workflow.nodes.map((node) => ({ ...node, continueOnFail }));
	const items = [await engine.item({}), await applicant()];
	const { outputsOf } = await engine.run({ ...workflow, nodes }, items).finished;
	expect(outputsOf(nodeName).map((output) => output.map(({ pairedItem }) => pairedItem))).toEqual([
		[{ item: 1 }],
		[],
		[{ item: 0 }],
	]);
});

const unreadable = () => {
	throw new Error('unreadable');
};
const field = { enumerable: true, get: unreadable };

test.each<[string, Omit<INodeExecutionData, 'json'> & { readonly json: object }]>([
	['a field', { json: Object.defineProperty({}, 'applicant', field) }],
	['its own field', { json: Object.defineProperty({}, 'faceLiveness', field) }],
	['all fields', { json: new Proxy({}, { ownKeys: unreadable }) }],
	['an error', { json: { error: new Proxy({}, { has: unreadable }) } }],
	['a file', { json: {}, binary: Object.defineProperty({}, 'data', field) }],
])('an item of another node that throws when one reads %s', async (_what, { json, ...files }) => {
	const spoofed = await engine.item({}, { data: await picture('spoofedSelfie') });
	const hostile = { ...files, json: json as IDataObject };
	for (const onError of ['continueRegularOutput', 'continueErrorOutput'] as const) {
		const { outputs } = await runCheckNode(engine, kairos, [spoofed, hostile], { onError });
		const counts = outputs.map((items) => items.length);
		expect(counts).toEqual(onError === 'continueErrorOutput' ? [0, 1, 0, 1] : [0, 1, 1]);
	}
});

describe.each(testedCalls)('$name', (call) => {
	test.each(['passFailInconclusive', 'passFail', 'single'])(
		'a vendor that fails, with routing %s',
		async (routing) => {
			simulator.faults.add({
				then: { kind: 'answer', status: 500, body: { status: true, data: { score: 99 } } },
			});
			const outputs = { passFailInconclusive: 3, passFail: 2, single: 1 }[routing] ?? 0;
			for (const onError of ['continueRegularOutput', 'continueErrorOutput'] as const) {
				const left = await runAndLocate(onError, { parameters: { routing } }, call);
				const last = onError === 'continueErrorOutput' ? outputs : outputs - 1;
				expect(left.counts.findIndex((count) => count > 0)).toBe(last);
				expect(left.reason).toBe('vendorUnavailable');
			}
		},
	);
});
