import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { startReceiver, type Receiver } from './receiver';
import { makeImage } from './sampleImages';
import { submitForLater } from './vendorRequests';

let simulator: Simulator;
let receiver: Receiver;
let image: Buffer;
beforeAll(async () => {
	simulator = await startSimulator();
	image = await makeImage({ scenario: 'genuine' });
});
beforeEach(async () => {
	receiver = await startReceiver();
	simulator.callbacks.set({ hold: true });
});
afterEach(() => {
	simulator.reset();
	receiver.close();
});
afterAll(() => simulator.close());

const submit = (sent = image): Promise<string> => submitForLater(simulator, sent, receiver.url);

const submitAll = async (count: number): Promise<string[]> => {
	const transactionIds: string[] = [];
	for (let n = 0; n < count; n += 1) transactionIds.push(await submit());
	return transactionIds;
};

const failures = () => simulator.callbacks.deliveries.map(({ failure }) => failure);

describe('a held callback', () => {
	test.each([
		['submitted', [0, 1, 2, 3]],
		['shuffled', [1, 3, 0, 2]],
	] as const)('is delivered when told, as %s', async (order, expected) => {
		const transactionIds = await submitAll(4);
		expect(simulator.callbacks.accepted.map(({ isHeld }) => isHeld)).toEqual(Array(4).fill(true));
		await simulator.callbacks.idle();
		expect(receiver.arrivals).toEqual([]);
		const delivered = await simulator.callbacks.deliver({ order, seed: 1 });
		expect(receiver.transactionIds).toEqual(expected.map((place) => transactionIds[place]));
		expect(delivered).toEqual(simulator.callbacks.deliveries);
		expect(simulator.callbacks.accepted.map(({ isHeld }) => isHeld)).toEqual(Array(4).fill(false));
		expect(await simulator.callbacks.deliver()).toEqual([]);
	});

	test('another seed gives another order, the same seed the same', async () => {
		const transactionIds = await submitAll(8);
		for (const seed of [1, 2, 1]) {
			await simulator.callbacks.deliver({ transactionIds, order: 'shuffled', seed });
		}
		const [one, other, again] = [0, 8, 16].map((from) =>
			receiver.transactionIds.slice(from, from + 8),
		);
		expect(one).toEqual(again);
		expect(one).not.toEqual(other);
	});

	test('can be chosen, and sent again later', async () => {
		const [first = '', second = ''] = await submitAll(2);
		await simulator.callbacks.deliver({ transactionIds: [second] });
		await simulator.callbacks.deliver();
		await simulator.callbacks.deliver({ transactionIds: [first] });
		expect(receiver.transactionIds).toEqual([second, first, first]);
		await expect(simulator.callbacks.deliver({ transactionIds: ['txn_0'] })).rejects.toThrow(
			'txn_0',
		);
	});

	test('waits for its time, and is sent one by one or in parallel', async () => {
		await submitAll(3);
		simulator.callbacks.set({ timeoutMilliseconds: 200 });
		receiver.answer('hang');
		const started = Date.now();
		await simulator.callbacks.deliver({ delayMilliseconds: 100 });
		expect(Date.now() - started).toBeGreaterThanOrEqual(690);
		expect(receiver.arrivals).toHaveLength(3);
		const transactionIds = simulator.callbacks.accepted.map(({ transactionId }) => transactionId);
		const all = simulator.callbacks.deliver({ transactionIds, atOnce: 3 });
		await receiver.arrived(6);
		expect(failures().slice(3)).toEqual([null, null, null]);
		await all;
		expect(failures().slice(3)).toEqual(Array(3).fill('timedOut'));
	});
});

describe('rules', () => {
	test('send this many results twice', async () => {
		const [one, two, three] = await submitAll(3);
		simulator.callbacks.add({ times: 2, then: { kind: 'duplicate', copies: 1 } });
		await simulator.callbacks.deliver();
		expect(receiver.transactionIds).toEqual([one, one, two, two, three]);
		const bodies = receiver.arrivals.map(({ body }) => body);
		expect([bodies[0], bodies[2]]).toEqual([bodies[1], bodies[3]]);
	});

	test('choose by transaction, scenario or image', async () => {
		const chosen = await submit();
		const replaced = await submit(await makeImage({ scenario: 'replacedPortrait' }));
		const plain = await submit(await makeImage());
		const sha256 = simulator.callbacks.accepted.at(-1)?.imageSha256 ?? '';
		simulator.callbacks.add({
			when: { transactionId: chosen },
			then: { kind: 'error', errorCode: 1003 },
		});
		simulator.callbacks.add({
			when: { scenario: 'replacedPortrait' },
			then: { kind: 'error', errorCode: 1009 },
		});
		simulator.callbacks.add({ when: { sha256 }, then: { kind: 'duplicate', copies: 2 } });
		await simulator.callbacks.deliver();
		expect(receiver.reports).toMatchObject([
			{ statusCode: 400, transactionId: chosen, errorCode: 1003, message: 'Fail to process data' },
			{ statusCode: 400, transactionId: replaced, errorCode: 1009 },
			...Array<unknown>(3).fill({ statusCode: 200, transactionId: plain }),
		]);
	});

	test('the first of two errors counts, and only as often as it says', async () => {
		simulator.callbacks.add({ times: 1, then: { kind: 'error', errorCode: 1003 } });
		simulator.callbacks.add({ times: 1, then: { kind: 'error', errorCode: 1009 } });
		await submitAll(3);
		await simulator.callbacks.deliver();
		expect(receiver.reports).toMatchObject([
			{ errorCode: 1003 },
			{ errorCode: 1009 },
			{ result: {} },
		]);
	});
});

describe('a forgery', () => {
	test('can be any body, to the address of a transaction or another address', async () => {
		const transactionId = await submit();
		await simulator.callbacks.forge({ transactionId, body: { statusCode: 200, transactionId } });
		await simulator.callbacks.forge({ url: receiver.url, body: 'text' });
		await simulator.callbacks.forge({ url: receiver.url, base64: 'Ynl0ZXM=' });
		await simulator.callbacks.forge({
			url: `${receiver.url}?secret=guessed`,
			body: Buffer.from('{}'),
			headers: { 'content-type': 'application/json' },
		});
		const json = 'application/json';
		expect(receiver.arrivals).toEqual([
			{
				path: '/callback',
				contentType: json,
				body: JSON.stringify({ statusCode: 200, transactionId }),
			},
			{ path: '/callback', contentType: 'text/plain', body: 'text' },
			{ path: '/callback', contentType: undefined, body: 'bytes' },
			{ path: '/callback?secret=guessed', contentType: json, body: '{}' },
		]);
		expect(simulator.callbacks.deliveries).toMatchObject([
			{ transactionId, isForged: true, status: 200 },
			...Array<unknown>(3).fill({ transactionId: null, isForged: true, status: 200 }),
		]);
		expect(simulator.callbacks.accepted).toMatchObject([{ isHeld: true }]);
	});

	test('needs an address on this machine, or a transaction', async () => {
		const { callbacks } = simulator;
		await expect(callbacks.forge({ url: 'https://example.com/', body: 1 })).rejects.toThrow();
		await expect(callbacks.forge({ transactionId: 'txn_0', body: 1 })).rejects.toThrow('txn_0');
		await expect(callbacks.forge({ body: 1 })).rejects.toThrow();
		expect(callbacks.deliveries).toEqual([]);
	});
});
