import type { INode } from 'n8n-workflow';
import {
	checkNode,
	decisionName,
	decisionNode,
	node,
	type Wire,
} from '../../engine/decisionWorkflow';
import { genuineCard } from '../../engine/items';
import { isOver } from '../examples/forms';
import { prepareN8n } from '../../harness/n8n/commandLineN8n';
import { startN8n, type RunningN8n } from '../../harness/n8n/runningN8n';
import { n8n1 } from '../../harness/n8n/versions';
import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import {
	accepted,
	chainOver,
	check,
	decide,
	decisionsIn,
	face,
	forgery,
	id,
	matchWith,
	review,
	setNode,
	wiredOver,
} from './decisions';

// A genuine applicant has to get to Accept by every way that people wire checks, and nobody else.

let simulator: Simulator;
let n8n: RunningN8n;

beforeAll(async () => {
	simulator = await startSimulator({ keepBodies: false });
	n8n = await startN8n(simulator);
});
afterEach(() => simulator.reset());
afterAll(async () => {
	await n8n.stop();
	await simulator.close();
});

const decision = decisionNode();
const both = ['genuine', 'spoofedSelfie'];
const rejected = { by: 'reject', reasons: ['faceLiveness livenessBelowThreshold'] };
const merge = (parameters = {}): INode =>
	node({
		name: 'Merge',
		type: 'n8n-nodes-base.merge',
		typeVersion: 3.2,
		parameters: { mode: 'combine', combineBy: 'combineByPosition', options: {}, ...parameters },
	});
const fork = node({ name: 'Fork', type: 'n8n-nodes-base.noOp' });
const loop = node({
	name: 'Loop',
	type: 'n8n-nodes-base.splitInBatches',
	typeVersion: 3,
	parameters: { batchSize: 1, options: {} },
});

test('a chain by Single Output', async () => {
	const json = await chainOver(n8n, [...both, 'genuine'], face, id, forgery, decision);
	expect(await decide(n8n, json)).toEqual([accepted, accepted, rejected]);
});

test('a chain with a match', async () => {
	const match = await matchWith(genuineCard());
	const json = await chainOver(n8n, [...both, 'genuine'], face, match, decision);
	expect(await decide(n8n, json)).toEqual([accepted, accepted, rejected]);
});

test('a chain by Pass', async () => {
	const [one, two, three] = [face, id, forgery].map(({ parameters, ...rest }) => ({
		...rest,
		parameters: { ...parameters, routing: 'passFailInconclusive' },
	}));
	if (!one || !two || !three) throw new Error('Not three');
	const wires: Wire[] = [one, two, three].flatMap(({ name }): Wire[] => [
		[name, 1, decisionName],
		[name, 2, decisionName],
	]);
	const json = await wiredOver(
		n8n,
		[...both, 'noFace'],
		[one, two, three, decision],
		[...wires, [one.name, 0, two.name], [two.name, 0, three.name], [three.name, 0, decisionName]],
	);
	const finished = await n8n.run(json);
	// Those who leave the chain early come to the decision in a run of their own.
	expect(decisionsIn(finished)).toMatchObject([accepted]);
});

test('verdicts under other names, and without the files', async () => {
	const json = await chainOver(
		n8n,
		both,
		check('faceLiveness', { options: { resultField: 'selfie' } }),
		check('idLiveness', { options: { resultField: 'card' } }),
		check('documentForgery', { options: { resultField: '={{ "forged" }}', includeBinary: false } }),
		decision,
	);
	expect(await decide(n8n, json)).toEqual([accepted, rejected]);
});

const between: ReadonlyArray<readonly [string, INode]> = [
	['a Set node', setNode('Between', "{ note: 'x' }")],
	[
		'a Set node that renames the verdict',
		setNode('Between', '{ selfie: $json.faceLiveness, faceLiveness: null }'),
	],
	[
		'a short Wait',
		node({
			name: 'Between',
			type: 'n8n-nodes-base.wait',
			typeVersion: 1.1,
			parameters: { amount: 0.1 },
		}),
	],
	[
		'a Sort node',
		node({
			name: 'Between',
			type: 'n8n-nodes-base.sort',
			parameters: {
				sortFieldsUi: { sortField: [{ fieldName: 'fileName', order: 'descending' }] },
				options: {},
			},
		}),
	],
	[
		'an If node',
		node({
			name: 'Between',
			type: 'n8n-nodes-base.if',
			typeVersion: 2.2,
			parameters: {
				conditions: {
					options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
					combinator: 'and',
					conditions: [
						{
							id: '1',
							leftValue: '={{ $json.faceLiveness.passed }}',
							rightValue: '',
							operator: { type: 'boolean', operation: 'true', singleValue: true },
						},
					],
				},
				options: {},
			},
		}),
	],
];
test.each(between)('%s between the checks', async (what, step) => {
	const json = await chainOver(n8n, both, face, step, id, decision);
	const expected = what === 'an If node' ? [accepted] : [accepted, rejected];
	expect(await decide(n8n, json)).toEqual(expected);
});

test('parallel checks that a Merge brings together', async () => {
	const json = await wiredOver(
		n8n,
		[...both, 'genuine'],
		[fork, face, id, merge(), decision],
		[
			['Fork', 0, face.name],
			['Fork', 0, id.name],
			[face.name, 0, 'Merge', 0],
			[id.name, 0, 'Merge', 1],
			['Merge', 0, decisionName],
		],
	);
	expect(await decide(n8n, json)).toEqual([accepted, accepted, rejected]);
});

test('Split In Batches, and the decision after the loop', async () => {
	const json = await wiredOver(
		n8n,
		[...both, 'genuine'],
		[loop, face, id, decision],
		[
			['Loop', 1, face.name],
			[face.name, 0, id.name],
			[id.name, 0, 'Loop'],
			['Loop', 0, decisionName],
		],
	);
	expect(await decide(n8n, json)).toEqual([accepted, accepted, rejected]);
});

test('Split In Batches, and the decision within the loop', async () => {
	const json = await wiredOver(
		n8n,
		['spoofedSelfie', 'genuine'],
		[loop, face, id, decision],
		[
			['Loop', 1, face.name],
			[face.name, 0, id.name],
			[id.name, 0, decisionName],
			...[0, 1, 2, 3, 4].map((output): Wire => [decisionName, output, 'Loop']),
		],
	);
	// In its last round.
	expect(await decide(n8n, json)).toEqual([accepted]);
});

test.each(['single', 'passFail'])('Delivery: Wait, routed by %s', async (routing) => {
	simulator.callbacks.set({ hold: true });
	const parameters = { delivery: 'wait', routing };
	const json = await chainOver(
		n8n,
		['genuine'],
		face,
		id,
		check('documentForgery', { parameters }),
		decision,
	);
	const saved = await n8n.api.createWorkflow(n8n.withCredentials(json));
	const waiting = await n8n.api.runManually(saved);
	expect(waiting.status).toBe('waiting');
	await simulator.callbacks.deliver();
	const finished = await n8n.api.until(waiting.id, isOver);
	expect(decisionsIn(finished)).toMatchObject([accepted]);
});

describe('several vendors', () => {
	const first = checkNode('faceLiveness', {
		name: 'First',
		onError: 'continueErrorOutput',
		parameters: { binaryPropertyName: 'data' },
		options: { maxRetries: 0 },
	});
	const second = check('faceLiveness', { name: 'Second', provider: 'argos' });
	const fallback = async (scenarios: readonly string[], other: INode) =>
		await wiredOver(
			n8n,
			scenarios,
			[first, other, decision],
			[
				['First', 0, decisionName],
				['First', 1, 'Second'],
				['Second', 0, decisionName],
			],
		);

	test('the second stands in for the first', async () => {
		simulator.faults.add({ when: { vendor: 'kairos' }, then: { kind: 'answer', status: 500 } });
		const decisions = await decide(n8n, await fallback(both, second));
		expect(decisions).toEqual([accepted, rejected]);
	});

	test('a deactivated fallback: only those who need it go to a person', async () => {
		simulator.faults.add({ times: 1, then: { kind: 'answer', status: 500 } });
		const json = await fallback(both, { ...second, disabled: true });
		expect(await decide(n8n, json)).toHaveLength(1);
	});
});

test('a hundred applicants', async () => {
	const picture = (index: number) => (index % 10 === 3 ? 'spoofedSelfie' : 'genuine');
	const hundred = Array.from({ length: 100 }, (_one, index) => picture(index));
	const json = await chainOver(n8n, hundred, face, id, forgery, decision);
	const decisions = decisionsIn(await n8n.run(json));
	expect(decisions).toHaveLength(100);
	for (const { by, file } of decisions) {
		expect(by).toBe(file?.endsWith('genuine') ? 'accept' : 'reject');
	}
});

test('the execution says what was decided, why, and about whom', async () => {
	const decider = decisionNode({ options: { applicantReference: '={{ $json.fileName }}' } });
	const { id: execution } = await n8n.run(await chainOver(n8n, both, face, decider));
	expect(await n8n.api.get(`/rest/executions/${execution}`)).toMatchObject({
		customData: {
			kycDecision: 'accept, reject',
			kycReason: 'livenessBelowThreshold',
			kycApplicant: '0-genuine.jpg, 1-spoofedSelfie.jpg',
		},
	});
	// The list of executions can be filtered by it. An n8n without a licence ignores that filter.
	const metadata = [{ key: 'kycDecision', value: 'nobody', exactMatch: true }];
	const filter = encodeURIComponent(JSON.stringify({ metadata }));
	const found = await n8n.api.get(`/rest/executions?limit=100&filter=${filter}`);
	expect(JSON.stringify(found)).toContain(`"id":"${execution}"`);
});

test('n8n 1, by its command line', async () => {
	const old = await prepareN8n(n8n1(), simulator);
	try {
		const json = await chainOver(old, both, face, id, forgery, decision);
		expect(await decide(old, json)).toEqual([accepted, rejected]);
		const off = { ...face, disabled: true };
		const without = await chainOver(old, ['genuine'], off, id, decision);
		expect(await decide(old, without)).toEqual([review('faceLiveness checkDeactivated')]);
	} finally {
		await old.stop();
	}
});
