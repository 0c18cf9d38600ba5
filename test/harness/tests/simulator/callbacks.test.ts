import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { isLoopbackUrl } from '../../simulator/callbacks/loopback';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { startReceiver, type Receiver } from './receiver';
import { makeImage } from './sampleImages';
import { argosDocument } from './vendorRequests';

let simulator: Simulator;
let receiver: Receiver;
let image: Buffer;
beforeAll(async () => {
	simulator = await startSimulator();
	image = await makeImage({ scenario: 'genuine' });
});
beforeEach(async () => {
	receiver = await startReceiver();
});
afterEach(() => {
	simulator.reset();
	receiver.close();
});
afterAll(() => simulator.close());

const submit = (sent = image, fields: Record<string, unknown> = {}): Promise<Response> =>
	argosDocument(simulator, sent, { fields: { callbackUrl: receiver.url, ...fields } });

/** Submits a document and waits for its callback. */
async function calledBack(sent = image, fields: Record<string, unknown> = {}): Promise<unknown> {
	expect((await submit(sent, fields)).status).toBe(201);
	await simulator.callbacks.idle();
	return receiver.reports[0];
}

const text = expect.any(String);
const failure = (errorCode: number, message: string) => ({
	statusCode: 400,
	apiType: 'id_live_doc',
	transactionId: text,
	errorCode,
	message,
});

describe('the callback has', () => {
	test('the scores, flat, with the transaction of the 201', async () => {
		simulator.callbacks.set({ delayMilliseconds: 300 });
		const answer = await submit();
		const accepted: unknown = await answer.json();
		expect(receiver.arrivals).toEqual([]);
		await simulator.callbacks.idle();
		const transactionId = simulator.callbacks.accepted[0]?.transactionId;
		expect(accepted).toEqual({
			transactionId,
			engineVersion: 'id_liveness@3.4.2',
			message: text,
		});
		expect(receiver.arrivals).toMatchObject([
			{ path: '/callback', contentType: 'application/json' },
		]);
		expect(receiver.reports).toEqual([
			{
				statusCode: 200,
				apiType: 'id_live_doc',
				transactionId,
				engineVersion: 'id_liveness@3.4.2',
				result: {
					screenReplay: { liveness_score: 99 },
					paperPrinted: { liveness_score: 92 },
					replacePortraits: { liveness_score: 97 },
				},
			},
		]);
	});

	test('only the requested pipelines', async () => {
		const report = await calledBack(image, { pipelines: { sr: false, pc: true, ps: false } });
		expect(report).toHaveProperty('result', { paperPrinted: { liveness_score: 92 } });
	});

	test('an image that can’t be used: 1009, or 1003 as on the page', async () => {
		const notAnalysable = failure(1009, 'Fail to analyze document');
		const scenario = await makeImage({ scenario: 'notAnalysable' });
		expect(await calledBack(scenario)).toEqual(notAnalysable);
		await calledBack(await makeImage({ width: 640, height: 479 }));
		await calledBack(await makeImage({ format: 'webp' }));
		await calledBack(image, { idImage: 'abc' });
		const notProcessed = failure(1003, 'Fail to process data');
		expect(receiver.reports.slice(1)).toEqual([notAnalysable, notProcessed, notProcessed]);
	});
});

describe('there is no callback', () => {
	afterEach(async () => {
		await simulator.callbacks.idle();
		expect(simulator.callbacks).toMatchObject({ accepted: [], deliveries: [] });
		expect(receiver.arrivals).toEqual([]);
	});

	test('for refused fields, and for a vendor that is down or busy', async () => {
		expect((await submit(image, { pipelines: undefined })).status).toBe(400);
		expect((await submit(image, { useUpcomingVersion: 'yes' })).status).toBe(400);
		expect((await submit(image, { callbackUrl: null })).status).toBe(400);
		expect((await submit(await makeImage({ scenario: 'vendorDown' }))).status).toBe(503);
		expect((await submit(await makeImage({ scenario: 'busyOnce' }))).status).toBe(429);
	});

	test('if a fault refuses the document', async () => {
		simulator.faults.add({ then: { kind: 'rateLimit' }, times: 1 });
		expect((await submit()).status).toBe(429);
		simulator.faults.add({ then: { kind: 'html', status: 503 }, times: 1 });
		expect((await submit()).status).toBe(503);
	});

	test.each(['https://example.com/callback', 'http://192.0.2.1/', 'http://localhost.example/'])(
		'outside of this machine: %s',
		async (callbackUrl) => {
			const answer = await submit(image, { callbackUrl });
			expect(answer.status).toBe(501);
			expect(await answer.json()).toHaveProperty('message', expect.stringContaining('localhost'));
			expect(simulator.requests[0]?.billable).toBe(false);
		},
	);
});

test.each([
	['http://localhost:5678/webhook', true],
	['https://LOCALHOST/', true],
	['http://127.0.0.1:1/', true],
	['http://127.9.9.9/', true],
	['http://2130706433/', true],
	['http://[::1]:5678/', true],
	['http://0.0.0.0/', false],
	['http://[::2]/', false],
	['http://10.0.0.1/', false],
	['http://127.0.0.1.example/', false],
	['http://127.0.0.1@example.com/', false],
	['http://example.com#@localhost/', false],
	['ftp://localhost/', false],
	['localhost', false],
])('%s is on loopback: %p', (url, expected) => {
	expect(isLoopbackUrl(url)).toBe(expected);
});

describe('if an answer is lost on its way', () => {
	test('the document is accepted, and its callback arrives', async () => {
		simulator.faults.add({ then: { kind: 'closeWithoutAnswer' }, times: 1 });
		await expect(submit()).rejects.toThrow();
		simulator.faults.add({ then: { kind: 'truncatedJson' }, times: 1 });
		expect((await submit()).status).toBe(201);
		await simulator.callbacks.idle();
		expect(receiver.reports).toHaveLength(2);
	});

	test('the result may overtake the 201', async () => {
		simulator.callbacks.set({ delayMilliseconds: 0 });
		simulator.faults.add({ then: { kind: 'delay', milliseconds: 300 } });
		const answered = submit();
		await receiver.arrived(1);
		expect(simulator.requests[0]?.status).toBeNull();
		const accepted: unknown = await (await answered).json();
		expect(accepted).toHaveProperty(
			'transactionId',
			simulator.callbacks.deliveries[0]?.transactionId,
		);
	});
});
