import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { makeImage } from './sampleImages';
import {
	accuraFace,
	accuraId,
	accuraMatch,
	argosCompare,
	argosDocument,
	argosFace,
	kairosFace,
	kairosMatch,
} from './vendorRequests';

let simulator: Simulator;
beforeAll(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.reset());
afterAll(() => simulator.close());

const text = expect.any(String);

describe('an accepted check', () => {
	test('Accura scores a face and a card', async () => {
		const image = await makeImage({ scenario: 'genuine' });
		const face = await accuraFace(simulator, image);
		expect(await face.json()).toEqual({ status: true, data: { quality: 88, score: 92 } });
		const card = await accuraId(simulator, image);
		expect(await card.json()).toEqual({ status: true, data: { quality: 88, score: 93 } });

		const [first, second] = simulator.requests;
		expect(first).toMatchObject({
			id: expect.any(Number),
			vendor: 'accura',
			call: 'accuraFace',
			method: 'POST',
			path: '/accura/v2/api/liveness',
			status: 200,
			fields: {},
			json: null,
			scenario: 'genuine',
			billable: true,
		});
		const sha256 = createHash('sha256').update(image).digest('hex');
		expect(first?.file).toEqual({
			field: 'liveness_image',
			filename: 'photo.jpg',
			mimetype: 'application/octet-stream',
			bytes: image.length,
			sha256,
		});
		expect(second?.fields).toEqual({ country_code: 'IND', card_code: 'MRZ' });
		expect(second?.headers['api-key']).toBe('demo-accura-key');
	});

	test('Kairos answers in the shape of its sample', async () => {
		const image = await makeImage({ scenario: 'genuine', width: 640, height: 900 });
		const answer = await kairosFace(simulator, image);
		expect(answer.headers.get('x-request-id')).toEqual(text);
		expect(await answer.json()).toEqual({
			api_req_uid: text,
			processed_at: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
			requested_at: text,
			response_code: 1,
			response_data: {
				faces_liveness: 0.97,
				faces_predicted: [
					{
						confidence: 0.9885,
						delta: { x: expect.any(Number), y: expect.any(Number) },
						top_left: { x: expect.any(Number), y: expect.any(Number) },
					},
				],
				img: { height: 900, width: 640 },
			},
		});
		expect(simulator.requests[0]?.fields).toEqual({ threshold: '0.6' });
	});

	test('ARGOS scores a face', async () => {
		const image = await makeImage({ format: 'webp', scenario: 'genuine' });
		const answer = await argosFace(simulator, image);
		expect(await answer.json()).toEqual({
			apiType: 'id_live_face',
			result: { liveness_score: 95 },
			transactionId: text,
		});
		expect(simulator.requests[0]?.json).toEqual({ faceImage: image.toString('base64') });
	});

	test('ARGOS scores what was requested of a document', async () => {
		const image = await makeImage({ scenario: 'replacedPortrait' });
		const all = await argosDocument(simulator, image);
		expect(await all.json()).toEqual({
			apiType: 'id_live_doc',
			transactionId: text,
			engineVersion: 'id_liveness@3.4.2',
			result: {
				screenReplay: { liveness_score: 97 },
				paperPrinted: { liveness_score: 90 },
				replacePortraits: { liveness_score: 42 },
			},
		});
		const pipelines = { sr: true, pc: false, ps: false };
		const one = await argosDocument(simulator, image, { fields: { pipelines } });
		expect(await one.json()).toMatchObject({ result: { screenReplay: { liveness_score: 97 } } });
		expect(simulator.requests[1]?.json).toEqual({ idImage: text, pipelines });
	});

	test('each vendor compares two images, and the record has both', async () => {
		const selfie = await makeImage({ scenario: 'genuine' });
		const card = await makeImage({ scenario: 'someoneElse', shade: 9 });
		const accura = await accuraMatch(simulator, selfie, { fields: { source_file: card } });
		expect(await accura.json()).toEqual({ status: true, data: { quality: 88, score: 17 } });
		const kairos = await kairosMatch(simulator, selfie, { fields: { image: card } });
		expect(kairos.headers.get('x-request-id')).toEqual(text);
		expect(await kairos.json()).toEqual({
			api_req_uid: text,
			processed_at: text,
			requested_at: text,
			response_code: 1,
			response_data: { biometric: { face_match_confidence: 0.11 } },
		});
		const argos = await argosCompare(simulator, selfie, { fields: { originFace: card } });
		expect(await argos.json()).toEqual({
			apiType: 'face_compare',
			transactionId: text,
			result: { similarity: { score: 0.09, threshold: 0.8, isMatch: false } },
		});

		const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
		const both = {
			imageSha256: sha256(selfie),
			scenario: 'genuine',
			reference: { sha256: sha256(card), scenario: 'someoneElse', bytes: card.length },
			status: 200,
			billable: true,
		};
		expect(simulator.requests).toMatchObject([both, both, both]);
	});

	test('ARGOS accepts a document for later', async () => {
		simulator.callbacks.set({ hold: true });
		const fields = { callbackUrl: 'https://localhost/callback', useUpcomingVersion: true };
		const answer = await argosDocument(simulator, await makeImage(), { fields });
		expect(answer.status).toBe(201);
		expect(await answer.json()).toEqual({
			transactionId: text,
			engineVersion: 'id_liveness@3.4.2',
			message: text,
		});
		expect(simulator.requests[0]).toMatchObject({ billable: true, imageSha256: text });
	});
});
