import { startEngine, type Engine } from '../engine/engine';
import { demoCredentials, onlyItem, runCheckNode } from '../engine/checkNode';
import type { IDataObject } from 'n8n-workflow';
import { drawImage } from '../images/draw';
import type { Fault } from '../simulator/faults/fault';
import { startSimulator, type Simulator } from '../simulator/simulator';
import { testedCalls, type TestedCall } from './vendorCalls';

/** What has to come of a fault: the reason, the next step, and how many requests it may cost. */
type Expected = readonly [reason: string, nextStep: string, requests: number];

/** One repeat is allowed in these tests, so 2 requests mean that it was repeated. */
const options = { maxRetries: 1, timeout: 0.5 };

const status = (code: number, body: unknown = { message: 'Demo' }): Fault => ({
	kind: 'answer',
	status: code,
	body,
});

const passing = { status: true, data: { score: 99 }, result: { liveness_score: 99 } };

const faults: ReadonlyArray<readonly [name: string, fault: Fault, expected: Expected]> = [
	[
		'301',
		{ kind: 'redirect', status: 301, location: 'http://127.0.0.1:9/' },
		['rejectedByVendor', 'fix', 1],
	],
	[
		'307',
		{ kind: 'redirect', status: 307, location: 'http://127.0.0.1:9/' },
		['rejectedByVendor', 'fix', 1],
	],
	['400', status(400), ['rejectedByVendor', 'fix', 1]],
	['401', status(401), ['unauthorized', 'fix', 1]],
	['402', status(402), ['quotaExceeded', 'fix', 1]],
	['404', status(404), ['rejectedByVendor', 'fix', 1]],
	['405', status(405), ['rejectedByVendor', 'fix', 1]],
	['408', status(408), ['timedOut', 'retry', 1]],
	['409', status(409), ['rejectedByVendor', 'fix', 1]],
	['411', status(411), ['rejectedByVendor', 'fix', 1]],
	['415', status(415), ['rejectedByVendor', 'fix', 1]],
	['422', status(422), ['rejectedByVendor', 'fix', 1]],
	['429 at once', { kind: 'rateLimit', retryAfter: 0 }, ['rateLimited', 'retry', 2]],
	['429 by date', { kind: 'rateLimit', retryAfter: { inSeconds: 0 } }, ['rateLimited', 'retry', 2]],
	['429 without a time', { kind: 'rateLimit' }, ['rateLimited', 'retry', 2]],
	['429 with nonsense', { kind: 'rateLimit', retryAfter: 'soon' }, ['rateLimited', 'retry', 2]],
	['429 for an hour', { kind: 'rateLimit', retryAfter: 3600 }, ['rateLimited', 'retry', 1]],
	['500', status(500), ['vendorUnavailable', 'retry', 1]],
	['500 that looks like a pass', status(500, passing), ['vendorUnavailable', 'retry', 1]],
	['502', status(502), ['vendorUnavailable', 'retry', 2]],
	['503', status(503), ['vendorUnavailable', 'retry', 2]],
	['504', status(504), ['vendorUnavailable', 'retry', 2]],
	['529', status(529), ['vendorUnavailable', 'retry', 1]],
	['HTML with 200', { kind: 'html', status: 200 }, ['unreadableAnswer', 'retry', 1]],
	['nothing with 200', { kind: 'emptyBody', status: 200 }, ['unreadableAnswer', 'retry', 1]],
	['204', { kind: 'emptyBody', status: 204 }, ['unreadableAnswer', 'retry', 1]],
	['broken JSON', { kind: 'truncatedJson' }, ['unreadableAnswer', 'retry', 1]],
	['null', status(200, null), ['unreadableAnswer', 'retry', 1]],
	['[]', status(200, []), ['unreadableAnswer', 'retry', 1]],
	['"ok"', status(200, '"ok"'), ['unreadableAnswer', 'retry', 1]],
	['an answer of 5 MB', { kind: 'hugeAnswer', bytes: 5_000_000 }, ['unreadableAnswer', 'retry', 1]],
	['an endless answer', { kind: 'hugeAnswer' }, ['unreadableAnswer', 'retry', 1]],
	['a compressed bomb', { kind: 'gzipBomb', bytes: 50_000_000 }, ['unreadableAnswer', 'retry', 1]],
	['a hang before the headers', { kind: 'hangBeforeHeaders' }, ['timedOut', 'retry', 1]],
	['a hang in the body', { kind: 'hangInBody' }, ['timedOut', 'retry', 1]],
	['a slow drip', { kind: 'drip', intervalMilliseconds: 100 }, ['timedOut', 'retry', 1]],
	['a reset before the upload', { kind: 'resetBeforeUpload' }, ['unreachable', 'retry', 1]],
	[
		'a reset in the upload',
		{ kind: 'resetDuringUpload', afterBytes: 1000 },
		['unreachable', 'retry', 1],
	],
	['a reset after the upload', { kind: 'resetAfterUpload' }, ['unreachable', 'retry', 1]],
	['a reset in the answer', { kind: 'resetDuringAnswer' }, ['unreachable', 'retry', 1]],
	['a close without an answer', { kind: 'closeWithoutAnswer' }, ['unreachable', 'retry', 1]],
];

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

async function outcomeOf(call: TestedCall) {
	const image = pictures.get(call.subject) ?? Buffer.alloc(0);
	const items = [await engine.item({ applicant: 'Ada' }, { data: image })];
	const { outputs } = await runCheckNode(engine, call, items, {
		options,
		onError: 'continueRegularOutput',
	});
	const { item, output } = onlyItem(outputs);
	return { output, verdict: Object(item.json[call.check]) as IDataObject };
}

const calls = testedCalls.filter(({ check }) => check !== 'documentForgery');

describe.each(faults)('%s', (_name, fault, [reason, nextStep, requests]) => {
	test('has the same verdict from whichever vendor', async () => {
		simulator.faults.add({ then: fault });
		const outcomes = await Promise.all(calls.map(outcomeOf));
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
	for (const { verdict } of await Promise.all(calls.map(outcomeOf))) {
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
	for (const { verdict } of await Promise.all(calls.map(outcomeOf))) {
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
