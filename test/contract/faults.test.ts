import { startEngine, type Engine } from '../engine/engine';
import { demoCredentials, onlyItem, runCheckNode } from '../engine/checkNode';
import type { IDataObject } from 'n8n-workflow';
import { drawImage } from '../images/draw';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { faults, status } from './faultTable';
import { testedCalls, type TestedCall } from './vendorCalls';

/** A time-out is waited for only where there is no other end. */
const patience = (reason: string): number => (reason === 'timedOut' ? 0.5 : 10);

let simulator: Simulator;
let engine: Engine;
const pictures = new Map<string, Buffer>();

beforeAll(async () => {
	simulator = await startSimulator({ keepBodies: false });
	engine = await startEngine({ binaryMode: 'filesystem', credentials: demoCredentials(simulator) });
	for (const subject of ['selfie', 'idCard'] as const) {
		const drawing = { subject, width: 1280, height: 960, scenario: 'genuine' };
		pictures.set(subject, await drawImage({ ...drawing, format: 'jpeg' }));
	}
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

/** One repeat is allowed, so 2 requests mean that it was repeated. */
async function outcomeOf(call: TestedCall, timeout = 10) {
	const image = pictures.get(call.subject) ?? Buffer.alloc(0);
	const items = [await engine.item({ applicant: 'Ada' }, { data: image })];
	const { outputs } = await runCheckNode(engine, call, items, {
		options: { maxRetries: 1, timeout },
		onError: 'continueRegularOutput',
	});
	const { item, output } = onlyItem(outputs);
	return { output, verdict: Object(item.json[call.check]) as IDataObject };
}

const calls = testedCalls.filter(({ check }) => check !== 'documentForgery');

describe.each(faults)('%s', (_name, fault, [reason, nextStep, requests]) => {
	test('has the same verdict from whichever vendor', async () => {
		simulator.faults.add({ then: fault });
		const outcomes = await Promise.all(
			calls.map(async (call) => await outcomeOf(call, patience(reason))),
		);
		for (const { output, verdict } of outcomes) {
			expect(verdict).toMatchObject({
				outcome: 'error',
				passed: false,
				score: null,
				nextStep,
				reasons: [reason],
				attempts: requests,
			});
			expect(output).toBe(2);
		}
		for (const { call } of calls) {
			expect(simulator.requests.filter((one) => one.call === call)).toHaveLength(requests);
		}
	});
});

test('413 is about the image, and not an error', async () => {
	simulator.faults.add({ then: status(413) });
	for (const { verdict } of await Promise.all(calls.map(async (call) => await outcomeOf(call)))) {
		expect(verdict).toMatchObject({
			outcome: 'inconclusive',
			nextStep: 'retake',
			reasons: ['imageTooLarge'],
		});
	}
});

test('a vendor that is busy once is asked again, and answers', async () => {
	for (const { call } of calls) {
		simulator.faults.add({ when: { call }, times: 1, then: { kind: 'rateLimit', retryAfter: 1 } });
	}
	for (const { verdict } of await Promise.all(calls.map(async (call) => await outcomeOf(call)))) {
		expect(verdict).toMatchObject({ outcome: 'pass', attempts: 2 });
	}
});

test.each([
	['nobody listens', 'http://127.0.0.1:9'],
	['the host does not exist', 'https://vendor.invalid'],
])('when %s, the request is repeated: nothing can have been charged', async (_name, baseUrl) => {
	const [call] = testedCalls.filter((one) => one.call === 'kairosFace');
	if (!call) throw new Error('No call');
	const saved = demoCredentials(simulator);
	const lost = await startEngine({
		binaryMode: 'default',
		credentials: { kairosApi: { ...saved.kairosApi, baseUrl } },
	});
	const items = [await lost.item({}, { data: pictures.get('selfie') ?? Buffer.alloc(0) })];
	const { outputs } = await runCheckNode(lost, call, items, {
		options: { maxRetries: 1 },
		onError: 'continueRegularOutput',
	});
	expect(onlyItem(outputs).item.json.faceLiveness).toMatchObject({
		outcome: 'error',
		reasons: ['unreachable'],
		nextStep: 'retry',
		attempts: 2,
	});
});
