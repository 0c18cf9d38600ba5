import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { startReceiver, type Receiver } from './receiver';
import { makeImage } from './sampleImages';
import { argosDocument, submitForLater } from './vendorRequests';

let simulator: Simulator;
let receiver: Receiver;
let image: Buffer;
beforeAll(async () => {
	simulator = await startSimulator();
	image = await makeImage({ scenario: 'genuine' });
});
beforeEach(async () => {
	receiver = await startReceiver();
	simulator.callbacks.set({ delayMilliseconds: 0, pauseMilliseconds: 1 });
});
afterEach(() => {
	simulator.reset();
	receiver.close();
});
afterAll(() => simulator.close());

const submit = (callbackUrl = receiver.url, sent = image): Promise<string> =>
	submitForLater(simulator, sent, callbackUrl);

/** Attempts as [attempt, status, failure]. */
const attempts = () =>
	simulator.callbacks.deliveries.map(({ attempt, status, failure }) => [attempt, status, failure]);

describe('an attempt is recorded', () => {
	test('with its answer and time', async () => {
		receiver.answer(409);
		const transactionId = await submit();
		await simulator.callbacks.idle();
		expect(simulator.callbacks.deliveries).toEqual([
			{
				id: expect.any(Number),
				transactionId,
				url: receiver.url,
				isForged: false,
				attempt: 1,
				sentAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
				status: 409,
				answer: 'answer 409',
				failure: null,
			},
		]);
	});

	test('there is no second attempt by default, for any answer', async () => {
		for (const answer of [200, 302, 404, 500]) {
			receiver.answer(answer);
			await submit();
			await simulator.callbacks.idle();
		}
		expect(attempts()).toEqual([200, 302, 404, 500].map((status) => [1, status, null]));
		expect(receiver.arrivals).toHaveLength(4);
	});

	test('without an answer, or without a receiver', async () => {
		simulator.callbacks.set({ timeoutMilliseconds: 50 });
		receiver.answer('hang');
		await submit();
		await simulator.callbacks.idle();
		simulator.callbacks.set({ timeoutMilliseconds: 10_000 });
		const gone = receiver.url;
		receiver.close();
		await submit(gone);
		await simulator.callbacks.idle();
		expect(attempts()).toEqual([
			[1, null, 'timedOut'],
			[1, null, 'ECONNREFUSED'],
		]);
	});
});

describe('further attempts', () => {
	test('continue until a 2xx', async () => {
		simulator.callbacks.set({ attempts: 9, timeoutMilliseconds: 500 });
		receiver.answer(404, 409, 'hang', 302, 500, 201);
		await submit();
		await simulator.callbacks.idle();
		expect(attempts()).toEqual([
			[1, 404, null],
			[2, 409, null],
			[3, null, 'timedOut'],
			[4, 302, null],
			[5, 500, null],
			[6, 201, null],
		]);
		expect(new Set(receiver.arrivals.map(({ body }) => body)).size).toBe(1);
	});

	test('or until the attempts are used up, with pauses', async () => {
		simulator.callbacks.set({ attempts: 3, pauseMilliseconds: 100 });
		receiver.answer(500);
		await submit();
		await simulator.callbacks.idle();
		expect(attempts()).toEqual([1, 2, 3].map((attempt) => [attempt, 500, null]));
		const [first = '', , third = ''] = simulator.callbacks.deliveries.map(({ sentAt }) => sentAt);
		expect(Date.parse(third) - Date.parse(first)).toBeGreaterThanOrEqual(190);
	});

	test('reach a receiver that returns', async () => {
		simulator.callbacks.set({ attempts: 50, pauseMilliseconds: 20 });
		receiver.close();
		await submit();
		while (attempts()[0]?.[2] !== 'ECONNREFUSED') await wait(5);
		const returned = await startReceiver(Number(new URL(receiver.url).port));
		await simulator.callbacks.idle();
		returned.close();
		expect(returned.arrivals).toHaveLength(1);
		expect(simulator.callbacks.deliveries.at(-1)).toMatchObject({ status: 200 });
	});
});

describe('reset', () => {
	test('removes everything and aborts callbacks in progress without waiting', async () => {
		simulator.callbacks.set({ attempts: 5, delayMilliseconds: 60_000 });
		await submit();
		simulator.callbacks.set({ delayMilliseconds: 0, hold: true });
		simulator.callbacks.add({ then: { kind: 'error', errorCode: 1003 } });
		await submit();
		receiver.answer('hang');
		const delivered = simulator.callbacks.deliver();
		await receiver.arrived(1);
		simulator.reset();
		expect(await delivered).toMatchObject([{ status: null, failure: 'stopped' }]);
		await simulator.callbacks.idle();
		expect(simulator.callbacks).toMatchObject({
			accepted: [],
			deliveries: [],
			settings: { hold: false, attempts: 1, delayMilliseconds: 50 },
		});
		receiver.answer(200);
		await submit();
		await simulator.callbacks.idle();
		expect(receiver.reports.slice(1)).toMatchObject([{ statusCode: 200 }]);
	});

	test('does not delay a close, and nothing is sent after it', async () => {
		const other = await startSimulator();
		other.callbacks.set({ delayMilliseconds: 60_000 });
		await argosDocument(other, image, { fields: { callbackUrl: receiver.url } });
		await other.close();
		await other.callbacks.idle();
		expect(await other.callbacks.forge({ url: receiver.url, body: {} })).toEqual([]);
		expect(receiver.arrivals).toEqual([]);
	});
});
