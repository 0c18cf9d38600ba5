import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { type CheckName, checkNames } from '../../nodes/verification/check';
import { type Simulator, startSimulator } from '../harness/simulator/simulator';
import { demoCredentials } from './checkNode';
import {
	chain,
	checkNode,
	decisionName,
	decisionNode,
	decisionsOf,
	node,
	type Script,
	scriptedCheckType,
	scriptedNodes,
	scriptedType,
	start,
	workflow,
} from './decisionWorkflow';
import { type Engine, startEngine, type WorkflowJson } from './engine';
import { picture } from './items';
import { verdictJson } from '../unit/verification/decision/verdicts';

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

/** An applicant whose pictures are all of one kind. */
async function applicant(scenario = 'genuine', json: INodeExecutionData['json'] = {}) {
	const card = { subject: 'idCard', width: 1280, height: 960 } as const;
	const [selfie, idPhoto] = [await picture(scenario), await picture(scenario, card)];
	return await engine.item(json, { selfie, idPhoto });
}

/** Runs it, and says for each applicant by which output they left, and why. */
async function decide(json: WorkflowJson, items: readonly INodeExecutionData[]) {
	const finished = await engine.run(json, items).finished;
	expect(finished.run.data.resultData.error).toBeUndefined();
	return decisionsOf(finished).map(({ output, record }) => {
		const { decision, reasons } = record;
		expect(output).toBe(decision);
		expect(record.accepted).toBe(decision === 'accept');
		return { decision, reasons };
	});
}

const all = checkNames.map((check) => checkNode(check));
const face = checkNode('faceLiveness');

const noFile = { data: '', mimeType: '' };

function scripted(name: string, script: Script, json: Partial<INode> = {}): INode {
	scripts.set(name, script);
	return node({ name, type: scriptedType, ...json });
}

const because = (check: CheckName | null, reason: string) => ({ check, reason });
const accepted = { decision: 'accept', reasons: [] };
const foreign = (check: CheckName) => ({
	decision: 'review',
	reasons: [because(check, 'verdictNotFromThisExecution')],
});

describe('the table, row by row', () => {
	test.each([
		['spoofedSelfie', 'reject', [because('faceLiveness', 'livenessBelowThreshold')]],
		['replacedPortrait', 'reject', [because('documentForgery', 'replacePortraitsBelowThreshold')]],
		['vendorDown', 'unresolved', checkNames.map((check) => because(check, 'vendorUnavailable'))],
		[
			'noFace',
			'retake',
			[because('faceLiveness', 'noFaceFound'), because('faceMatch', 'imageNotAnalysable')],
		],
		['genuine', 'accept', []],
	])('%s: %s', async (scenario, decision, reasons) => {
		const quick = checkNames.map((check) => checkNode(check, { options: { maxRetries: 0 } }));
		const json = chain(start, ...quick, decisionNode());
		expect(await decide(json, [await applicant(scenario)])).toEqual([{ decision, reasons }]);
	});

	test('reviewBand: review', async () => {
		const withBand = checkNames.map((check) =>
			checkNode(check, { options: { reviewThreshold: 50 } }),
		);
		const json = chain(start, ...withBand, decisionNode());
		const [decided] = await decide(json, [await applicant('reviewBand')]);
		expect(decided).toEqual({
			decision: 'review',
			reasons: [
				because('faceLiveness', 'livenessInReviewBand'),
				because('idLiveness', 'screenReplayInReviewBand'),
				because('documentForgery', 'screenReplayInReviewBand'),
				because('faceMatch', 'faceMatchInReviewBand'),
			],
		});
	});

	test('a failed check with On Fail: Review', async () => {
		const json = chain(start, ...all, decisionNode({ onFail: 'review' }));
		expect(await decide(json, [await applicant('spoofedSelfie')])).toEqual([
			{ decision: 'review', reasons: [because('faceLiveness', 'livenessBelowThreshold')] },
		]);
	});

	test('no checks', async () => {
		expect(await decide(chain(start, decisionNode()), [await applicant()])).toEqual([
			{ decision: 'review', reasons: [because(null, 'noChecks')] },
		]);
	});

	test('a selected check that is missing', async () => {
		const requiredChecks = ['faceLiveness', 'idLiveness'];
		const decision = decisionNode({ require: 'selected', requiredChecks });
		expect(await decide(chain(start, face, decision), [await applicant()])).toEqual([
			{ decision: 'review', reasons: [because('idLiveness', 'checkMissing')] },
		]);
	});

	test('several applicants keep their places', async () => {
		const items = [await applicant(), await applicant('spoofedSelfie'), await applicant()];
		const json = chain(start, ...all, decisionNode());
		const finished = await engine.run(json, items).finished;
		const pairs = decisionsOf(finished).map(({ output, item }) => [output, item.pairedItem]);
		expect(pairs).toEqual([
			['accept', { item: 0 }],
			['accept', { item: 2 }],
			['reject', { item: 1 }],
		]);
	});
});

/** The one verdict of a genuine selfie, as another execution has put it out. */
async function verdictOfAnotherExecution() {
	const finished = await engine.run(chain(start, face), [await applicant()]).finished;
	const verdict = finished.outputsOf(face.name)[0]?.[0]?.json.faceLiveness;
	expect(verdict).toMatchObject({ outcome: 'pass' });
	return fieldsOf(verdict);
}

function fieldsOf(value: unknown): IDataObject {
	return typeof value === 'object' && value !== null
		? Object.fromEntries(Object.entries(value))
		: {};
}

const deactivated = (check: CheckName) => ({ ...checkNode(check), disabled: true });

describe('attacks, none of which is accepted', () => {
	test('a forged verdict in what a webhook or a form gives, where the check is deactivated', async () => {
		const faceLiveness = await verdictOfAnotherExecution();
		const json = chain(start, deactivated('faceLiveness'), decisionNode());
		const [decided] = await decide(json, [await applicant('spoofedSelfie', { faceLiveness })]);
		expect(decided).toEqual({
			decision: 'review',
			reasons: [
				because('faceLiveness', 'checkDeactivated'),
				because('faceLiveness', 'verdictNotFromThisExecution'),
			],
		});
	});

	test('a deactivated check', async () => {
		const others = [checkNode('idLiveness'), checkNode('documentForgery')];
		const json = chain(start, deactivated('faceLiveness'), ...others, decisionNode());
		expect(await decide(json, [await applicant('spoofedSelfie')])).toEqual([
			{ decision: 'review', reasons: [because('faceLiveness', 'checkDeactivated')] },
		]);
	});

	test('a forged verdict, where another node stands in place of the check', async () => {
		const faceLiveness = await verdictOfAnotherExecution();
		const noOp = node({ name: 'Face Liveness', type: 'n8n-nodes-base.noOp' });
		const json = chain(start, noOp, checkNode('idLiveness'), decisionNode());
		const [decided] = await decide(json, [await applicant('spoofedSelfie', { faceLiveness })]);
		expect(decided).toEqual(foreign('faceLiveness'));
	});

	test.each([
		['under another name', 'selfieCheck', {}],
		['and a check that writes elsewhere', 'faceLiveness', { resultField: 'selfieCheck' }],
		['and a check whose field nobody knows', 'faceLiveness', { resultField: '={{ "a" + "b" }}' }],
	])('a forged verdict beside a genuine one: %s', async (_how, field, options) => {
		const forged = await verdictOfAnotherExecution();
		const json = chain(start, checkNode('faceLiveness', { options }), decisionNode());
		const genuine = await decide(json, [await applicant()]);
		expect(genuine).toEqual([accepted]);
		const [decided] = await decide(json, [await applicant('genuine', { [field]: forged })]);
		expect(decided).toEqual(foreign('faceLiveness'));
	});

	test.each<[string, (verdict: object, of: object) => object]>([
		['a score that is raised', (verdict) => ({ ...verdict, score: 99 })],
		['another time', (verdict) => ({ ...verdict, checkedAt: '2026-11-30T10:00:00.000Z' })],
		['a field more', (verdict) => ({ ...verdict, note: 'checked by hand' })],
		['all of it from another execution', (_verdict, of) => of],
	])('a Set node that changes a verdict: %s', async (_what, change) => {
		const other = await verdictOfAnotherExecution();
		const edit = scripted('Edit', (items) => [
			items.map(({ json, binary }, item) => ({
				json: { ...json, faceLiveness: { ...change(fieldsOf(json.faceLiveness), other) } },
				binary,
				pairedItem: { item },
			})),
		]);
		const [decided] = await decide(chain(start, face, edit, decisionNode()), [await applicant()]);
		expect(decided?.decision).toBe('review');
	});

	test.each(['genuine', 'spoofedSelfie'])('a verdict by __proto__, %s', async (scenario) => {
		const verdict = await verdictOfAnotherExecution();
		const text = JSON.stringify({ faceLiveness: { check: 'faceLiveness' } });
		const inherited: unknown = JSON.parse(
			text.replace('{"check"', `{"__proto__":${JSON.stringify(verdict)},"check"`),
		);
		const edit = scripted('Edit', (items) => [
			items.map((item) => ({ ...item, json: Object(inherited) })),
		]);
		const [decided] = await decide(chain(start, face, edit, decisionNode()), [
			await applicant(scenario),
		]);
		expect(decided).toEqual({
			decision: 'review',
			reasons: [because('faceLiveness', 'verdictMalformed')],
		});
	});

	const copied: ReadonlyArray<[string, Partial<INodeExecutionData>, withFiles: boolean]> = [
		['and n8n knows which item is which', { pairedItem: { item: 1 } }, true],
		['and there are no files', { pairedItem: { item: 1 } }, false],
		['and n8n guesses wrongly', {}, true],
	];
	test.each(copied)('a genuine verdict of another applicant, %s', async (_how, pair, withFiles) => {
		const swap = scripted('Swap', ([first, second]) => {
			const files = withFiles ? { binary: second?.binary } : {};
			return [[{ json: { faceLiveness: first?.json.faceLiveness }, ...files, ...pair }]];
		});
		const applicants = [await applicant(), await applicant('spoofedSelfie')];
		const decided = await decide(chain(start, face, swap, decisionNode()), applicants);
		expect(decided).toEqual([foreign('faceLiveness')]);
	});

	describe('where n8n does not know which item is which', () => {
		/** Two outputs, or n8n guesses. */
		const forgetful = (script: Script) =>
			scripted('Forgetful', (items, context) => [...script(items, context), []], {
				parameters: { outputs: 2 },
			});
		const bare = (item?: INodeExecutionData): INodeExecutionData => ({ json: item?.json ?? {} });

		test('a genuine verdict of another applicant does not count, with files or without', async () => {
			const applicants = [await applicant(), await applicant('spoofedSelfie')];
			for (const withFiles of [true, false]) {
				const swap = forgetful(([first, second]) => [
					[{ ...bare(first), ...(withFiles ? { binary: second?.binary } : {}) }],
				]);
				const decided = await decide(chain(start, face, swap, decisionNode()), applicants);
				expect(decided).toEqual([foreign('faceLiveness')]);
			}
		});

		test('a verdict counts by its files, or where there is one applicant', async () => {
			const keep = forgetful((items) => [items.map(({ json, binary }) => ({ json, binary }))]);
			const several = chain(start, face, keep, decisionNode());
			const applicants = [await applicant(), await applicant('spoofedSelfie')];
			const decisions = (await decide(several, applicants)).map(({ decision }) => decision);
			expect(decisions).toEqual(['accept', 'reject']);
			const one = chain(
				start,
				face,
				forgetful(([item]) => [[bare(item)]]),
				decisionNode(),
			);
			expect(await decide(one, [await applicant()])).toEqual([accepted]);
		});

		test('a verdict does not count where there are several applicants and no files', async () => {
			const add = scripted('Add', ([item]) => [[bare(item), { json: { name: 'Ada' } }], []], {
				parameters: { inputs: 2, outputs: 2 },
			});
			const json = workflow(
				[start, face, add, decisionNode()],
				[
					['Start', 0, 'faceLiveness'],
					['Start', 0, 'Add', 1],
					['faceLiveness', 0, 'Add', 0],
					['Add', 0, decisionName],
				],
			);
			expect(await decide(json, [await applicant()])).toEqual([
				foreign('faceLiveness'),
				{ decision: 'review', reasons: [because('faceLiveness', 'checkMissing')] },
			]);
		});
	});

	test('a genuine verdict on an item that was made of several applicants', async () => {
		const aggregate = scripted('Aggregate', ([first, second]) => {
			const json = { ...second?.json, faceLiveness: first?.json.faceLiveness };
			return [[{ json, binary: first?.binary, pairedItem: [{ item: 0 }, { item: 1 }] }]];
		});
		const applicants = [await applicant(), await applicant('spoofedSelfie')];
		const decided = await decide(chain(start, face, aggregate, decisionNode()), applicants);
		expect(decided).toEqual([foreign('faceLiveness')]);
	});

	test('one verdict on two items', async () => {
		const double = scripted('Double', ([item]) =>
			item ? [[item, { ...item }].map((one) => ({ ...one, pairedItem: { item: 0 } }))] : [[]],
		);
		const decided = await decide(chain(start, face, double, decisionNode()), [await applicant()]);
		expect(decided).toEqual([foreign('faceLiveness'), foreign('faceLiveness')]);
	});

	test.each<[string, INodeParameters, boolean]>([
		['with all fields and files', {}, true],
		['without files', {}, false],
		['and only the decision is kept', { includeInputFields: false }, true],
	])('one verdict on two items, each in a run of its own, %s', async (_how, options, withFiles) => {
		const divide = scripted(
			'Divide',
			([{ json, binary } = { json: {} }]) =>
				['Ada', 'Eve'].map((name) => [
					{ json: { ...json, name }, ...(withFiles ? { binary, pairedItem: { item: 0 } } : {}) },
				]),
			{ parameters: { outputs: 2 } },
		);
		const json = workflow(
			[start, face, divide, decisionNode({ options })],
			[
				['Start', 0, 'faceLiveness'],
				['faceLiveness', 0, 'Divide'],
				['Divide', 0, decisionName],
				['Divide', 1, decisionName],
			],
		);
		const decided = await decide(json, [await applicant()]);
		expect(decided).toEqual([accepted, foreign('faceLiveness')]);
	});

	test('pinned data on a check', async () => {
		const faceLiveness = await verdictOfAnotherExecution();
		const json = chain(start, face, decisionNode());
		const pinData = { [face.name]: [{ json: { faceLiveness } }] };
		const decided = await decide({ ...json, pinData }, [await applicant('spoofedSelfie')]);
		expect(decided).toEqual([foreign('faceLiveness')]);
	});

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'a check that throws, so that n8n hands a forged verdict through: %s',
		async (onError) => {
			const faceLiveness = await verdictOfAnotherExecution();
			const broken = scripted(
				'Broken',
				() => {
					throw new Error('Broken');
				},
				{ type: scriptedCheckType, onError },
			);
			const json = chain(start, broken, decisionNode());
			const decided = await decide(json, [await applicant('spoofedSelfie', { faceLiveness })]);
			expect(decided).toEqual([foreign('faceLiveness')]);
		},
	);

	test('a verdict that does not say of which check it is', async () => {
		const result = { outcome: 'pass', passed: true };
		const item = await applicant('genuine', { result });
		expect(await decide(chain(start, face, decisionNode()), [item])).toEqual([
			{ decision: 'review', reasons: [because(null, 'verdictMalformed')] },
		]);
	});

	test('a verdict that n8n compares as another one than the decision reads', async () => {
		const edit = scripted('Edit', (items) => [
			items.map(({ json, binary }, item) => {
				const genuine = fieldsOf(json.faceLiveness);
				const forged = { ...verdictJson({ check: 'faceLiveness', meaning: 'pass' }) };
				const faceLiveness = Object.assign(forged, { toJSON: () => genuine });
				return { json: { ...json, faceLiveness }, binary, pairedItem: { item } };
			}),
		]);
		const json = chain(start, face, edit, decisionNode());
		expect(await decide(json, [await applicant('spoofedSelfie')])).toEqual([
			{ decision: 'reject', reasons: [because('faceLiveness', 'livenessBelowThreshold')] },
		]);
	});

	describe('branches that a Merge puts together wrongly', () => {
		const byPass = { parameters: { routing: 'passFail' } };
		const files = node({ name: 'Files', type: 'n8n-nodes-base.noOp' });
		const merge = () =>
			scripted(
				'Merge',
				(items, context) => [
					context.getInputData(1).map((other, item) => ({
						json: { ...items[item]?.json, ...other.json },
						binary: { ...other.binary, selfie: items[item]?.binary?.selfie ?? noFile },
						pairedItem: [
							{ item, input: 0 },
							{ item, input: 1 },
						],
					})),
				],
				{ parameters: { inputs: 2 } },
			);

		test('two checks', async () => {
			const both = [checkNode('faceLiveness', byPass), checkNode('idLiveness', byPass)];
			const json = workflow(
				[start, files, ...both, merge(), decisionNode()],
				[
					['Start', 0, 'Files'],
					['Files', 0, 'faceLiveness'],
					['Files', 0, 'idLiveness'],
					['faceLiveness', 0, 'Merge', 0],
					['idLiveness', 0, 'Merge', 1],
					['Merge', 0, decisionName],
				],
			);
			// The second fails one check, and the third the other: what is left does not match.
			const three = [
				await applicant(),
				await applicant('spoofedSelfie'),
				await applicant('screenReplay'),
			];
			expect(await decide(json, three)).toEqual([
				{
					decision: 'review',
					reasons: [
						because('faceLiveness', 'verdictNotFromThisExecution'),
						because('idLiveness', 'verdictNotFromThisExecution'),
					],
				},
				accepted,
			]);
		});

		test('a check, and the fields of another applicant', async () => {
			const json = workflow(
				[start, files, checkNode('faceLiveness', byPass), merge(), decisionNode()],
				[
					['Start', 0, 'Files'],
					['Files', 0, 'faceLiveness'],
					['Files', 0, 'Merge', 1],
					['faceLiveness', 0, 'Merge', 0],
					['Merge', 0, decisionName],
				],
			);
			// The first fails, so the verdict of the second meets the fields of the first.
			const two = [await applicant('spoofedSelfie'), await applicant()];
			expect(await decide(json, two)).toEqual([
				foreign('faceLiveness'),
				{ decision: 'review', reasons: [because('faceLiveness', 'checkMissing')] },
			]);
			expect(await decide(json, [await applicant()])).toEqual([accepted]);
		});
	});
});

describe('an object of another node is no verdict', () => {
	test.each([
		['passed', { passed: true }],
		['outcome', { outcome: 'pass' }],
		['check', { check: 'spelling' }],
	])('with the field %s', async (_field, quiz) => {
		const decided = await decide(chain(start, face, decisionNode()), [
			await applicant('genuine', { quiz }),
		]);
		expect(decided).toEqual([accepted]);
	});
});
