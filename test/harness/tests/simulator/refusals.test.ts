import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startSimulator, type Simulator } from '../../simulator/simulator';
import { makeImage } from './sampleImages';
import {
	accuraFace,
	accuraId,
	argosDocument,
	argosFace,
	everyCall,
	everyComparison,
	kairosFace,
	type Otherwise,
} from './vendorRequests';

let simulator: Simulator;
let image: Buffer;
beforeAll(async () => {
	simulator = await startSimulator();
	image = await makeImage({ scenario: 'genuine' });
});
afterEach(() => {
	// A refused request must not cost anything.
	const billed = simulator.requests.some(({ billable }) => billable);
	simulator.reset();
	expect(billed).toBe(false);
});
afterAll(() => simulator.close());

const mebibyte = 1024 * 1024;
const enlarged = (bytes: number): Buffer => Buffer.concat([image], bytes);
const transactionId: unknown = expect.any(String);
const nested = (errorCode: string, message: string) => ({
	error: { statusCode: 400, apiType: 'id_live_doc', transactionId, errorCode, message },
});

describe('an invalid key is refused before everything else', () => {
	const wrong = { 'app-id': 'x', 'app-key': 'x', 'Api-Key': 'x', 'x-api-key': 'x' };
	test.each([
		['accuraFace', 401, { status: false, message: 'Invalid API key' }],
		['accuraId', 401, { status: false, message: 'Invalid API key' }],
		['kairosFace', 401, { message: 'Invalid app_id or app_key' }],
		['argosFace', 403, { message: 'Forbidden' }],
		['argosDocument', 403, { message: 'Forbidden' }],
		['accuraMatch', 401, { status: false, message: 'Invalid API key' }],
		['kairosMatch', 401, { message: 'Invalid app_id or app_key' }],
		['argosCompare', 403, { message: 'Forbidden' }],
	] as const)('%s', async (call, status, body) => {
		for (const sent of [image, undefined]) {
			const answer = await everyCall[call](simulator, sent, { headers: wrong });
			expect(answer.status).toBe(status);
			expect(await answer.json()).toEqual(body);
		}
		expect(simulator.requests[0]).toMatchObject({ status, scenario: 'genuine' });
	});

	test('a missing one', async () => {
		const url = `${simulator.baseUrls.accura}/v2/api/liveness`;
		expect((await fetch(url, { method: 'POST' })).status).toBe(401);
	});
});

describe('a valid key without an image costs nothing', () => {
	test.each(Object.keys(everyCall))('%s', async (call) => {
		const send = Object.entries(everyCall).find(([name]) => name === call)?.[1];
		const answer = await send?.(simulator, undefined);
		expect(answer?.status).toBe(400);
		expect(await answer?.text()).toMatch(
			/(image|selfie|idImage|faceImage|target_file) is required|Invalid inputs/,
		);
	});

	test('nor does an empty request', async () => {
		const { accura, kairos, argos } = simulator.keys;
		const headers = {
			'Api-Key': accura.apiKey,
			app_id: kairos.appId,
			app_key: kairos.appKey,
			'x-api-key': argos.apiKey,
		};
		const { baseUrls } = simulator;
		for (const url of [
			`${baseUrls.accura}/v2/api/liveness`,
			`${baseUrls.kairos}/v0.2/liveness-verification`,
			`${baseUrls.argos}/document`,
			`${baseUrls.accura}/v2/api/facematch`,
			`${baseUrls.kairos}/v0.2/biometric-verification`,
			`${baseUrls.argos}/compare`,
		]) {
			expect((await fetch(url, { method: 'POST', headers })).status).toBe(400);
		}
	});
});

describe('Accura refuses', () => {
	test.each([
		['no country', 400, { country_code: undefined }, 'country_code is required'],
		['an empty card code', 400, { card_code: ' ' }, 'card_code is required'],
		['text for an image', 400, { liveness_image: 'text' }, 'liveness_image is required'],
	])('%s', async (_, status, fields, message) => {
		const answer = await accuraId(simulator, image, { fields });
		expect(answer.status).toBe(status);
		expect(await answer.json()).toEqual({ status: false, message });
	});

	test('more than 1 MB, or anything but JPEG and PNG', async () => {
		expect((await accuraFace(simulator, enlarged(mebibyte + 1))).status).toBe(413);
		expect((await accuraFace(simulator, await makeImage({ format: 'webp' }))).status).toBe(400);
		expect((await accuraFace(simulator, Buffer.from('<html>'))).status).toBe(400);
	});

	test('a file without a name, a torn form, and another content type', async () => {
		const send = (contentType: string, body: string) =>
			fetch(`${simulator.baseUrls.accura}/v2/api/liveness`, {
				method: 'POST',
				headers: { 'Api-Key': simulator.keys.accura.apiKey, 'content-type': contentType },
				body,
			});
		const part = (disposition: string) =>
			`--cut\r\nContent-Disposition: form-data; name="liveness_image"${disposition}\r\n` +
			'Content-Type: image/jpeg\r\n\r\nJPEG\r\n';
		const multipart = 'multipart/form-data; boundary=cut';
		expect((await send(multipart, `${part('')}--cut--\r\n`)).status).toBe(400);
		expect((await send(multipart, part('; filename="a.jpg"'))).status).toBe(400);
		expect((await send('multipart/form-data', part(''))).status).toBe(400);
		expect((await send('application/json', '{}')).status).toBe(415);
		expect((await send('nonsense', '{}')).status).toBe(415);
		expect(simulator.requests.map(({ file }) => file)).toEqual(Array(5).fill(null));
	});
});

describe('Kairos refuses', () => {
	test.each([undefined, '', 'half', -0.1, 1.1, 60])('the threshold %p', async (threshold) => {
		const answer = await kairosFace(simulator, image, { fields: { threshold } });
		expect(answer.status).toBe(400);
		expect(await answer.json()).toEqual({
			message: 'threshold must be a number between 0 and 1',
		});
	});

	test.each([
		['too small', { width: 299, height: 900 }],
		['too large', { width: 5001, height: 400 }],
		['of another format', { format: 'gif' }],
	] as const)('an image that is %s', async (_, shape) => {
		expect((await kairosFace(simulator, await makeImage(shape))).status).toBe(400);
	});
});

describe('ARGOS refuses', () => {
	const refusedDocuments: ReadonlyArray<[string, Otherwise['fields'], string, string]> = [
		['no pipelines', { pipelines: undefined }, '1007', 'pipelines is required'],
		[
			'a missing pipeline',
			{ pipelines: { sr: true, pc: true } },
			'1008',
			'invalid pipelines format',
		],
		[
			'a pipeline as text',
			{ pipelines: { sr: 'true', pc: true, ps: true } },
			'1008',
			'invalid pipelines format',
		],
		['a callback to nowhere', { callbackUrl: 'callback' }, '1010', 'callbackUrl is required'],
		['a version as text', { useUpcomingVersion: 'yes' }, '1003', 'Fail to process data'],
		['a data: prefix', { idImage: 'data:image/png;base64,iVBO' }, '1003', 'Fail to process data'],
		['broken base64', { idImage: 'abc' }, '1003', 'Fail to process data'],
		['base64 of no image', { idImage: 'aGVsbG8h' }, '1003', 'Fail to process data'],
	];
	test.each(refusedDocuments)('%s', async (_, fields, code, message) => {
		const answer = await argosDocument(simulator, image, { fields: fields ?? {} });
		expect(answer.status).toBe(400);
		expect(await answer.json()).toMatchObject(nested(code, message));
	});

	test('documents by size and format, upright or not', async () => {
		const status = async (sent: Buffer) => (await argosDocument(simulator, sent)).status;
		expect(await status(enlarged(10 * mebibyte + 1))).toBe(413);
		expect(await status(await makeImage({ format: 'webp' }))).toBe(400);
		expect(await status(await makeImage({ width: 640, height: 479 }))).toBe(400);
	});

	test('faces', async () => {
		const small = await argosFace(simulator, await makeImage({ width: 479, height: 640 }));
		expect(await small.json()).toEqual({ errorCode: 1017, message: 'Fail to analyze face' });
		const gif = await argosFace(simulator, await makeImage({ format: 'gif' }));
		expect(await gif.json()).toEqual({ errorCode: 1003, message: 'Fail to process data' });
	});

	test('other content types and broken JSON', async () => {
		const headers = { 'content-type': 'text/plain' };
		expect((await argosFace(simulator, image, { headers })).status).toBe(415);
		const answer = await fetch(`${simulator.baseUrls.argos}/liveness`, {
			method: 'POST',
			headers: { 'x-api-key': simulator.keys.argos.apiKey, 'content-type': 'application/json' },
			body: '{"faceImage":',
		});
		expect(answer.status).toBe(400);
	});
});

describe('a comparison is refused', () => {
	const both = [
		['accuraMatch', 'target_file', 'source_file'],
		['kairosMatch', 'selfie', 'image'],
		['argosCompare', 'targetFace', 'originFace'],
	] as const;
	const fields = both.flatMap(([call, ...names]) => names.map((name) => [call, name] as const));
	const status = async (call: keyof typeof everyComparison, changed: Otherwise['fields'] = {}) =>
		(await everyComparison[call](simulator, image, { fields: changed })).status;

	test.each(fields)('by %s without a usable %s', async (call, field) => {
		for (const value of [undefined, '', 'text', Buffer.from('<html>')]) {
			expect(await status(call, { [field]: value })).toBe(400);
		}
		expect(await status(call, { [field]: await makeImage({ format: 'gif' }) })).toBe(400);
		expect(simulator.requests).toHaveLength(5);
	});

	test.each(fields)('by %s for the size of the %s', async (call, field) => {
		const [bytes, smallest] = {
			accuraMatch: [mebibyte, null] as const,
			kairosMatch: [null, { width: 299, height: 900 }] as const,
			argosCompare: [10 * mebibyte, { width: 640, height: 479 }] as const,
		}[call];
		if (bytes !== null) expect(await status(call, { [field]: enlarged(bytes + 1) })).toBe(413);
		if (smallest) expect(await status(call, { [field]: await makeImage(smallest) })).toBe(400);
	});

	test('by Accura and Kairos with a third file', async () => {
		for (const call of ['accuraMatch', 'kairosMatch'] as const) {
			expect(await status(call, { source_image: image })).toBe(400);
		}
	});

	test('by ARGOS with a data: prefix, or with an address to call back', async () => {
		const prefixed = `data:image/jpeg;base64,${image.toString('base64')}`;
		expect(await status('argosCompare', { originFace: prefixed })).toBe(400);
		expect(await status('argosCompare', { callbackUrl: 'https://localhost/' })).toBe(501);
	});
});

test('a wrong path or method is refused and recorded', async () => {
	const { accura } = simulator.baseUrls;
	expect((await fetch(`${accura}//v2/api/liveness`, { method: 'POST' })).status).toBe(404);
	expect((await fetch(`${accura}/v2/api/liveness`)).status).toBe(405);
	expect((await fetch(`${new URL(accura).origin}/elsewhere`)).status).toBe(404);
	expect(simulator.requests.map(({ vendor, call, status }) => [vendor, call, status])).toEqual([
		['accura', 'unknown', 404],
		['accura', 'unknown', 405],
		[null, 'unknown', 404],
	]);
});
