import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import type { VariantChanges } from '../../simulator/variants';
import { startReceiver } from './receiver';
import { makeImage } from './sampleImages';
import {
	accuraFace,
	accuraMatch,
	argosCompare,
	argosDocument,
	argosFace,
	kairosFace,
	submitForLater,
} from './vendorRequests';

let simulator: Simulator;
let image: Buffer;
beforeAll(async () => {
	simulator = await startSimulator();
	image = await makeImage({ scenario: 'genuine' });
});
afterEach(() => simulator.reset());
afterAll(() => simulator.close());

describe('variants', () => {
	test.each<[VariantChanges['accuraAnswer'], unknown]>([
		['dataScore', { status: true, data: { quality: 88, score: 92 } }],
		['dataLivenessScore', { Status: 'Success', data: { liveness_score: 92 } }],
		['rootLivenessScore', { status: true, livenessScore: 92 }],
		['scoreText', { status: true, data: { quality: 88, score: '92' } }],
		['scorePercentText', { status: true, data: { quality: 88, score: '92%' } }],
		['scoreFraction', { status: true, data: { quality: 0.88, score: 0.92 } }],
		['refusal', { status: false, message: expect.any(String) }],
	])('Accura answers with %s', async (accuraAnswer, body) => {
		simulator.variants.set({ accuraAnswer });
		const answer = await accuraFace(simulator, image);
		expect([answer.status, await answer.json()]).toEqual([200, body]);
	});

	test('Kairos reads either spelling of its headers, or one', async () => {
		const { appId, appKey } = simulator.keys.kairos;
		const hyphen = { 'app-id': appId, 'app-key': appKey };
		const underscore = { app_id: appId, app_key: appKey };
		const statuses = async () => [
			(await kairosFace(simulator, image, { headers: hyphen })).status,
			(await kairosFace(simulator, image, { headers: underscore })).status,
			(await kairosFace(simulator, image, { headers: { ...hyphen, ...underscore } })).status,
		];
		expect(await statuses()).toEqual([200, 200, 200]);
		simulator.variants.set({ kairosHeaders: 'hyphen' });
		expect(await statuses()).toEqual([200, 401, 200]);
		simulator.variants.set({ kairosHeaders: 'underscore' });
		expect(await statuses()).toEqual([401, 200, 200]);
	});

	test('Kairos gives several faces as an array or a number, and its references or none', async () => {
		const faces = await makeImage({ scenario: 'severalFaces' });
		const array: unknown = await (await kairosFace(simulator, faces)).json();
		expect(array).toMatchObject({ response_data: { faces_liveness: [0.97, 0.31] } });
		simulator.variants.set({
			kairosSeveralFaces: 'number',
			kairosRequestId: false,
			kairosApiReqUid: false,
		});
		const answer = await kairosFace(simulator, faces);
		expect(answer.headers.has('x-request-id')).toBe(false);
		const body: unknown = await answer.json();
		expect(body).toMatchObject({
			response_data: { faces_liveness: 0.97, faces_predicted: [{}, {}] },
		});
		expect(body).not.toHaveProperty('api_req_uid');
	});

	test('ARGOS reports errors in three shapes', async () => {
		const errors = async () => [
			await (await argosFace(simulator, undefined)).json(),
			await (await argosDocument(simulator, undefined)).json(),
		];
		const face = { errorCode: 1016, message: 'faceImage is required' };
		const document = { errorCode: '1005', message: 'idImage is required' };
		const both = await errors();
		expect(both[0]).toEqual(face);
		expect(both[1]).toEqual({
			error: {
				statusCode: 400,
				apiType: 'id_live_doc',
				transactionId: expect.any(String),
				...document,
			},
		});
		simulator.variants.set({ argosFaceErrors: 'nested', argosDocumentErrors: 'flat' });
		expect(await errors()).toMatchObject([{ error: { errorCode: '1016' } }, { errorCode: 1005 }]);
		simulator.variants.set({ argosFaceErrors: 'bare', argosDocumentErrors: 'bare' });
		expect(await errors()).toEqual([{ message: face.message }, { message: document.message }]);
	});

	test('Accura and ARGOS answer a comparison in each of their shapes', async () => {
		const [accura, argos]: [unknown[], unknown[]] = [[], []];
		for (const accuraAnswer of [
			'dataLivenessScore',
			'scorePercentText',
			'scoreFraction',
		] as const) {
			simulator.variants.set({ accuraAnswer });
			accura.push(await (await accuraMatch(simulator, image)).json());
		}
		expect(accura).toMatchObject([
			{ data: { score: 84 } },
			{ data: { score: '84%' } },
			{ data: { score: 0.84 } },
		]);
		for (const argosCompareAnswer of ['similarity', 'faceMatch', 'both'] as const) {
			simulator.variants.set({ argosCompareAnswer });
			const answer: unknown = await (await argosCompare(simulator, image)).json();
			argos.push(z.object({ result: z.unknown() }).parse(answer).result);
		}
		const similarity = { score: 0.93, threshold: 0.8, isMatch: true };
		const faceMatch = { similarity: 0.93, confidence: expect.any(Number) };
		expect(argos).toEqual([{ similarity }, { faceMatch }, { similarity, faceMatch }]);
	});

	test('ARGOS names an engine version or none', async () => {
		simulator.variants.set({ argosEngineVersion: 'id_liveness@4.0.0' });
		const named: unknown = await (await argosDocument(simulator, image)).json();
		expect(named).toHaveProperty('engineVersion', 'id_liveness@4.0.0');
		simulator.variants.set({ argosEngineVersion: null });
		const unnamed: unknown = await (await argosDocument(simulator, image)).json();
		expect(unnamed).not.toHaveProperty('engineVersion');
	});
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

	test('faults, variants, requests and reset', async () => {
		expect((await fetch(`${simulator.controlUrl}/health`)).status).toBe(200);
		const rule = { when: { call: 'accuraFace' }, times: 1, then: { kind: 'html', status: 502 } };
		expect((await post('faults', rule)).status).toBe(201);
		expect((await post('variants', { accuraAnswer: 'scoreText' })).status).toBe(200);
		expect((await accuraFace(simulator, image)).status).toBe(502);
		const second: unknown = await (await accuraFace(simulator, image)).json();
		expect(second).toHaveProperty('data.score', '92');
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
		expect(simulator.variants.current.accuraAnswer).toBe('dataScore');
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
		expect((await post('variants', { accuraAnser: 'scoreText' })).status).toBe(400);
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
