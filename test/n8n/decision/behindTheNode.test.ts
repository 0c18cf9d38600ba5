import { parse } from 'flatted';
import type { INode, INodeParameters } from 'n8n-workflow';
import { z } from 'zod';
import { decisionName, decisionNode, start } from '../../engine/decisionWorkflow';
import { reached } from '../examples/stage';
import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import { startN8n, type RunningN8n } from '../../harness/n8n/runningN8n';
import {
	accepted,
	chainOver,
	check,
	decide,
	decisionsIn,
	ends,
	face,
	forgery,
	id,
	review,
	withEnds,
} from './decisions';

// What n8n does with items by itself has to end with a person, and never on Accept.

let simulator: Simulator;
let n8n: RunningN8n;

beforeAll(async () => {
	simulator = await startSimulator();
	n8n = await startN8n(simulator);
});
afterEach(() => simulator.reset());
afterAll(async () => {
	await n8n.stop();
	await simulator.close();
});

const decision = decisionNode();
const continues = ['continueRegularOutput', 'continueErrorOutput'] as const;
const failing = { onFail: '={{ $json.a.b.c }}' };
const old = { continueOnFail: true };

describe('a decision that cannot be made', () => {
	const causes: ReadonlyArray<readonly [string, INodeParameters]> = [
		['an expression fails', { options: { maxAge: '={{ $json.a.b }}' } }],
		['a value is invalid', { options: { maxAge: '={{ -1 }}' } }],
		['the policy is unknown', { onFail: 'accept' }],
		['the policy is an expression that fails', failing],
		['no checks are chosen', { require: 'selected', requiredChecks: [] }],
		['a chosen check is unknown', { require: 'selected', requiredChecks: ['selfie'] }],
		['the routing is unknown', { options: { routing: 'accept' } }],
	];

	describe.each(causes)('%s', (_cause, parameters) => {
		test.each(continues)('on Review, where the node goes on: %s', async (onError) => {
			const decider = decisionNode(parameters, { onError });
			const json = await chainOver(n8n, ['genuine', 'spoofedSelfie'], face, decider);
			const execution = await n8n.run(withEnds(json));
			expect(execution.status).toBe('success');
			expect(reached(execution, ends)).toEqual(['Reviewed']);
			expect(execution.outputsOf(decisionName).map((items) => items.length)[0]).toBe(2);
		});

		test('nowhere, where the node stops', async () => {
			const decider = decisionNode(parameters);
			const json = await chainOver(n8n, ['genuine'], face, decider);
			const execution = await n8n.run(withEnds(json));
			expect({ status: execution.status, reached: reached(execution, ends) }).toEqual({
				status: 'error',
				reached: [],
			});
		});
	});

	test('the old "continue on fail"', async () => {
		const decider = decisionNode(failing, { ...old, onError: 'stopWorkflow' });
		const json = await chainOver(n8n, ['genuine'], face, decider);
		expect(reached(await n8n.run(withEnds(json)), ends)).toEqual(['Reviewed']);
	});

	test('Retry On Fail', async () => {
		const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const decider = decisionNode(failing, retry);
		const json = await chainOver(n8n, ['genuine'], face, decider);
		expect(reached(await n8n.run(withEnds(json)), ends)).toEqual([]);
	});
});

describe('settings of the decision', () => {
	test('Always Output Data', async () => {
		const decider = decisionNode({}, { alwaysOutputData: true });
		const json = await chainOver(n8n, ['spoofedSelfie'], face, decider);
		const execution = await n8n.run(withEnds(json));
		expect(reached(execution, ends)).not.toContain('Let In');
		// n8n puts an empty item on the first output, which is Review.
		expect(execution.outputsOf(decisionName).map((items) => items.length)).toEqual([1, 0, 1, 0, 0]);
	});

	test('Execute Once', async () => {
		const decider = decisionNode({}, { executeOnce: true });
		const json = await chainOver(n8n, ['spoofedSelfie', 'genuine'], face, decider);
		const execution = await n8n.run(withEnds(json));
		expect(decisionsIn(execution)).toMatchObject([{ by: 'reject', file: '0-spoofedSelfie' }]);
	});

	test('Retry On Fail, where nothing fails', async () => {
		const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const json = await chainOver(n8n, ['genuine', 'spoofedSelfie'], face, decisionNode({}, retry));
		expect(await decide(n8n, json)).toMatchObject([accepted, { by: 'reject' }]);
	});
});

describe('settings of a check', () => {
	const settings: ReadonlyArray<readonly [string, Partial<INode> & { continueOnFail?: boolean }]> =
		[
			['Execute Once', { executeOnce: true }],
			['Always Output Data', { alwaysOutputData: true }],
			['the old "continue on fail"', { ...old, onError: 'stopWorkflow' }],
			['Continue', { onError: 'continueRegularOutput' }],
			['Continue, with an Error output', { onError: 'continueErrorOutput' }],
		];

	test.each(settings)('%s: the vendor is down', async (_what, json) => {
		simulator.faults.add({ then: { kind: 'answer', status: 500 } });
		const checks = [face, id, forgery].map((one) => ({
			...one,
			...json,
			parameters: { ...one.parameters, options: { maxRetries: 0 } },
		}));
		const execution = await n8n.run(
			withEnds(await chainOver(n8n, ['genuine', 'genuine'], ...checks, decision)),
		);
		expect(reached(execution, ends)).not.toContain('Let In');
	});

	test('Execute Once lets nobody in who was not checked', async () => {
		const once = { ...face, executeOnce: true };
		const json = await chainOver(n8n, ['genuine', 'spoofedSelfie'], once, id, decision);
		const execution = await n8n.run(withEnds(json));
		expect(decisionsIn(execution)).toMatchObject([{ by: 'accept', file: '0-genuine' }]);
	});

	test('Retry On Fail of a check', async () => {
		simulator.faults.add({ times: 1, then: { kind: 'answer', status: 503 } });
		const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 };
		const again = { ...check('faceLiveness', { options: { maxRetries: 0 } }), ...retry };
		const stopping = { ...again, onError: 'stopWorkflow' as const };
		const json = await chainOver(n8n, ['genuine', 'spoofedSelfie'], stopping, decision);
		expect(await decide(n8n, json)).toMatchObject([accepted, { by: 'reject' }]);
	});
});

describe('a run of one node in the editor, with the data of an earlier run', () => {
	/** Runs the decision once more, with what the other nodes had put out, or some of it. */
	async function runOnly(keeps: readonly string[]): Promise<ReadonlyArray<object>> {
		const json = { ...(await chainOver(n8n, ['genuine'], face, decision)), pinData: {} };
		const saved = await n8n.api.createWorkflow(n8n.withCredentials(json));
		const first = await n8n.api.runManually(saved);
		expect(decisionsIn(first)).toMatchObject([accepted]);
		const { runData } = z
			.object({ resultData: z.object({ runData: z.record(z.unknown()) }) })
			.parse(parse(await n8n.api.stored(first.id))).resultData;
		const started = await n8n.api.post(`/rest/workflows/${saved.id}/run`, {
			runData: Object.fromEntries(keeps.map((name) => [name, runData[name]])),
			dirtyNodeNames: [],
			destinationNode: { nodeName: decisionName, mode: 'inclusive' },
		});
		const { executionId } = z.object({ executionId: z.string() }).parse(started);
		const decisions = decisionsIn(await n8n.api.finished(executionId));
		return decisions.map(({ by, reasons }) => ({ by, reasons }));
	}

	test('of the decision', async () => {
		expect(await runOnly([start.name, 'Applicants', face.name])).toEqual([
			review('faceLiveness verdictNotFromThisExecution'),
		]);
	});

	test('of the decision, where n8n has to run the check too', async () => {
		expect(await runOnly([start.name, 'Applicants'])).toEqual([accepted]);
		expect(simulator.requests).toHaveLength(2);
	});
});
