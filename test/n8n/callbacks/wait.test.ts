import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { testedCalls, type TestedCall } from '../../contract/vendorCalls';
import { nodeName, type NodeSetting } from '../../engine/checkNode';
import { callNamed, errorModes, picture } from '../../engine/items';
import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import { failure, genuine, post, success } from './deliveries';
import type { Execution } from '../../harness/n8n/workflows/execution';
import { fileWorkflow, writePictures } from '../../harness/n8n/workflows/fileWorkflow';
import type { SavedWorkflow } from '../../harness/n8n/n8nApi';
import { outputs } from '../oneCheck';
import { startN8n, type RunningN8n } from '../../harness/n8n/runningN8n';
import type { UserFolder } from '../../harness/n8n/userFolder';
import { n8n2 } from '../../harness/n8n/versions';

const documents = testedCalls.filter(({ call }) => call === 'argosDocument');
const document = callNamed('ARGOS document, Document Forgery');
const later = 'Later';
const behind = ['After Pass', 'After Fail', 'After Inconclusive', 'After Error'];

let simulator: Simulator;
let n8n: RunningN8n;

beforeAll(async () => {
	simulator = await startSimulator();
	n8n = await startN8n(simulator);
});
beforeEach(() => simulator.callbacks.set({ hold: true }));
afterEach(() => simulator.reset());
afterAll(async () => {
	await n8n.stop();
	await simulator.close();
});

/** One picture through a check that waits, with a node behind each of its outputs. */
async function saved(
	scenario: string,
	setting: NodeSetting = {},
	call = document,
	copies = 1,
	next = looksBack,
) {
	const image = await picture(scenario, { subject: call.subject });
	const names = Array.from({ length: copies }, (_one, index) => `${index}.jpg`);
	const files = Object.fromEntries(names.map((name) => [name, image]));
	const folder = await writePictures(n8n.folder, `${scenario}-${copies}`, files);
	const parameters = { delivery: 'wait', ...setting.parameters };
	const { nodes, connections, ...rest } = fileWorkflow(call, folder, { ...setting, parameters });
	const firstNodes = behind.map((name, index) => behindNode(name, index));
	const ways = behind.map((name) => [{ node: name, type: 'main' as const, index: 0 }]);
	const toLater = [[{ node: later, type: 'main' as const, index: 0 }]];
	const workflow = {
		...rest,
		nodes: [...nodes, ...firstNodes, laterNode(next)],
		connections: { ...connections, [nodeName]: { main: ways }, 'After Pass': { main: toLater } },
	};
	return await n8n.api.createWorkflow(n8n.withCredentials(workflow));
}

function behindNode(name: string, index: number): INode {
	const type = 'n8n-nodes-base.noOp';
	return { id: `b${index}`, name, type, typeVersion: 1, position: [0, 0], parameters: {} };
}

/** Looks back at what the check put out, in the ways that expressions have. */
const looksBack = { type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters: lookBack() };

const waitsToo = {
	type: 'n8n-nodes-base.wait',
	typeVersion: 1.1,
	webhookId: 'later',
	parameters: { resume: 'webhook', httpMethod: 'POST', options: {} },
};

function laterNode(kind: Pick<INode, 'type' | 'typeVersion' | 'webhookId' | 'parameters'>): INode {
	return { id: later, name: later, position: [0, 0], ...kind };
}

function lookBack(): INodeParameters {
	const verdicts = `.map(({ json }) => Object.values(json).find((field) => field?.outcome)?.outcome)`;
	const seen = {
		item: `={{ [$('${nodeName}').item]${verdicts}[0] }}`,
		first: `={{ [$('${nodeName}').first()]${verdicts}[0] }}`,
		all: `={{ $('${nodeName}').all()${verdicts}.join() }}`,
		input: `={{ $input.all()${verdicts}.join() }}`,
	};
	const assignments = Object.entries(seen).map(([name, value]) => {
		return { id: name, name, value, type: 'string' };
	});
	return { assignments: { assignments }, options: {} };
}

interface Waiting {
	readonly id: string;
	readonly transactionId: string;
	/** Where the vendor is to call, signature included. */
	readonly url: string;
}

async function waiting(workflow: Promise<SavedWorkflow>): Promise<Waiting> {
	const { id, status } = await n8n.api.runManually(await workflow);
	expect(status).toBe('waiting');
	const { transactionId = '', url = '' } = simulator.callbacks.accepted.at(-1) ?? {};
	return { id, transactionId, url };
}

/** Where it has come to when it is no longer waiting. */
async function ended({ id }: Waiting): Promise<Execution> {
	return await n8n.api.until(id, ({ status }) => status !== 'waiting');
}

/** The nodes behind the check that ran, with the items that came there. */
function went(execution: Execution): Readonly<Record<string, readonly IDataObject[]>> {
	const ran = behind.filter((name) => execution.runsOf(name) > 0);
	const jsonsOf = (name: string) => execution.outputsOf(name).flatMap((items) => items.map(jsonOf));
	return Object.fromEntries(ran.map((name): [string, IDataObject[]] => [name, jsonsOf(name)]));
}

/** That the execution went on by these branches and no other, with items such as these. */
function expectOnly(execution: Execution, expected: Readonly<Record<string, readonly object[]>>) {
	const branches = went(execution);
	expect(Object.keys(branches)).toEqual(Object.keys(expected));
	expect(branches).toMatchObject(expected);
}

function jsonOf({ json }: INodeExecutionData): IDataObject {
	return json;
}

async function expectAsleep({ id }: Waiting): Promise<void> {
	const execution = await n8n.api.finished(id);
	expect(execution.status).toBe('waiting');
	expect(went(execution)).toEqual({});
}

async function delivered(one: Waiting): Promise<Execution> {
	await simulator.callbacks.deliver();
	return await ended(one);
}

describe.each(documents)('$name', (call: TestedCall) => {
	test('sleeps, and goes on with the verdict, the fields and the file', async () => {
		const one = await waiting(saved('genuine', {}, call));
		const execution = await delivered(one);
		expect(execution.status).toBe('success');
		expect(Object.keys(went(execution))).toEqual(['After Pass']);
		const [item] = execution.outputsOf('After Pass').flat();
		expect(item?.json).toMatchObject({
			fileName: '0.jpg',
			[call.check]: {
				check: call.check,
				outcome: 'pass',
				passed: true,
				score: Math.min(...Object.values(call.genuine)),
				transactionId: one.transactionId,
				engineVersion: call.engineVersion,
				image: { format: 'jpeg', sha256: expect.any(String) },
				attempts: 1,
				summary: expect.stringMatching(`^Passed: ARGOS scored .*${one.transactionId}`),
				settings: { parameters: call.defaults, host: new URL(simulator.baseUrls.argos).host },
			},
		});
		expect(Object.keys(item?.binary ?? {})).toEqual(['data']);
		const seen = { item: 'pass', first: 'pass', all: 'pass', input: 'pass' };
		expect(execution.outputsOf(later)).toMatchObject([[{ json: seen }]]);
		expect(simulator.callbacks.deliveries.map(({ status }) => status)).toEqual([200]);
	});

	test('an attack leaves by Fail', async () => {
		const one = await waiting(saved(call.attack.scenario, {}, call));
		expectOnly(await delivered(one), {
			'After Fail': [{ [call.check]: { outcome: 'fail', reasons: call.attack.reasons } }],
		});
	});
});

describe('what comes of it', () => {
	test('a picture that nobody could judge leaves by Inconclusive', async () => {
		const one = await waiting(saved('notAnalysable'));
		expectOnly(await delivered(one), {
			'After Inconclusive': [{ documentForgery: { reasons: ['imageNotAnalysable'] } }],
		});
	});

	test.each(errorModes)('a failure leaves by Inconclusive, with %s too', async (onError) => {
		simulator.callbacks.add({ then: { kind: 'error', errorCode: 1005 } });
		const execution = await delivered(await waiting(saved('genuine', { onError })));
		expect(execution.status).toBe('success');
		expectOnly(execution, {
			'After Inconclusive': [{ fileName: '0.jpg', documentForgery: { outcome: 'error' } }],
		});
	});

	test('a score that is missing is an error, and no pass', async () => {
		const one = await waiting(saved('genuine'));
		const two = { screenReplay: 99, paperPrinted: 92 };
		expect((await post(one.url, success(one.transactionId, two))).status).toBe(200);
		expect(Object.keys(went(await ended(one)))).toEqual(['After Inconclusive']);
	});

	test('thresholds are those of when it was handed in, expressions resolved', async () => {
		const parameters = { threshold: `={{ $json.fileName === '0.jpg' ? 95 : 0 }}` };
		const one = await waiting(saved('genuine', { parameters, options: { reviewThreshold: 90 } }));
		expectOnly(await delivered(one), {
			'After Inconclusive': [{ documentForgery: { threshold: 95, nextStep: 'review' } }],
		});
	});

	test.each([
		['passFail', 'notAnalysable', ['After Fail']],
		['single', 'replacedPortrait', ['After Pass']],
	])('with routing %s', async (routing, scenario, ends) => {
		const one = await waiting(saved(scenario, { parameters: { routing } }));
		expect(Object.keys(went(await delivered(one)))).toEqual(ends);
	});

	test('settings of n8n do not fill Pass', async () => {
		const setting = { alwaysOutputData: true, retryOnFail: true, waitBetweenTries: 0 };
		const one = await waiting(saved('replacedPortrait', setting));
		expect(Object.keys(went(await delivered(one)))).toEqual(['After Fail']);
		expect(simulator.requests).toHaveLength(1);
	});
});

describe('who may wake it', () => {
	test('nobody without the signature, and nobody twice', async () => {
		const one = await waiting(saved('genuine'));
		const body = success(one.transactionId, genuine);
		const unsigned = one.url.replace(/\?.*$/, '');
		const wrong = one.url.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
		for (const url of [unsigned, wrong]) expect((await post(url, body)).status).toBe(401);
		await expectAsleep(one);
		expect((await post(one.url, body)).status).toBe(200);
		expect(Object.keys(went(await ended(one)))).toEqual(['After Pass']);
		expect((await post(one.url, body)).status).toBe(409);
	});

	test('not where n8n wakes nodes of its own, and a result that comes again wakes none of them', async () => {
		const one = await waiting(saved('genuine', {}, document, 1, waitsToo));
		const body = success(one.transactionId, genuine);
		const ofOtherNodes = one.url.replace('/result?', '?');
		expect((await post(ofOtherNodes, body)).status).toBe(404);
		await expectAsleep(one);
		expect((await post(one.url, body)).status).toBe(200);
		const isLater = ({ runsOf }: Execution): boolean => runsOf(later) > 0;
		expect((await n8n.api.until(one.id, isLater)).status).toBe('waiting');
		expect((await post(one.url, body)).status).toBe(404);
		expect((await n8n.api.finished(one.id)).status).toBe('waiting');
		expect((await post(ofOtherNodes, {})).status).toBe(200);
		expect((await ended(one)).status).toBe('success');
	});

	test('nobody with the result of another transaction: it goes on waiting', async () => {
		const one = await waiting(saved('replacedPortrait'));
		const others: ReadonlyArray<readonly [unknown, number]> = [
			[success('txn_of_another', genuine), 409],
			[failure('txn_of_another', 1003, 'nested'), 409],
			[{ ...success('', genuine), transactionId: undefined }, 400],
			[{}, 400],
			['', 400],
			[`{"transactionId":"${one.transactionId}","transactionId":"x"}`, 400],
			[{ ...success(one.transactionId, genuine), message: 'x'.repeat(1_048_576) }, 413],
			['no JSON', 422],
		];
		for (const [body, status] of others) {
			expect((await post(one.url, body)).status).toBe(status);
			await expectAsleep(one);
		}
		expect(Object.keys(went(await delivered(one)))).toEqual(['After Fail']);
	});
});

describe('nothing goes on that the vendor has not called', () => {
	test.each([
		['waits', true],
		['waits', false],
		['was stopped', true],
		['was stopped', false],
	])('when an execution that %s is retried, with the saved workflow: %s', async (what, load) => {
		const one = await waiting(saved('genuine'));
		if (what === 'was stopped') await n8n.api.stop(one.id);
		const retried = await n8n.api.finished(await n8n.api.retry(one.id, load));
		expect(went(retried)).toEqual({});
		expect(retried.outputsOf(nodeName).flat()).toEqual([]);
		if (what === 'waits') expect(Object.keys(went(await delivered(one)))).toEqual(['After Pass']);
	});

	test('when n8n takes its time for over', async () => {
		const one = await waiting(saved('genuine', { alwaysOutputData: true }));
		await n8n.shutDown();
		await endWait(n8n.folder, one.id);
		await n8n.restart();
		const execution = await ended(one);
		expect(execution.status).toBe('success');
		expect(went(execution)).toEqual({});
	});
});

/** Lets the time of an execution be over, in the database of an n8n that does not run. */
async function endWait({ path }: UserFolder, id: string): Promise<void> {
	const database = join(path, '.n8n', 'database.sqlite');
	const script = join(__dirname, 'endWait.mjs');
	await promisify(execFile)(join(n8n2().nodeFolder, 'node'), [script, database, id]);
}

test('it sleeps through a restart of n8n', async () => {
	const passes = await waiting(saved('genuine'));
	await n8n.restart();
	expect((await n8n.api.finished(passes.id)).status).toBe('waiting');
	const execution = await delivered(passes);
	expectOnly(execution, {
		'After Pass': [{ fileName: '0.jpg', documentForgery: { outcome: 'pass' } }],
	});
	const [item] = execution.outputsOf('After Pass').flat();
	expect(Object.keys(item?.binary ?? {})).toEqual(['data']);
});

test('it keeps Pass empty after a restart too, with Always Output Data', async () => {
	const fails = await waiting(saved('replacedPortrait', { alwaysOutputData: true }));
	await n8n.restart();
	expect(Object.keys(went(await delivered(fails)))).toEqual(['After Fail']);
});

describe('it does not wait', () => {
	test.each([
		['stopWorkflow', []],
		['continueRegularOutput', ['After Inconclusive']],
		['continueErrorOutput', ['After Error']],
	] as const)('for two items at a time, with %s', async (onError, ends) => {
		const two = await saved('genuine', { onError }, document, 2);
		const execution = await n8n.api.runManually(two);
		expect(execution.status).toBe(onError === 'stopWorkflow' ? 'error' : 'success');
		expect(Object.keys(went(execution))).toEqual(ends);
		const said = JSON.stringify([execution.error, went(execution)]);
		expect(said).toMatch(/Loop Over Items/);
		expect(simulator.requests).toEqual([]);
	});

	test('for a picture that cannot be sent', async () => {
		const folder = await writePictures(n8n.folder, 'text', { '1.jpg': Buffer.from('No image') });
		const workflow = fileWorkflow(document, folder, { parameters: { delivery: 'wait' } });
		const execution = await n8n.run(workflow);
		expect(execution.status).toBe('success');
		expect(execution.outputsOf(nodeName)[outputs.inconclusive]).toHaveLength(1);
	});

	test('for a vendor that is down', async () => {
		const setting = { onError: 'continueErrorOutput', options: { maxRetries: 0 } } as const;
		const execution = await n8n.api.runManually(await saved('vendorDown', setting));
		expect(Object.keys(went(execution))).toEqual(['After Error']);
	});

	test('where the vendor answers at once after all', async () => {
		const result = Object.fromEntries(
			Object.entries(genuine).map(([name, score]) => [name, { liveness_score: score }]),
		);
		simulator.faults.add({ then: { kind: 'answer', status: 200, body: { result } } });
		const execution = await n8n.api.runManually(await saved('genuine'));
		expect(Object.keys(went(execution))).toEqual(['After Pass']);
	});
});

test('a result that is quicker than n8n gets 409, and counts when it comes again', async () => {
	simulator.callbacks.set({
		hold: false,
		delayMilliseconds: 0,
		attempts: 100,
		pauseMilliseconds: 200,
	});
	const { id } = await n8n.api.runManually(await saved('genuine'));
	const execution = await n8n.api.until(id, ({ status }) => status === 'success');
	expect(Object.keys(went(execution))).toEqual(['After Pass']);
});

test('nothing is sent where n8n would be called back over plain http', async () => {
	const exposed = await startN8n(simulator, { env: { WEBHOOK_URL: 'http://n8n.example.com/' } });
	try {
		const image = await picture('genuine', { subject: 'idCard' });
		const folder = await writePictures(exposed.folder, 'one', { '1.jpg': image });
		const setting = { parameters: { delivery: 'wait' }, onError: 'continueErrorOutput' } as const;
		const execution = await exposed.run(fileWorkflow(document, folder, setting));
		expect(execution.outputsOf(nodeName)[outputs.error]).toMatchObject([
			{ json: { error: { message: expect.stringContaining('has to begin with https://') } } },
		]);
		expect(simulator.requests).toEqual([]);
	} finally {
		await exposed.stop();
	}
});
