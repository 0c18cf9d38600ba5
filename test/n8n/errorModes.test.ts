import type { INode } from 'n8n-workflow';
import { testedCalls, type TestedCall } from '../contract/vendorCalls';
import { nodeName, type NodeSetting } from '../engine/checkNode';
import { callbackCanary } from '../engine/canaries';
import { callNamed, picture } from '../engine/items';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { prepareN8n } from '../harness/n8n/commandLineN8n';
import type { Execution } from '../harness/n8n/workflows/execution';
import { fileWorkflow, writePictures } from '../harness/n8n/workflows/fileWorkflow';
import { startN8n } from '../harness/n8n/runningN8n';
import { n8n1 } from '../harness/n8n/versions';

/** Five images in the order of their names. The vendor is down for the third. */
const files = {
	genuine: '1.jpg',
	attack: '2.jpg',
	down: '3.jpg',
	text: '4.jpg',
	alsoGenuine: '5.jpg',
} as const;
const genuine = [files.genuine, files.alsoGenuine];
/** The images that reach the vendor. */
const sent = 4;

/** The node does not retry, so the number of requests tells how often n8n ran it. */
const options = { maxRetries: 0 };
const continues = ['continueRegularOutput', 'continueErrorOutput'] as const;

const versions = [
	{ version: 'n8n 2', start: async (simulator: Simulator) => await startN8n(simulator) },
	{
		version: 'n8n 1',
		start: async (simulator: Simulator) => await prepareN8n(n8n1(), simulator),
	},
];

describe.each(versions)('$version', ({ start }) => {
	let simulator: Simulator;
	let n8n: Awaited<ReturnType<typeof start>>;

	beforeAll(async () => {
		simulator = await startSimulator();
		n8n = await start(simulator);
	});
	afterEach(() => simulator.reset());
	afterAll(async () => {
		await n8n.stop();
		await simulator.close();
	});

	interface Left {
		readonly status: string;
		readonly message: string | undefined;
		/** File names by output. Empty if the node stopped the workflow. */
		readonly outputs: readonly unknown[][];
	}

	/** Returns the output of each image. */
	async function run(call: TestedCall, setting: NodeSetting): Promise<Left> {
		const draw = async (scenario: string) => await picture(scenario, { subject: call.subject });
		const folder = await writePictures(n8n.folder, call.name.replaceAll(/\W/g, ''), {
			[files.genuine]: await draw('genuine'),
			[files.attack]: await draw(call.attack.scenario),
			[files.down]: await draw('vendorDown'),
			[files.text]: Buffer.from('This is a text, whatever its name says.'),
			[files.alsoGenuine]: await draw('genuine'),
		});
		const execution = await n8n.run(fileWorkflow(call, folder, { options, ...setting }));
		expectOnlyPassesOnPass(execution, call, setting);
		return {
			status: execution.status,
			message: execution.error?.message,
			outputs: execution.outputsOf(nodeName).map((items) => items.map(({ json }) => json.fileName)),
		};
	}

	describe.each(testedCalls)('$name', (call) => {
		test('stops by default, and no item leaves', async () => {
			const left = await run(call, { onError: 'stopWorkflow' });
			expect(left).toMatchObject({ status: 'error', outputs: [] });
			expect(left.message).toContain(`${call.label} is unavailable`);
		});

		test('continues with the failed item on Inconclusive', async () => {
			const { status, outputs } = await run(call, { onError: 'continueRegularOutput' });
			expect({ status, outputs }).toEqual({
				status: 'success',
				outputs: [genuine, [files.attack], [files.down, files.text]],
			});
		});

		test('continues with the failed item on the Error output', async () => {
			const { status, outputs } = await run(call, { onError: 'continueErrorOutput' });
			expect({ status, outputs }).toEqual({
				status: 'success',
				outputs: [genuine, [files.attack], [files.text], [files.down]],
			});
		});
	});

	describe('results that come later', () => {
		const document = callNamed('ARGOS document, Document Forgery');
		const ofField = 'http://127.0.0.1:9/of-the-field';
		const later = (callbackUrl: string, chosen: NodeSetting): NodeSetting => ({
			...parameters({ delivery: 'callback', callbackUrl }),
			...chosen,
		});

		test.each<[string, NodeSetting, string]>([
			['the credential', { otherCredentials: ['argosCallbackApi'] }, callbackCanary.address],
			['the field, without the credential', {}, ofField],
		])('arrive at the address of %s', async (_what, chosen, address) => {
			simulator.callbacks.set({ hold: true });
			const setting = later(ofField, { onError: 'continueErrorOutput', ...chosen });
			const { outputs } = await run(document, setting);
			const pending = [files.genuine, files.attack, files.alsoGenuine];
			expect(outputs).toEqual([[], [], [files.text], pending, [files.down]]);
			const addresses = simulator.callbacks.accepted.map(({ url }) => url);
			expect(addresses).toEqual(pending.map(() => address));
		});

		test.each(continues)('need one of the two, with %s', async (onError) => {
			const { outputs } = await run(document, later('', { onError }));
			const all = Object.values(files);
			const moved = onError === 'continueErrorOutput';
			expect(outputs).toEqual(moved ? [[], [], [], [], all] : [[], [], all, []]);
			expect(simulator.requests).toEqual([]);
		});
	});

	const kairos = callNamed('Kairos face');

	describe('a cause that affects every item', () => {
		const all = Object.values(files);
		const causes: ReadonlyArray<[string, NodeSetting]> = [
			['no credential is selected', { credential: false }],
			['the threshold is an expression that fails', parameters({ threshold: '={{ $json.a.b }}' })],
			['the threshold is empty', parameters({ threshold: '={{ "" }}' })],
			['the items have no such file', parameters({ binaryPropertyName: 'selfie' })],
			['the provider is unknown', parameters({ provider: 'nobody' })],
		];

		test.each(causes)('%s', async (_cause, setting) => {
			const stopped = await run(kairos, { ...setting, onError: 'stopWorkflow' });
			expect(stopped).toMatchObject({ status: 'error', outputs: [] });
			const regular = await run(kairos, { ...setting, onError: 'continueRegularOutput' });
			const moved = await run(kairos, { ...setting, onError: 'continueErrorOutput' });
			expect(regular).toEqual({ status: 'success', message: undefined, outputs: [[], [], all] });
			expect(moved).toEqual({ status: 'success', message: undefined, outputs: [[], [], [], all] });
			expect(simulator.requests).toEqual([]);
		});
	});

	describe('routing', () => {
		const noOthers = { routing: 'passFail' };
		const failed = [files.attack, files.down, files.text];

		test('Pass and Fail: an error that does not stop leaves by Fail', async () => {
			const setting = { ...parameters(noOthers), onError: 'continueRegularOutput' } as const;
			expect((await run(kairos, setting)).outputs).toEqual([genuine, failed]);
		});

		test('Pass and Fail, with an Error output', async () => {
			const setting = { ...parameters(noOthers), onError: 'continueErrorOutput' } as const;
			const others = [files.attack, files.text];
			expect((await run(kairos, setting)).outputs).toEqual([genuine, others, [files.down]]);
		});
	});

	describe('an earlier verdict on the item', () => {
		const forged = { passed: true, outcome: 'pass' };
		const before: INode = {
			id: 'before',
			name: 'Before',
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			position: [0, 0],
			parameters: {
				mode: 'raw',
				jsonOutput: JSON.stringify({ applicant: 'Ada', [kairos.check]: forged }),
				includeOtherFields: true,
				options: { stripBinary: false },
			},
		};
		const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });

		test.each(continues)('is removed when there is an error, on %s', async (onError) => {
			const down = await picture('vendorDown');
			const folder = await writePictures(n8n.folder, 'before', { '1.jpg': down });
			const { nodes, connections, ...rest } = fileWorkflow(kairos, folder, { options, onError });
			const execution = await n8n.run({
				...rest,
				nodes: [...nodes, before],
				connections: { ...connections, Files: to('Before'), Before: to(nodeName) },
			});
			const [item, ...others] = execution.outputsOf(nodeName).flat();
			expect(others).toEqual([]);
			expect(item?.json).toMatchObject({ fileName: '1.jpg', applicant: 'Ada' });
			expect(item?.binary?.data).toBeDefined();
			if (onError === 'continueRegularOutput') {
				expect(item?.json[kairos.check]).toMatchObject({ passed: false, outcome: 'error' });
			} else {
				expect(execution.outputsOf(nodeName).map((items) => items.length)).toEqual([0, 0, 0, 1]);
				expect(item?.json).not.toHaveProperty(kairos.check);
				expect(item?.json.error).toMatchObject({ reason: 'vendorUnavailable' });
			}
			expect(execution.outputsOf('Before').flat()[0]?.json[kairos.check]).toEqual(forged);
		});
	});

	describe('settings that would fill Pass', () => {
		/** A folder that has only attacks, so nothing may pass. */
		async function runAttacks(setting: NodeSetting): Promise<Execution> {
			const attack = await picture('spoofedSelfie');
			const folder = await writePictures(n8n.folder, 'attacks', { '1.jpg': attack });
			return await n8n.run(fileWorkflow(kairos, folder, { options, ...setting }));
		}

		test('Always Output Data', async () => {
			const execution = await runAttacks({ alwaysOutputData: true });
			expect(execution.outputsOf(nodeName).map((items) => items.length)).toEqual([0, 1, 0]);
		});

		test('the old "continue on fail" together with "stop"', async () => {
			const onError: INode['onError'] = 'stopWorkflow';
			const { outputs } = await run(kairos, { continueOnFail: true, onError });
			expect(outputs[0]).toEqual(genuine);
		});
	});

	describe('Retry On Fail', () => {
		const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 } as const;

		/** How many requests the vendor got for an image of this scenario. */
		const askedAbout = (name: string) =>
			simulator.requests.filter(({ scenario }) => scenario === name).length;

		test('retries only the failed images, and then stops', async () => {
			const left = await run(kairos, { ...retry, onError: 'stopWorkflow' });
			expect(left).toMatchObject({ status: 'error', outputs: [] });
			expect({
				genuine: askedAbout('genuine'),
				attack: askedAbout(kairos.attack.scenario),
				down: askedAbout('vendorDown'),
			}).toEqual({ genuine: genuine.length, attack: 1, down: retry.maxTries });
		});

		test('outputs what any try has verified, with one request for each image', async () => {
			simulator.faults.add({
				when: { scenario: 'genuine', nth: 2 },
				times: 1,
				then: { kind: 'answer', status: 503 },
			});
			const one = await picture('genuine');
			const folder = await writePictures(n8n.folder, 'several', {
				'1.jpg': one,
				'2.jpg': one,
				'3.jpg': one,
				'4.jpg': await picture(kairos.attack.scenario),
			});
			const setting = { ...retry, onError: 'stopWorkflow', options } as const;
			const execution = await n8n.run(fileWorkflow(kairos, folder, setting));
			expectOnlyPassesOnPass(execution, kairos, {});
			const names = execution
				.outputsOf(nodeName)
				.map((items) => items.map(({ json }) => json.fileName));
			expect(names).toEqual([['1.jpg', '2.jpg', '3.jpg'], ['4.jpg'], []]);
			expect(simulator.requests).toHaveLength(5);
		});

		test('outputs what the second try has verified', async () => {
			simulator.faults.add({ times: 1, then: { kind: 'answer', status: 503 } });
			const setting = { ...retry, onError: 'stopWorkflow', options } as const;
			const folder = await writePictures(n8n.folder, 'genuine', {
				'1.jpg': await picture('genuine'),
			});
			const execution = await n8n.run(fileWorkflow(kairos, folder, setting));
			expectOnlyPassesOnPass(execution, kairos, {});
			expect(execution.outputsOf(nodeName).map((items) => items.length)).toEqual([1, 0, 0]);
			expect(simulator.requests).toHaveLength(2);
		});

		test.each(continues)('pays for nothing twice on %s', async (onError) => {
			const { status, outputs } = await run(kairos, { ...retry, onError });
			expect({ status, pass: outputs[0] }).toEqual({ status: 'success', pass: genuine });
			expect(simulator.requests).toHaveLength(sent);
		});
	});
});

function parameters(changed: NonNullable<NodeSetting['parameters']>): NodeSetting {
	return { parameters: changed };
}

/** The most important rule: an item on Pass has a passed verdict and a score that meets the threshold. */
function expectOnlyPassesOnPass(
	execution: Execution,
	{ check, defaultThreshold }: TestedCall,
	{ parameters: { routing } = {} }: NodeSetting,
): void {
	if (routing === 'single') return;
	for (const { json } of execution.outputsOf(nodeName)[0] ?? []) {
		expect(json[check]).toMatchObject({ outcome: 'pass', passed: true });
		expect(Reflect.get(Object(json[check]), 'score')).toBeGreaterThanOrEqual(defaultThreshold);
	}
}
