import { DataDeduplicationService } from 'n8n-core';
import type { IDataDeduplicator, IRun } from 'n8n-workflow';
import { testedCalls, type TestedCall } from '../contract/vendorCalls';
import type { Engine, WorkflowJson } from '../engine/engine';
import { onlyItem, runCheckNode } from '../engine/checkNode';
import { errorModes, picture, startEngineFor, type ErrorMode } from '../engine/items';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { exitOf, isPass, routings, type Routing } from './exits';
import { unreadable } from './expected';
import { noFigures, report } from './figures';
import { appliesTo, text } from './row';
import { contradictions } from './table/contradictions';
import { goodAnswer } from './table/goodAnswer';

const documents = testedCalls.filter(({ call }) => call === 'argosDocument');
const settings = errorModes.flatMap((mode) => routings.map((routing) => ({ mode, routing })));
const secret = 'a-secret-of-this-callback';
const triggerName = 'ARGOS Trigger';

/** n8n's record of what was delivered, which its server has in a database. */
const delivered = new Set<unknown>();
const unused = () => {
	throw new Error('The trigger does not ask for this');
};
const record: IDataDeduplicator = {
	removeProcessed: unused,
	clearAllProcessedItems: unused,
	getProcessedDataCount: unused,
	async checkProcessedAndRecord(items) {
		const fresh = items.filter((item) => !delivered.has(item));
		fresh.forEach((item) => delivered.add(item));
		return { new: fresh, processed: items.filter((item) => !fresh.includes(item)) };
	},
};

const figures = { ...noFigures };
let simulator: Simulator;
let engine: Engine;
let deliveries = 0;

beforeAll(async () => {
	simulator = await startSimulator({ keepBodies: false });
	engine = await startEngineFor(simulator);
	await DataDeduplicationService.init(record);
});
afterEach(() => simulator.reset());
afterAll(async () => {
	report('callbacks', figures);
	await simulator.close();
});

/** What the webhook has let in, and the trigger that judges it. */
function triggerWorkflow(call: TestedCall, mode: ErrorMode, routing: Routing): WorkflowJson {
	const parameters = { check: call.check, secret, routing, options: {} };
	const node = { typeVersion: 1, position: [0, 0] as [number, number] };
	return {
		nodes: [
			{ ...node, id: '1', name: 'Let in', type: 'n8n-nodes-base.noOp', parameters: {} },
			{
				...node,
				...{ id: '2', name: triggerName, type: 'n8n-nodes-kyc-liveness.argosTrigger' },
				parameters,
				onError: mode,
			},
		],
		connections: { 'Let in': { main: [[{ node: triggerName, type: 'main', index: 0 }]] } },
	};
}

async function deliver(call: TestedCall, body: object, mode: ErrorMode, routing: Routing) {
	const item = await engine.item({
		transactionId: Reflect.get(body, 'transactionId'),
		delivery: JSON.stringify(body),
	});
	return await engine.run(triggerWorkflow(call, mode, routing), [item]).finished;
}

/** What is POSTed to the `callbackUrl`: the answer, with its status, and an ID of its own. */
function delivery(call: TestedCall): object {
	deliveries += 1;
	return { ...goodAnswer(call, 99), statusCode: 200, transactionId: `txn_${deliveries}` };
}

function wordsOf({ data }: IRun): unknown {
	return data.resultData.error?.message;
}

describe.each(documents)('$name', (call) => {
	const rows = contradictions.filter((row) => appliesTo(row, call));

	test.each(settings)('a good result passes ($mode, $routing)', async ({ mode, routing }) => {
		const finished = await deliver(call, delivery(call), mode, routing);
		expect(wordsOf(finished.run)).toBeUndefined();
		const { item, output } = onlyItem(finished.outputsOf(triggerName));
		expect(output).toBe(exitOf('pass', mode, routing));
		expect(item.json[call.check]).toMatchObject({ outcome: 'pass', passed: true });
	});

	test.each(rows)('called back with $name', async ({ spoil }) => {
		for (const { mode, routing } of settings) {
			const finished = await deliver(call, spoil(delivery(call), call), mode, routing);
			const { item, output } = onlyItem(finished.outputsOf(triggerName));
			const { outcome, reason, nextStep } = unreadable;
			const verdict: unknown = item.json[call.check];
			const passed = isPass(output, routing) || Reflect.get(Object(verdict), 'passed') === true;
			figures.cases += 1;
			figures.wronglyOnPass += passed ? 1 : 0;
			expect({ mode, routing, passed }).toEqual({ mode, routing, passed: false });
			// The caller has its answer, so the workflow goes on, whatever On Error says.
			expect(output).toBe(exitOf(outcome, 'continueRegularOutput', routing));
			expect(verdict).toMatchObject({ outcome, passed: false, reasons: [reason], nextStep });
		}
	});

	test.each(rows)('answered at once, though asked to call back, with $name', async ({ spoil }) => {
		const body = JSON.stringify(spoil(goodAnswer(call, 99), call));
		const data = await picture('genuine', { subject: call.subject, width: 1280, height: 960 });
		const parameters = { delivery: 'callback', callbackUrl: 'https://n8n.example.com/results' };
		for (const { mode, routing } of settings) {
			simulator.reset();
			simulator.faults.add({ then: text(body) });
			const items = [await engine.item({}, { data })];
			const setting = { onError: mode, parameters: { ...parameters, routing } };
			const { outputs, run } = await runCheckNode(engine, call, items, setting);
			const left = outputs.flatMap((all, output) => all.map(({ json }) => ({ json, output })));
			const passed = left.filter(
				({ json, output }) =>
					isPass(output, routing) || Reflect.get(Object(json[call.check]), 'passed') === true,
			);
			figures.cases += 1;
			figures.requests += simulator.requests.length;
			figures.maybeCharged += simulator.requests.filter(({ billable }) => billable).length;
			figures.wronglyOnPass += passed.length;
			expect({ mode, routing, passed }).toEqual({ mode, routing, passed: [] });
			expect(JSON.stringify([wordsOf(run), left])).toMatch(/cannot read the response/);
		}
	});
});
