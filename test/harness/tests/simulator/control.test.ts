import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { startReceiver } from './receiver';
import { makeImage } from './sampleImages';
import { accuraFace, argosDocument, argosFace, kairosFace, submitForLater } from './vendorRequests';

let simulator: Simulator;
let image: Buffer;
beforeAll(async () => {
	simulator = await startSimulator();
	image = await makeImage({ scenario: 'genuine' });
});
afterEach(() => simulator.reset());
afterAll(() => simulator.close());

test('Kairos reads either spelling of its headers', async () => {
	const { appId, appKey } = simulator.keys.kairos;
	const spellings: Array<Record<string, string>> = [
		{ 'app-id': appId, 'app-key': appKey },
		{ app_id: appId, app_key: appKey },
	];
	for (const headers of spellings) {
		expect((await kairosFace(simulator, image, { headers })).status).toBe(200);
	}
});

test('counts the peak concurrency for each vendor and overall', async () => {
	simulator.faults.add({ then: { kind: 'delay', milliseconds: 60 } });
	await Promise.all([
		...Array.from({ length: 5 }, () => accuraFace(simulator, image)),
		...Array.from({ length: 3 }, () => kairosFace(simulator, image)),
	]);
	expect(simulator.maxInFlight).toEqual({ accura: 5, kairos: 3, argos: 0, overall: 8 });
	simulator.reset();
	for (let n = 0; n < 3; n += 1) await (await accuraFace(simulator, image)).text();
	expect(simulator.maxInFlight).toEqual({ accura: 1, kairos: 0, argos: 0, overall: 1 });
});

test('drops long texts if bodies are not kept', async () => {
	const sparing = await startSimulator({ keepBodies: false });
	try {
		await argosDocument(sparing, image);
		expect(sparing.requests[0]?.json).toEqual({
			idImage: expect.stringMatching(/^\(\d+ characters, not kept\)$/),
			pipelines: { sr: true, pc: true, ps: true },
		});
	} finally {
		await sparing.close();
	}
});

describe('over HTTP', () => {
	const post = (path: string, body?: unknown) =>
		fetch(`${simulator.controlUrl}/${path}`, {
			method: 'POST',
			...(body === undefined
				? {}
				: { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
		});

	test('faults, requests and reset', async () => {
		expect((await fetch(`${simulator.controlUrl}/health`)).status).toBe(200);
		const rule = { when: { call: 'accuraFace' }, times: 1, then: { kind: 'html', status: 502 } };
		expect((await post('faults', rule)).status).toBe(201);
		expect((await accuraFace(simulator, image)).status).toBe(502);
		expect((await accuraFace(simulator, image)).status).toBe(200);
		await argosFace(simulator, image);

		const listed: unknown = await (await fetch(`${simulator.controlUrl}/requests`)).json();
		expect(listed).toMatchObject({
			requests: [
				{ call: 'accuraFace', status: 502 },
				{ call: 'accuraFace', status: 200 },
				{ call: 'argosFace', json: { faceImage: expect.stringContaining('not kept') } },
			],
			maxInFlight: { overall: 1 },
		});
		expect((await post('reset')).status).toBe(200);
		expect(simulator.requests).toEqual([]);
	});

	test('callbacks: held, chosen, sent, forged', async () => {
		const receiver = await startReceiver();
		try {
			await post('callbacks', { hold: true, attempts: 2 });
			const transactionId = await submitForLater(simulator, image, receiver.url);
			const rule = { when: { transactionId }, then: { kind: 'duplicate', copies: 1 } };
			expect((await post('callbacks/rules', rule)).status).toBe(201);
			const delivered: unknown = await (await post('callbacks/deliver')).json();
			const taken = { transactionId, status: 200, isForged: false };
			expect(delivered).toMatchObject({ deliveries: [taken, taken] });
			const forged = await post('callbacks/forge', { transactionId, base64: 'Ynl0ZXM=' });
			const forgery = { ...taken, isForged: true };
			expect(await forged.json()).toMatchObject({ deliveries: [forgery] });
			expect(receiver.arrivals.map(({ body }) => body)).toContain('bytes');

			const listed: unknown = await (await fetch(`${simulator.controlUrl}/callbacks`)).json();
			expect(listed).toMatchObject({
				settings: { hold: true, attempts: 2, pauseMilliseconds: 1000 },
				accepted: [{ transactionId, scenario: 'genuine', isHeld: false }],
				deliveries: [taken, taken, forgery],
			});
			const chosen = { transactionIds: [transactionId], order: 'shuffled', seed: 3 };
			expect((await post('callbacks/deliver', chosen)).status).toBe(200);
			expect(receiver.arrivals).toHaveLength(5);
			expect((await post('callbacks/deliver', { transactionIds: ['txn_0'] })).status).toBe(404);
		} finally {
			receiver.close();
		}
	});

	test('refuses invalid settings', async () => {
		expect((await post('faults', { then: { kind: 'explode' } })).status).toBe(400);
		expect((await post('faults', { then: { kind: 'delay' } })).status).toBe(400);
		expect((await post('callbacks', { hold: 'yes' })).status).toBe(400);
		expect((await post('callbacks', { attempts: 0 })).status).toBe(400);
		expect((await post('callbacks/rules', { then: { kind: 'error', errorCode: 7 } })).status).toBe(
			400,
		);
		expect((await post('callbacks/deliver', { order: 'any' })).status).toBe(400);
		expect((await post('callbacks/forge', { url: 'http://192.0.2.1/' })).status).toBe(400);
		expect((await post('callbacks/forge')).status).toBe(400);
	});
});
