import type { INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { checkNames } from '../../nodes/verification/check';
import { type Simulator, startSimulator } from '../harness/simulator/simulator';
import { verdictJson } from '../unit/verification/decision/verdicts';
import { demoCredentials } from './checkNode';
import {
	chain,
	checkNode,
	decisionName,
	decisionNode,
	decisionsOf,
	node,
	scriptedCheckType,
	scriptedNodes,
	scriptedType,
	start,
	type Wire,
	workflow,
} from './decisionWorkflow';
import { type Engine, type FinishedExecution, startEngine, type WorkflowJson } from './engine';
import { errorModes, picture } from './items';

const { scripts, nodeTypes } = scriptedNodes();

let simulator: Simulator;
let engine: Engine;

beforeAll(async () => {
	simulator = await startSimulator();
	const credentials = demoCredentials(simulator);
	engine = await startEngine({ binaryMode: 'filesystem', credentials, nodeTypes });
});
afterEach(() => {
	simulator.reset();
	scripts.clear();
});
afterAll(async () => await simulator.close());

async function applicant(scenario = 'genuine', json: INodeExecutionData['json'] = {}) {
	const idPhoto = await picture(scenario, { subject: 'idCard', width: 1280, height: 960 });
	return await engine.item(json, { selfie: await picture(scenario), idPhoto });
}

async function run(json: WorkflowJson, ...items: INodeExecutionData[]): Promise<FinishedExecution> {
	return await engine.run(json, items).finished;
}

const decisions = (finished: FinishedExecution) =>
	decisionsOf(finished).map(({ record }) => record.decision);

const face = (provider: string, json: Parameters<typeof checkNode>[1] = {}) =>
	checkNode('faceLiveness', { name: provider, provider, ...json });
const all = checkNames.map((check) => checkNode(check));

describe('several nodes for one check', () => {
	const once = { maxRetries: 0 };
	const first = face('kairos', {
		onError: 'continueErrorOutput',
		options: once,
		parameters: { routing: 'passFailInconclusive' },
	});
	const second = face('argos');
	const fallback = workflow(
		[start, first, second, decisionNode()],
		[
			['Start', 0, 'kairos'],
			['kairos', 0, decisionName],
			['kairos', 3, 'argos'],
			['argos', 0, decisionName],
		],
	);

	test('a second vendor stands in for one that is down', async () => {
		simulator.faults.add({ then: { kind: 'answer', status: 500 }, times: 1 });
		const finished = await run(fallback, await applicant());
		expect(decisionsOf(finished)).toMatchObject([
			{ output: 'accept', record: { checks: [{ node: 'argos', provider: 'argos' }] } },
		]);
	});

	test('an item of the Error output is an error', async () => {
		simulator.faults.add({ then: { kind: 'answer', status: 500 } });
		const wires: Wire[] = [
			['Start', 0, 'kairos'],
			['kairos', 0, decisionName],
			['kairos', 3, decisionName],
		];
		const finished = await run(workflow([start, first, decisionNode()], wires), await applicant());
		expect(decisionsOf(finished)).toMatchObject([
			{
				output: 'unresolved',
				record: {
					nextStep: 'retry',
					reasons: [{ check: 'faceLiveness', reason: 'vendorUnavailable' }],
					checks: [{ node: 'kairos', outcome: 'error' }],
				},
			},
		]);
	});

	test.each([
		['all', 'reject'],
		['latest', 'accept'],
	])(
		'a fail that the second node writes over, with Several Verdicts: %s',
		async (kind, expected) => {
			const generous = face('argos', { parameters: { threshold: 1 } });
			const decision = decisionNode({ options: { severalVerdicts: kind } });
			const json = chain(start, face('kairos'), generous, decision);
			const finished = await run(json, await applicant('spoofedSelfie'));
			expect(decisions(finished)).toEqual([expected]);
			expect(decisionsOf(finished)[0]?.record.checks).toMatchObject([
				{ node: 'kairos', outcome: 'fail' },
				{ node: 'argos', outcome: 'pass' },
			]);
		},
	);

	test('a fail that is written over counts for its own applicant only', async () => {
		const generous = face('argos', { parameters: { threshold: 1 } });
		const json = chain(start, face('kairos'), generous, decisionNode());
		const finished = await run(json, await applicant('spoofedSelfie'), await applicant());
		expect(decisions(finished)).toEqual(['accept', 'reject']);
	});

	test('a fail of a pinned check counts although another node writes over it', async () => {
		const item = await applicant();
		const faceLiveness = { ...verdictJson({ check: 'faceLiveness', meaning: 'fail' }) };
		const json = chain(start, face('kairos'), face('argos'), decisionNode());
		const pinData = { kairos: [{ json: { faceLiveness }, binary: item.binary ?? {} }] };
		expect(decisions(await run({ ...json, pinData }, item))).toEqual(['reject']);
	});
});

describe('rounds of a loop', () => {
	/** Gives one item in each of its rounds, and keeps what comes back. */
	function rounds(keep: (item: INodeExecutionData) => INodeExecutionData['json']): WorkflowJson {
		const waiting: INodeExecutionData[] = [];
		let previous: INodeExecutionData | undefined;
		scripts.set('Loop', (items) => {
			if (previous === undefined) waiting.push(...items);
			const next = waiting.shift();
			previous = items[0];
			return next ? [[{ ...next, pairedItem: { item: 0 } }]] : [[]];
		});
		scripts.set('Back', ([item]) => [
			item ? [{ ...item, json: keep(item), pairedItem: { item: 0 } }] : [],
		]);
		const nodes: INode[] = [
			start,
			node({ name: 'Loop', type: scriptedType }),
			checkNode('faceLiveness'),
			decisionNode(),
			node({ name: 'Back', type: scriptedType }),
		];
		return workflow(nodes, [
			['Start', 0, 'Loop'],
			['Loop', 0, 'faceLiveness'],
			['faceLiveness', 0, decisionName],
			...[0, 1, 2, 3, 4].map((output): Wire => [decisionName, output, 'Back']),
			['Back', 0, 'Loop'],
		]);
	}

	test('each round is decided by its own verdict', async () => {
		const finished = await run(
			rounds(({ json }) => json),
			await applicant(),
			await applicant('spoofedSelfie'),
			await applicant(),
		);
		expect(decisions(finished)).toEqual(['accept', 'reject', 'accept']);
	});

	test('the verdict of an earlier round counts in that round only', async () => {
		let first: INodeExecutionData['json'] | undefined;
		const json = rounds((item) => item.json);
		scripts.set('Stale', ([item]) => {
			first ??= item?.json;
			return [item ? [{ ...item, json: { ...first }, pairedItem: { item: 0 } }] : []];
		});
		const stale = node({ name: 'Stale', type: scriptedType });
		const { connections } = json;
		const wires = workflow(
			[],
			[
				['faceLiveness', 0, 'Stale'],
				['Stale', 0, decisionName],
			],
		);
		const finished = await run(
			{ nodes: [...json.nodes, stale], connections: { ...connections, ...wires.connections } },
			await engine.item({}, { selfie: await picture('genuine') }),
			await engine.item({}, { selfie: await picture('spoofedSelfie') }),
		);
		expect(decisions(finished)).toEqual(['accept', 'review']);
	});
});

describe('a check that a test speaks for', () => {
	/** Puts out a good verdict for each item, changed like this. */
	function speaking(change: (item: number) => object = () => ({})): WorkflowJson {
		scripts.set('Face', (items) => [
			items.map(({ json, binary }, item) => ({
				json: { ...json, faceLiveness: { ...verdictJson(passed), ...change(item) } },
				binary,
				pairedItem: { item },
			})),
		]);
		return chain(start, node({ name: 'Face', type: scriptedCheckType }), decisionNode());
	}
	const passed = { check: 'faceLiveness', meaning: 'pass' } as const;
	const nth = (item: number) => ({ transactionId: `txn_${item}` });

	test.each([
		['manual', 'accept'],
		['trigger', 'review'],
		['webhook', 'review'],
	] as const)('a simulated answer, in mode %s: %s', async (mode, expected) => {
		const credentials = demoCredentials(simulator);
		const other = await startEngine({ binaryMode: 'filesystem', credentials, nodeTypes, mode });
		const item = await other.item({});
		// n8n gives pinned items in manual executions only, so a node gives these.
		scripts.set('Items', () => [[item]]);
		const json = speaking(() => ({ simulated: true }));
		const [first, face, decision] = json.nodes;
		if (!first || !face || !decision) throw new Error('Three nodes were expected');
		const items = node({ name: 'Items', type: scriptedType });
		const finished = await other.run(chain(first, items, face, decision), [item]).finished;
		expect(decisions(finished)).toEqual([expected]);
		const reason = { check: 'faceLiveness', reason: 'simulatedOutsideTest' };
		const reasons = expected === 'accept' ? [] : [reason];
		expect(decisionsOf(finished)[0]?.record.reasons).toEqual(reasons);
	});

	test('a thousand applicants take little time', async () => {
		const items = await Promise.all(
			Array.from({ length: 1000 }, async () => await engine.item({})),
		);
		const finished = await run(speaking(nth), ...items);
		expect(decisions(finished)).toEqual(items.map(() => 'accept'));
		const [task] = finished.run.data.resultData.runData[decisionName] ?? [];
		expect(task?.executionTime).toBeLessThan(3000);
	});
});

describe('what the item has then', () => {
	test('the record, in the order of the contract', async () => {
		const finished = await run(chain(start, ...all, decisionNode()), await applicant());
		const [decided] = decisionsOf(finished);
		expect(Object.keys(decided?.record ?? {})).toEqual([
			'decision',
			'summary',
			'accepted',
			'nextStep',
			'reasons',
			'checks',
			'required',
			'policy',
			'decidedAt',
			'workflow',
			'executionId',
			'packageVersion',
		]);
		expect(Object.keys(decided?.item.json ?? {})).toEqual([...checkNames, 'kycDecision']);
		expect(Object.keys(decided?.item.binary ?? {})).toEqual(['selfie', 'idPhoto']);
	});

	test('a sentence that names the check that decided', async () => {
		const json = chain(start, ...all, decisionNode());
		const finished = await run(json, await applicant('replacedPortrait'));
		expect(decisionsOf(finished)[0]?.record.summary).toMatch(
			/^Rejected: Document Forgery scored replaced portrait 42, below 61 \(ARGOS txn_\w+\)$/,
		);
	});

	test('only the decision, where no fields and files are kept', async () => {
		const options = { includeInputFields: false, includeBinary: false, resultField: 'end' };
		const json = chain(start, ...all, decisionNode({ options }));
		const finished = await run(json, await applicant('genuine', { kept: 'no' }));
		const [{ item } = { item: null }] = decisionsOf(finished, 'end');
		expect(Object.keys(item?.json ?? {})).toEqual(['end']);
		expect(item?.binary).toBeUndefined();
	});

	test('no decision that somebody else wrote', async () => {
		const forged = { decision: 'accept', accepted: true };
		const json = chain(start, ...all, decisionNode({ options: { resultField: 'end' } }));
		const item = await applicant('spoofedSelfie', {
			kycDecision: forged,
			end: forged,
			name: 'Ada',
		});
		const [decided] = decisionsOf(await run(json, item), 'end');
		expect(decided).toMatchObject({ output: 'reject', record: { accepted: false } });
		expect(decided?.item.json).toMatchObject({ name: 'Ada' });
		expect(decided?.item.json).not.toHaveProperty('kycDecision');
	});

	test('one output for all', async () => {
		const json = chain(start, ...all, decisionNode({ options: { routing: 'single' } }));
		const finished = await run(json, await applicant(), await applicant('spoofedSelfie'));
		expect(finished.outputsOf(decisionName).map(({ length }) => length)).toEqual([2]);
	});

	test('a report as a file, and a message to the applicant', async () => {
		const options = { report: true, applicantMessage: 'de' };
		const json = chain(start, ...all, decisionNode({ options }));
		const finished = await run(json, await applicant('noFace'), await applicant('spoofedSelfie'));
		const [rejected, retake] = decisionsOf(finished);
		expect(retake?.record.applicantMessage).toMatch(/Gesicht/);
		expect(rejected?.record.applicantMessage).not.toMatch(/Gesicht/);
		for (const { item } of decisionsOf(finished)) {
			expect(item.binary?.kycReport).toMatchObject({
				fileName: 'kyc-report.html',
				mimeType: 'text/html',
			});
		}
	});

	test('a message that names the photo to retake', async () => {
		const decision = decisionNode({ options: { applicantMessage: 'en' } });
		const small = { subject: 'idCard', width: 200, height: 150 } as const;
		const idPhoto = await picture('genuine', small);
		const item = await engine.item({}, { selfie: await picture('genuine'), idPhoto });
		const [decided] = decisionsOf(await run(chain(start, checkNode('faceMatch'), decision), item));
		expect(decided?.record).toMatchObject({
			decision: 'retake',
			summary: 'Retake: Face Match got an image that is too small (photo of the ID, ARGOS)',
			applicantMessage: expect.stringMatching(/^Photo of your ID: /) as string,
		});
	});
});

describe('the execution', () => {
	const options = { applicantReference: '={{ $json.reference }}' };

	test('can be found by its decision, its reason and the applicant', async () => {
		const json = chain(start, ...all, decisionNode({ options }));
		const { run: one } = await run(json, await applicant('spoofedSelfie', { reference: 'A-1' }));
		expect(one.data.resultData.metadata).toEqual({
			kycDecision: 'reject',
			kycReason: 'livenessBelowThreshold',
			kycApplicant: 'A-1',
		});
		const two = [
			await applicant('genuine', { reference: 'A-2' }),
			await applicant('spoofedSelfie', { reference: 'A-3' }),
		];
		const { run: other } = await run(json, ...two);
		expect(other.data.resultData.metadata).toMatchObject({
			kycDecision: 'accept, reject',
			kycApplicant: 'A-2, A-3',
		});
	});

	test('does not get an image that an expression took for a reference', async () => {
		const json = chain(start, ...all, decisionNode({ options }));
		const reference = (await picture('genuine')).toString('base64');
		const { run: one } = await run(json, await applicant('genuine', { reference }));
		expect(one.data.resultData.metadata).toEqual({ kycDecision: 'accept' });
	});

	test('has hints that say why items went to Review', async () => {
		const off = { ...checkNode('documentForgery'), disabled: true };
		const json = chain(start, checkNode('faceLiveness'), off, decisionNode());
		const finished = await run(json, await applicant(), await applicant('spoofedSelfie'));
		const hints = finished.run.data.resultData.runData[decisionName]?.[0]?.hints;
		expect(hints?.map(({ message }) => message)).toEqual([
			'2 applicants: 1 rejected, 1 to review',
			'1 of 2 items went to Review because Document Forgery is deactivated. Activate it, or select the required checks.',
		]);
	});
});

describe('settings that cannot be read', () => {
	const broken: ReadonlyArray<[string, object]> = [
		['a number that is none', { maxAge: 'soon' }],
		['an expression that fails', { maxAge: '={{ $json.no.such.field }}' }],
		['a switch that is text', { verifyOrigin: 'no' }],
		['a reserved field', { resultField: 'error' }],
	];
	describe.each(errorModes)('on error: %s', (onError) => {
		test.each(broken)('%s', async (_what, options) => {
			const json = chain(start, ...all, decisionNode({ options: { ...options } }, { onError }));
			const finished = await run(json, await applicant());
			if (onError === 'stopWorkflow') {
				expect(finished.run.data.resultData.error?.message).toMatch(/^(Max Age|Verify|Result)/);
				expect(finished.outputsOf(decisionName)).toEqual([]);
				return;
			}
			expect(decisionsOf(finished)).toMatchObject([
				{
					output: 'review',
					record: { accepted: false, reasons: [{ check: null, reason: 'invalidParameter' }] },
				},
			]);
		});
	});
});

describe('a policy that an item could set', () => {
	const wished = {
		options: { sameDocument: false, maxAge: 0, severalVerdicts: 'latest', verifyOrigin: false },
		parameters: { onFail: 'review', require: 'selected' },
	};
	const wishes = Object.entries(wished).flatMap(([where, values]) =>
		Object.entries(values).flatMap(([name, value]) =>
			[
				`={{ $json.${name} }}`,
				`={{ $fromAI('${name}', '', 'json', ${JSON.stringify(value)}) }}`,
			].map((expression): [INodeParameters] => {
				const set = { [name]: expression };
				return [where === 'options' ? { options: set } : set];
			}),
		),
	);
	const lists: ReadonlyArray<[INodeParameters]> = [
		'={{ $json.checks }}',
		['={{ $json.checks[0] }}'],
	].map((requiredChecks) => [{ require: 'selected', requiredChecks }]);

	test.each([...wishes, ...lists])('%j', async (parameters) => {
		const onError = 'continueRegularOutput';
		const json = chain(start, ...all, decisionNode(parameters, { onError }));
		const said = { ...wished.options, ...wished.parameters, checks: ['faceLiveness'] };
		expect(decisionsOf(await run(json, await applicant('genuine', said)))).toMatchObject([
			{
				output: 'review',
				record: { accepted: false, reasons: [{ check: null, reason: 'invalidParameter' }] },
			},
		]);
	});
});

describe('what n8n does behind the node', () => {
	const reviewed: ReadonlyArray<[string, Partial<INode>]> = [
		['Always Output Data', { alwaysOutputData: true }],
		['Execute Once', { executeOnce: true }],
		['Retry On Fail', { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 }],
	];
	test.each(reviewed)('%s accepts nobody', async (_what, json) => {
		const finished = await run(
			chain(start, ...all, decisionNode({}, json)),
			await applicant('spoofedSelfie'),
			await applicant('screenReplay'),
		);
		expect(finished.outputsOf(decisionName)[1]).toEqual([]);
	});

	test('a deactivated decision sends everybody to Review', async () => {
		const json = chain(start, ...all, decisionNode({}, { disabled: true }));
		const finished = await run(json, await applicant());
		const [review, ...others] = finished.outputsOf(decisionName);
		expect([review?.length, others.flat()]).toEqual([1, []]);
	});
});

test('a verdict counts where a workflow keeps files among the fields, too', async () => {
	const { binary } = await applicant();
	const parameters = { binaryPropertyName: '_files.selfie' };
	const json = chain(start, checkNode('faceLiveness', { parameters }), decisionNode());
	const item = { json: { _files: Object.fromEntries(Object.entries(binary ?? {})) }, binary: {} };
	const finished = await run({ ...json, settings: { binaryMode: 'combined' } }, item);
	expect(decisions(finished)).toEqual(['accept']);
});
