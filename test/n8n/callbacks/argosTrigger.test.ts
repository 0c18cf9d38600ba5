import { randomUUID } from 'node:crypto';
import type { INodeParameters } from 'n8n-workflow';
import { version } from '../../../package.json';
import type { WorkflowJson } from '../../engine/engine';
import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import {
	callbackCredential,
	callbackUrlOf,
	failure,
	genuine,
	post,
	success,
	triggerName,
	triggerSecret,
	triggerWorkflow,
	withoutCredential,
	type TriggerSetting,
} from './callbackRequests';
import type { Execution } from '../../harness/n8n/workflows/execution';
import type { SavedWorkflow } from '../../harness/n8n/n8nApi';
import { startN8n, type RunningN8n } from '../../harness/n8n/runningN8n';

let simulator: Simulator;
let n8n: RunningN8n;

beforeAll(async () => {
	simulator = await startSimulator();
	const credentials = { argosCallbackApi: callbackCredential('https://n8n.example.com', 'id') };
	n8n = await startN8n(simulator, { credentials });
});
afterAll(async () => {
	await n8n.stop();
	await simulator.close();
});

async function save(workflow: WorkflowJson): Promise<SavedWorkflow> {
	return await n8n.api.createWorkflow(n8n.withCredentials(workflow));
}

/** A trigger in a published workflow. */
async function open(parameters: INodeParameters = {}, setting: TriggerSetting = {}) {
	const webhookId = randomUUID();
	const saved = await save(triggerWorkflow(webhookId, parameters, setting));
	await n8n.api.activate(saved);
	return { saved, webhookId, url: callbackUrlOf(n8n.address, webhookId) };
}

/** All items that have left the trigger, by output, latest execution first. */
async function leftBy(saved: SavedWorkflow) {
	const ids = await n8n.api.executionsOf(saved);
	// The caller gets its answer while the execution continues, so the test waits for the trigger's output.
	const isDone = ({ runsOf }: Execution): boolean => runsOf(triggerName) > 0;
	const runs = await Promise.all(ids.map((id) => n8n.api.until(id, isDone)));
	return runs.map(({ status, outputsOf }) => ({
		status,
		outputs: outputsOf(triggerName).map((items) => items.map(({ json }) => json)),
	}));
}

/** Sends one callback to its own trigger, and returns the output that it left by. */
async function deliver(
	body: unknown,
	parameters: INodeParameters = {},
	options: INodeParameters = {},
) {
	const { saved, url } = await open(parameters, { options });
	const answer = await post(url, body);
	// While the execution ends, n8n's list may miss it for a moment.
	await n8n.api.newExecutionOf(saved, []);
	const runs = await leftBy(saved);
	const items = runs.flatMap(({ outputs }) =>
		outputs.flatMap((jsons, output) => jsons.map((json) => ({ output, json }))),
	);
	return { ...answer, runs, items };
}

const [pass, fail, inconclusive] = [0, 1, 2];

describe('a callback leaves by the output that the check itself would use', () => {
	test('a genuine document', async () => {
		const { status, body, items } = await deliver(success('txn_1', genuine));
		expect({ status, body: JSON.parse(body) }).toEqual({
			status: 200,
			body: { message: 'Accepted' },
		});
		expect(items).toEqual([
			{
				output: pass,
				json: {
					documentForgery: {
						check: 'documentForgery',
						provider: 'argos',
						outcome: 'pass',
						passed: true,
						summary:
							'Passed: ARGOS scored screen replay 99, paper printed 92 and replaced portrait 97, all at or above 61 (txn_1)',
						score: 92,
						threshold: 61,
						nextStep: 'accept',
						reasons: [],
						signals: [
							{ name: 'screenReplay', score: 99, passed: true },
							{ name: 'paperPrinted', score: 92, passed: true },
							{ name: 'replacePortraits', score: 97, passed: true },
						],
						image: null,
						transactionId: 'txn_1',
						engineVersion: 'id_liveness@3.4.2',
						checkedAt: expect.any(String),
						durationMs: expect.any(Number),
						attempts: 0,
						settings: {
							reviewThreshold: null,
							unusableImage: 'inconclusive',
							fitImage: null,
							parameters: { pipelines: Object.keys(genuine), useUpcomingVersion: null },
							host: null,
						},
						packageVersion: version,
						warnings: [],
					},
				},
			},
		]);
	});

	const forged = { ...genuine, replacePortraits: 42 };
	const two = { screenReplay: 99, paperPrinted: 92 };

	test.each<[string, unknown, INodeParameters, INodeParameters, number, string]>([
		['a forged one', success('t', forged), {}, {}, fail, 'fail'],
		[
			'a doubtful one',
			success('t', forged),
			{},
			{ reviewThreshold: 40 },
			inconclusive,
			'inconclusive',
		],
		['with its own threshold', success('t', forged), { threshold: 42 }, {}, pass, 'pass'],
		['a score that is missing', success('t', two), {}, {}, inconclusive, 'error'],
		['for two pipelines', success('t', two), { pipelines: Object.keys(two) }, {}, pass, 'pass'],
		['no picture to judge, flat', failure('t', 1009, 'flat'), {}, {}, inconclusive, 'inconclusive'],
		['the same, nested', failure('t', 1017, 'nested'), {}, {}, inconclusive, 'inconclusive'],
		['a failure, flat', failure('t', 1005, 'flat'), {}, {}, inconclusive, 'error'],
		['a failure, nested', failure('t', 1005, 'nested'), {}, {}, inconclusive, 'error'],
		[
			'a failure without Inconclusive',
			failure('t', 1005, 'flat'),
			{ routing: 'passFail' },
			{},
			fail,
			'error',
		],
		['on the one output', success('t', forged), { routing: 'single' }, {}, 0, 'fail'],
	])('%s', async (_what, body, parameters, options, output, outcome) => {
		const { status, items } = await deliver(body, parameters, options);
		expect({ status, items }).toMatchObject({
			status: 200,
			items: [{ output, json: { documentForgery: { outcome, transactionId: 't' } } }],
		});
	});

	test('a score of another pipeline than the trigger’s does not pass', async () => {
		const body = success('t', { ...genuine, replacePortraits: 3 });
		const { status, items } = await deliver(body, { check: 'idLiveness' });
		expect({ status, items }).toMatchObject({
			status: 200,
			items: [
				{
					output: inconclusive,
					json: { idLiveness: { outcome: 'error', reasons: ['unreadableAnswer'] } },
				},
			],
		});
	});

	test('ID Liveness, under another name, with the raw answer', async () => {
		const body = success('t', two);
		const options = { resultField: 'card', includeRawResponse: true };
		const { items } = await deliver(body, { check: 'idLiveness' }, options);
		expect(items).toMatchObject([
			{ output: pass, json: { card: { check: 'idLiveness', outcome: 'pass', raw: body } } },
		]);
		expect(Object.keys(items[0]?.json ?? {})).toEqual(['card']);
	});

	test.each<[INodeParameters, INodeParameters]>([
		[{ threshold: '={{ "" }}' }, {}],
		[{ threshold: '={{ $json.none.at }}' }, {}],
		[{ check: '={{ "faceLiveness" }}' }, {}],
		[{ routing: '={{ "none" }}' }, {}],
		[{ pipelines: '={{ [] }}' }, {}],
		[{}, { reviewThreshold: 99 }],
		[{}, { resultField: 'error' }],
	])(
		'a mistake in the trigger does not pass, and asks for the callback again: %j %j',
		async (...set) => {
			const { status, items } = await deliver(success('t', genuine), ...set);
			expect({ status, items }).toMatchObject({
				status: 500,
				items: [{ output: inconclusive, json: { documentForgery: { outcome: 'error' } } }],
			});
		},
	);
});

describe('duplicates', () => {
	test('a second callback of a transaction gets 409, and the result leaves once', async () => {
		const { saved, url } = await open();
		const statuses = [];
		for (const transactionId of ['a', 'b', 'a', 'b']) {
			statuses.push((await post(url, success(transactionId, genuine))).status);
		}
		expect(statuses).toEqual([200, 200, 409, 409]);
		const left = (await leftBy(saved)).map(({ status, outputs }) => [
			status,
			outputs.flat().length,
		]);
		expect(left).toEqual([
			['success', 0],
			['success', 0],
			['success', 1],
			['success', 1],
		]);
	});

	test('so do ten simultaneous callbacks', async () => {
		const { saved, url } = await open();
		const answers = await Promise.all(
			Array.from({ length: 10 }, () => post(url, success('a', genuine))),
		);
		expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(9).fill(409)]);
		const left = (await leftBy(saved)).flatMap(({ outputs }) => outputs.flat());
		expect(left).toHaveLength(1);
	});

	test('a callback that could not be judged may come again', async () => {
		const { url, saved } = await open({ threshold: '={{ $now.toMillis() ? "" : 61 }}' });
		expect((await post(url, success('a', genuine))).status).toBe(500);
		expect((await post(url, success('a', genuine))).status).toBe(500);
		expect(await leftBy(saved)).toHaveLength(2);
	});

	test('another trigger has its own record', async () => {
		const first = await open();
		const second = await open();
		expect((await post(first.url, success('a', genuine))).status).toBe(200);
		expect((await post(second.url, success('a', genuine))).status).toBe(200);
	});
});

describe('no other caller', () => {
	test.each<[string, INodeParameters, TriggerSetting]>([
		['the credential', { secret: 'another-secret-in-a-field-of-the-node' }, {}],
		['a field, without the credential', { secret: triggerSecret }, withoutCredential],
	])('gets in without the secret of %s, or learns anything', async (_what, ...set) => {
		const { saved, webhookId, url } = await open(...set);
		const base = `${n8n.address}/webhook/${webhookId}/results`;
		const others = [
			base,
			`${base}?secret=`,
			`${base}?secret=${triggerSecret.slice(0, -1)}`,
			`${base}?secret=${triggerSecret}x`,
			`${base}?secret=another-secret-in-a-field-of-the-node`,
			`${base}?secret=${triggerSecret.toUpperCase()}`,
			`${base}?secret=${triggerSecret}&secret=${triggerSecret}`,
			`${base}?secret[a]=${triggerSecret}`,
		];
		for (const other of others) {
			expect(await post(other, success('a', genuine))).toEqual({
				status: 404,
				body: '{"message":"No callback is expected here"}',
			});
		}
		expect(await n8n.api.executionsOf(saved)).toEqual([]);
		expect((await post(url, success('a', genuine))).status).toBe(200);
		expect(n8n.log()).not.toContain(triggerSecret);
	});

	test.each([
		['127.0.0.1', 200],
		['203.0.113.7, 127.0.0.0/8', 200],
		['::ffff:127.0.0.1', 200],
		['203.0.113.7', 404],
		['203.0.113.0/24\n2001:db8::/32', 404],
	])('with the allowed addresses %j: %d', async (allowedAddresses, expected) => {
		const { url } = await open({}, { options: { allowedAddresses } });
		expect((await post(url, success('a', genuine))).status).toBe(expected);
	});

	const missing = 'ARGOS Callback credential is missing, was deleted, or cannot be read';
	const unusable = 'Secret of the ARGOS Callback credential must have at least 16 letters';
	const shortSecret = 'Secret must have at least 16 characters';
	const noAddress = 'Allowed Addresses must be IP addresses or ranges, separated by commas';
	const secretField = { secret: triggerSecret };
	test.each<[string, string, INodeParameters, TriggerSetting]>([
		['no secret', shortSecret, { secret: '={{ "" }}' }, withoutCredential],
		['a short secret', shortSecret, { secret: 'only-15-letters' }, withoutCredential],
		['invalid addresses', noAddress, {}, { options: { allowedAddresses: 'example.com' } }],
		['an invalid range', noAddress, {}, { options: { allowedAddresses: '10.0.0.0/33' } }],
		[
			'an empty option',
			'Allowed Addresses must be text that is not empty',
			{},
			{ options: { allowedAddresses: '' } },
		],
		['no credential and no secret', 'Callback Credential is not selected', {}, withoutCredential],
	])('gets in by %s: n8n says "%s"', async (_what, reason, parameters, setting) => {
		const saved = await save(triggerWorkflow(randomUUID(), parameters, setting));
		await expect(n8n.api.activate(saved)).rejects.toThrow(reason);
	});

	test.each([
		['a deleted credential', null, missing],
		['a short secret in it', 'only-15-letters', unusable],
		['an expression that gives none', '={{ $json.secret }}', missing],
	])('gets in by %s, even if a field has a good secret', async (_what, secret, reason) => {
		const data = { ...callbackCredential(n8n.address, 'id'), secret: secret ?? triggerSecret };
		const id = await n8n.api.createCredential('Unusable', 'argosCallbackApi', data);
		const chosen = secret === null ? { id: 'deleted', name: 'Deleted' } : { id, name: 'Unusable' };
		const saved = await n8n.api.createWorkflow(
			triggerWorkflow(randomUUID(), secretField, { credentials: { argosCallbackApi: chosen } }),
		);
		await expect(n8n.api.activate(saved)).rejects.toThrow(reason);
	});
});

describe('a request that is not a callback', () => {
	test.each<[string, unknown, number]>([
		['is not JSON', 'result=99', 422],
		['is nothing', '', 400],
		['is a list', [success('a', genuine)], 400],
		['has no transaction ID', { ...success('a', genuine), transactionId: undefined }, 400],
		['has an empty one', success('', genuine), 400],
		['has a field twice', '{"transactionId": "a", "transactionId": "b"}', 400],
		['has more than 1 MB', { ...success('a', genuine), message: 'x'.repeat(1_048_576) }, 413],
	])('%s', async (_what, body, expected) => {
		const { saved, url } = await open();
		expect((await post(url, body)).status).toBe(expected);
		expect(await n8n.api.executionsOf(saved)).toEqual([]);
	});

	test('is a GET', async () => {
		const { url } = await open();
		expect((await fetch(url)).status).toBe(404);
	});
});

test('settings of n8n do not fill Pass', async () => {
	const setting = {
		alwaysOutputData: true,
		retryOnFail: true,
		onError: 'continueErrorOutput',
	} as const;
	const { saved, url } = await open({}, setting);
	await post(url, failure('a', 1005, 'flat'));
	const [run] = await leftBy(saved);
	expect(run?.outputs.map(({ length }) => length)).toEqual([0, 0, 1, 0]);
});

test('a manual run waits for one callback', async () => {
	const webhookId = randomUUID();
	const saved = await save(triggerWorkflow(webhookId));
	await n8n.api.listenForTest(saved, triggerName);
	const url = callbackUrlOf(n8n.address, webhookId).replace('/webhook/', '/webhook-test/');
	expect((await post(url, success('a', genuine))).status).toBe(200);
	const [run] = await leftBy(saved);
	expect(run?.outputs.map(({ length }) => length)).toEqual([1, 0, 0]);
});

test('the values of the credential can be expressions', async () => {
	const data = {
		secret: `={{ '${triggerSecret}'.toUpperCase() }}`,
		url: `={{ 'https://n8n.example' + '.com/results' }}`,
	};
	const id = await n8n.api.createCredential('Computed', 'argosCallbackApi', data);
	const credentials = { argosCallbackApi: { id, name: 'Computed' } };
	const webhookId = randomUUID();
	const workflow = triggerWorkflow(webhookId, {}, { credentials });
	await n8n.api.activate(await n8n.api.createWorkflow(workflow));
	const url = callbackUrlOf(n8n.address, webhookId, triggerSecret.toUpperCase());
	expect((await post(url, success('a', genuine))).status).toBe(200);
});
