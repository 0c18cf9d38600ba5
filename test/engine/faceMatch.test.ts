import fastifyMultipart from '@fastify/multipart';
import fastify, { type FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { drawImage } from '../harness/drawings/draw';
import { nodeName, type NodeSetting, onlyItem, verdictOn } from './checkNode';
import { chain, checkNode, decisionNode, decisionsOf, start } from './decisionWorkflow';
import { type Engine, startEngine } from './engine';

/** A vendor that answers every request with one body, and notes the hash of each image in it. */
interface Vendor {
	readonly server: FastifyInstance;
	readonly received: Array<readonly [path: string, hashes: Readonly<Record<string, string>>]>;
	answer: { readonly status: number; readonly body: unknown };
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function startVendor(): Promise<Vendor> {
	const server = fastify({ bodyLimit: 100_000_000 });
	await server.register(fastifyMultipart, { limits: { fileSize: 50_000_000 } });
	const vendor: Vendor = { server, received: [], answer: { status: 200, body: {} } };
	server.post('/*', async (request, reply) => {
		const hashes: Record<string, string> = {};
		if (request.isMultipart()) {
			for await (const part of request.files()) {
				hashes[part.fieldname] = hashOf(await part.toBuffer());
			}
		} else {
			for (const [field, base64] of Object.entries(Object(request.body) as object)) {
				hashes[field] = hashOf(Buffer.from(String(base64), 'base64'));
			}
		}
		vendor.received.push([request.url, hashes]);
		return await reply.status(vendor.answer.status).send(vendor.answer.body);
	});
	return vendor;
}

const calls = [
	{
		provider: 'argos',
		path: '/compare',
		fields: ['targetFace', 'originFace'],
		answer: (score: number) => ({
			transactionId: 'txn_1',
			result: { similarity: { score: score / 100, threshold: 0.8, isMatch: score >= 80 } },
		}),
	},
	{
		provider: 'kairos',
		path: '/v0.2/biometric-verification',
		fields: ['selfie', 'image'],
		answer: (score: number) => ({
			response_data: { biometric: { face_match_confidence: score / 100 } },
		}),
	},
	{
		provider: 'accura',
		path: '/v2/api/facematch',
		fields: ['target_file', 'source_file'],
		answer: (score: number) => ({ status: true, data: { score } }),
	},
] as const;

let vendor: Vendor;
let engine: Engine;
let selfie: Buffer;
let card: Buffer;

const size = { width: 1280, height: 960 };
const draw = (subject: 'selfie' | 'idCard', change = {}) =>
	drawImage({ subject, scenario: 'genuine', format: 'jpeg', ...size, ...change });

beforeAll(async () => {
	vendor = await startVendor();
	const baseUrl = await vendor.server.listen({ host: '127.0.0.1', port: 0 });
	const apiKey = { apiKey: 'key-0123456789', baseUrl };
	const kairosApi = { appId: 'id-0123456789', appKey: 'key-0123456789', baseUrl };
	const credentials = { argosApi: apiKey, accuraApi: apiKey, kairosApi };
	engine = await startEngine({ binaryMode: 'filesystem', credentials });
	[selfie, card] = await Promise.all([draw('selfie'), draw('idCard')]);
});
beforeEach(() => {
	vendor.received.length = 0;
	vendor.answer = { status: 200, body: calls[0].answer(95) };
});
afterAll(async () => await vendor.server.close());

async function match(
	files: Readonly<Record<string, Buffer>>,
	{ parameters = {}, options = {}, ...setting }: NodeSetting & { provider?: string } = {},
): Promise<INodeExecutionData[][]> {
	const check = checkNode('faceMatch', { name: nodeName, ...setting, parameters, options });
	const { outputsOf } = await engine.run(chain(start, check), [await engine.item({}, files)])
		.finished;
	return outputsOf(nodeName);
}

async function verdictOf(...given: Parameters<typeof match>) {
	return verdictOn([onlyItem(await match(...given)).item], 'faceMatch');
}

describe.each(calls)('$provider', ({ provider, path, fields: [first, second], answer }) => {
	test.each([
		[95, 'pass', 'accept', []],
		[20, 'fail', 'reject', ['faceMatchBelowThreshold']],
	])('a score of %d: %s', async (score, outcome, nextStep, reasons) => {
		vendor.answer = { status: 200, body: answer(score) };
		const verdict = await verdictOf({ selfie, idPhoto: card }, { provider });
		expect(verdict).toMatchObject({
			...{ check: 'faceMatch', provider, outcome, nextStep, reasons, score },
			signals: [{ name: 'faceMatch', score, passed: outcome === 'pass' }],
			image: { format: 'jpeg', ...size, bytes: selfie.length, sha256: hashOf(selfie) },
			referenceImage: { format: 'jpeg', ...size, bytes: card.length, sha256: hashOf(card) },
		});
		expect(verdict).not.toHaveProperty('unusableImage');
		expect(vendor.received).toEqual([[path, { [first]: hashOf(selfie), [second]: hashOf(card) }]]);
	});
});

test('two large stored files arrive whole', async () => {
	const noise = { width: 2600, height: 2600, format: 'png' };
	const [large, other] = await Promise.all([draw('selfie', noise), draw('idCard', noise)]);
	const padding = Buffer.alloc(5_000_000, 1);
	const files = [large, other].map((one) => Buffer.concat([one, padding]));
	const [first = large, second = other] = files;
	vendor.answer = { status: 200, body: calls[1].answer(95) };
	const verdict = await verdictOf({ selfie: first, idPhoto: second }, { provider: 'kairos' });
	expect(verdict.outcome).toBe('pass');
	expect(vendor.received[0]?.[1]).toEqual({ selfie: hashOf(first), image: hashOf(second) });
});

test('both images as base64 text, and each fitted on its own', async () => {
	const webp = await draw('idCard', { format: 'webp' });
	const parameters = {
		...{ imageSource: 'base64', imageBase64: selfie.toString('base64') },
		...{ referenceImageSource: 'base64', referenceImageBase64: webp.toString('base64') },
	};
	vendor.answer = { status: 200, body: calls[1].answer(95) };
	const verdict = await verdictOf({}, { provider: 'kairos', parameters });
	expect(verdict).toMatchObject({
		outcome: 'pass',
		image: { sha256: hashOf(selfie) },
		referenceImage: { format: 'jpeg', fittedFrom: { format: 'webp', sha256: hashOf(webp) } },
	});
	expect(verdict.image).not.toHaveProperty('fittedFrom');
	expect(verdict.warnings).toEqual([
		expect.stringMatching(/^The photo of the ID \(WebP, .*fitted/),
	]);
});

describe('an image at fault is named, and nothing is sent', () => {
	const small = { width: 200, height: 150 };

	test.each<[string, () => Promise<Record<string, Buffer>>, string, string, RegExp]>([
		[
			'a small selfie',
			async () => ({ selfie: await draw('selfie', small), idPhoto: card }),
			...(['selfie', 'imageTooSmall', /^Selfie: /] as const),
		],
		[
			'a small photo of the ID',
			async () => ({ selfie, idPhoto: await draw('idCard', small) }),
			...(['reference', 'imageTooSmall', /^Photo of your ID: /] as const),
		],
		[
			'a photo of the ID that is cut off',
			async () => ({ selfie, idPhoto: card.subarray(0, 300) }),
			...(['reference', 'imageDamaged', /^Photo of your ID: /] as const),
		],
		[
			'a selfie that is text',
			async () => ({ selfie: Buffer.from('a picture of me'), idPhoto: card }),
			...(['selfie', 'notAnImage', /^Selfie: /] as const),
		],
	])('%s', async (_what, files, unusableImage, reason, message) => {
		const parameters: INodeParameters = {};
		const options = { applicantMessage: 'en' };
		const verdict = await verdictOf(await files(), { parameters, options });
		expect(verdict).toMatchObject({
			...{ outcome: 'inconclusive', nextStep: 'retake', reasons: [reason], unusableImage },
			applicantMessage: expect.stringMatching(message) as string,
			summary: expect.stringMatching(
				unusableImage === 'selfie' ? /selfie/ : /photo of the ID/,
			) as string,
			image: { bytes: expect.any(Number) as number },
			referenceImage: { bytes: expect.any(Number) as number },
		});
		expect(vendor.received).toEqual([]);
	});
});

describe('no pass without two images', () => {
	test('one file as both', async () => {
		const verdict = await verdictOf({ selfie, idPhoto: selfie });
		expect(verdict).toMatchObject({
			...{ outcome: 'error', nextStep: 'fix', reasons: ['invalidParameter'] },
			error: { message: 'The photo of the ID is the same file as the selfie' },
		});
		expect(vendor.received).toEqual([]);
	});

	test('one picture in two files, which are equal once they are fitted', async () => {
		const webp = await draw('selfie', { format: 'webp' });
		const other = Buffer.concat([webp, Buffer.from('more')]);
		const verdict = await verdictOf({ selfie: webp, idPhoto: other }, { provider: 'kairos' });
		expect(verdict).toMatchObject({ outcome: 'error', reasons: ['invalidParameter'] });
		expect(vendor.received).toEqual([]);
	});

	test.each<[string, string, RegExp]>([
		['selfie', 'idPhoto', /Set ID Photo Field Name to the name of the image/],
		['idPhoto', 'selfie', /Set Selfie Field Name to the name of the image/],
	])('only the file %s', async (there, missing, description) => {
		const verdict = await verdictOf({ [there]: card });
		expect(verdict).toMatchObject({
			...{ outcome: 'error', reasons: ['missingImage'] },
			error: {
				message: `The item has no image in the binary field "${missing}"`,
				description: expect.stringMatching(description) as string,
			},
			image: there === 'selfie' ? { sha256: hashOf(card) } : null,
			referenceImage: null,
		});
		expect(vendor.received).toEqual([]);
	});

	test('an expression that names no photo of the ID', async () => {
		const parameters = {
			binaryPropertyName: 'selfie',
			referenceBinaryPropertyName: '={{ $json.missing }}',
		};
		const verdict = await verdictOf({ selfie, data: card }, { parameters });
		expect(verdict).toMatchObject({ outcome: 'error', reasons: ['invalidParameter'] });
	});
});

test('the report on the Error output has both images', async () => {
	vendor.answer = { status: 503, body: {} };
	const onError = 'continueErrorOutput' as const;
	const outputs = await match({ selfie, idPhoto: card }, { onError, options: { maxRetries: 0 } });
	expect(onlyItem(outputs).item.json.error).toMatchObject({
		...{ check: 'faceMatch', reason: 'vendorUnavailable', attempts: 1 },
		image: { sha256: hashOf(selfie) },
		referenceImage: { sha256: hashOf(card) },
	});
});

test('where the vendor does not say which image is at fault, neither is named', async () => {
	vendor.answer = { status: 400, body: { errorCode: 1017, message: 'Fail to analyze face' } };
	const verdict = await verdictOf({ selfie, idPhoto: card });
	expect(verdict.summary).toBe('Inconclusive: ARGOS could not analyse one of the two images');
	expect(verdict).not.toHaveProperty('unusableImage');
});

describe('the decision', () => {
	async function decided(files: Readonly<Record<string, Buffer>>, options: INodeParameters = {}) {
		const json = chain(start, checkNode('faceMatch', { options }), decisionNode());
		const finished = await engine.run(json, [await engine.item({}, files)]).finished;
		return decisionsOf(finished).map(({ output, record }) => ({ output, ...record }));
	}

	test('requires the match, and names it', async () => {
		expect(await decided({ selfie, idPhoto: card })).toMatchObject([
			{ output: 'accept', required: ['faceMatch'], checks: [{ sha256: hashOf(selfie) }] },
		]);
		vendor.answer = { status: 200, body: calls[0].answer(20) };
		expect(await decided({ selfie, idPhoto: card })).toMatchObject([
			{
				output: 'reject',
				summary: 'Rejected: Face Match scored face match 20, below 80 (ARGOS txn_1)',
			},
		]);
	});

	test('asks for the photo that is at fault', async () => {
		const small = await draw('idCard', { width: 200, height: 150 });
		const json = chain(
			start,
			checkNode('faceMatch'),
			decisionNode({ options: { applicantMessage: 'en' } }),
		);
		const item = await engine.item({}, { selfie, idPhoto: small });
		const [one] = decisionsOf(await engine.run(json, [item]).finished);
		expect(one?.record).toMatchObject({
			decision: 'retake',
			summary: 'Retake: Face Match got an image that is too small (photo of the ID, ARGOS)',
			applicantMessage: expect.stringMatching(/^Photo of your ID: /) as string,
		});
	});
});
