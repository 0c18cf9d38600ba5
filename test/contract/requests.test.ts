import { startEngine, type Engine } from '../engine/engine';
import { demoCredentials, runCheckNode } from '../engine/checkNode';
import Ajv2020 from 'ajv/dist/2020';
import type { INodeParameters } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { drawImage } from '../harness/drawings/draw';
import type { RecordedRequest } from '../harness/simulator/http/requestLog';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { testedCalls, type TestedCall } from './vendorCalls';

const documentSchema: unknown = parse(
	readFileSync(join(__dirname, 'argosDocument.request.yaml'), 'utf8'),
);
const isDocumentRequest = new Ajv2020({ formats: { uri: true } }).compile(Object(documentSchema));

let simulator: Simulator;

beforeAll(async () => {
	simulator = await startSimulator();
});
afterEach(() => simulator.reset());
afterAll(async () => await simulator.close());

const modes = ['filesystem', 'default'] as const;

/** Sends one picture; the simulator's parsers (busboy, JSON) say what arrived. */
async function arrived(
	engine: Engine,
	call: TestedCall,
	image: Buffer,
	parameters: INodeParameters = {},
	options: INodeParameters = {},
): Promise<RecordedRequest> {
	await runCheckNode(engine, call, [await engine.item({}, { data: image })], {
		parameters,
		options,
		onError: 'continueRegularOutput',
	});
	const [request, ...others] = simulator.requests;
	if (!request || others.length > 0) throw new Error('There should be one request');
	return request;
}

function find(name: string): TestedCall {
	const call = testedCalls.find((one) => one.name === name);
	if (!call) throw new Error(name);
	return call;
}

describe.each(modes)('binary data in %s mode', (binaryMode) => {
	let engine: Engine;
	let jpeg: Buffer;
	let png: Buffer;

	beforeAll(async () => {
		engine = await startEngine({ binaryMode, credentials: demoCredentials(simulator) });
		const drawing = { subject: 'selfie', width: 1080, height: 1920, scenario: 'genuine' } as const;
		jpeg = await drawImage({ ...drawing, format: 'jpeg' });
		png = await drawImage({ ...drawing, format: 'png', width: 640, height: 480 });
	});

	test.each([
		['Accura face', '/accura/v2/api/liveness', 'liveness_image', {}],
		[
			'Accura ID',
			'/accura/v2/api/id-liveness',
			'liveness_image',
			{ country_code: 'IND', card_code: 'MRZ' },
		],
		['Kairos face', '/kairos/v0.2/liveness-verification', 'selfie', { threshold: '0.6' }],
	])('%s is multipart as the vendor’s page says', async (name, path, field, fields) => {
		for (const [image, filename, mimetype] of [
			[jpeg, 'image.jpg', 'image/jpeg'],
			[png, 'image.png', 'image/png'],
		] as const) {
			const request = await arrived(engine, find(name), image);
			expect(request).toMatchObject({ method: 'POST', path, fields, status: 200 });
			expect(request.file).toEqual({
				field,
				filename,
				mimetype,
				bytes: image.length,
				sha256: createHash('sha256').update(image).digest('hex'),
			});
			expect(request.headers['content-type']).toMatch(/^multipart\/form-data; *boundary=/);
			expect(request.contentLength).toBeGreaterThan(image.length);
			expect(request.headers['transfer-encoding']).toBeUndefined();
			simulator.reset();
		}
	});

	test.each(['Kairos face', 'ARGOS document, Document Forgery'])(
		'a photo too large to be read at once arrives whole: %s',
		async (name) => {
			const large = Buffer.concat([jpeg, Buffer.alloc(6_000_001, 'grain')]);
			const { imageSha256, status } = await arrived(engine, find(name), large);
			expect({ imageSha256, status }).toEqual({
				imageSha256: createHash('sha256').update(large).digest('hex'),
				status: 200,
			});
		},
	);

	test('ARGOS face is JSON with bare base64', async () => {
		const request = await arrived(engine, find('ARGOS face'), jpeg);
		expect(request.path).toBe('/argos/modules/liveness');
		expect(request.json).toEqual({ faceImage: jpeg.toString('base64') });
		expect(request.headers['content-type']).toMatch(/^application\/json/);
	});

	test.each([
		['ARGOS document, ID Liveness', {}, {}, { sr: true, pc: true, ps: false }, false],
		['ARGOS document, Document Forgery', {}, {}, { sr: true, pc: true, ps: true }, false],
		[
			'ARGOS document, Document Forgery',
			{ pipelines: ['replacePortraits'] },
			{ useUpcomingVersion: true },
			{ sr: false, pc: false, ps: true },
			true,
		],
	])(
		'%s is valid by the vendor’s OpenAPI (%j, %j)',
		async (name, parameters, options, pipelines, upcoming) => {
			const request = await arrived(engine, find(name), jpeg, parameters, options);
			expect(request.path).toBe('/argos/modules/document');
			expect(isDocumentRequest(request.json) || isDocumentRequest.errors).toBe(true);
			expect(request.json).toEqual({
				idImage: jpeg.toString('base64'),
				pipelines,
				...(upcoming ? { useUpcomingVersion: true } : {}),
			});
		},
	);
});

describe('keys', () => {
	const headers = {
		accura: { 'api-key': 'demo-accura-key' },
		argos: { 'x-api-key': 'demo-argos-key' },
	};
	const id = 'demo-kairos-app-id';
	const key = 'demo-kairos-app-key';
	const spellings = {
		both: { 'app-id': id, 'app-key': key, app_id: id, app_key: key },
		hyphen: { 'app-id': id, 'app-key': key },
		underscore: { app_id: id, app_key: key },
	};

	async function headersSent(name: string, kairos = {}) {
		const credentials = demoCredentials(simulator);
		const engine = await startEngine({
			binaryMode: 'default',
			credentials: { ...credentials, kairosApi: { ...credentials.kairosApi, ...kairos } },
		});
		const image = await drawImage({ subject: 'selfie', format: 'jpeg', width: 640, height: 480 });
		return (await arrived(engine, find(name), image)).headers;
	}

	test.each([
		['Accura face', headers.accura],
		['ARGOS face', headers.argos],
	])('%s sends its key in the documented header', async (name, expected) => {
		expect(await headersSent(name)).toMatchObject(expected);
	});

	test.each(Object.entries(spellings))(
		'Kairos spells its headers: %s',
		async (headerStyle, expected) => {
			const sent = await headersSent('Kairos face', { headerStyle });
			const ours = Object.entries(sent).filter(([name]) => name.startsWith('app'));
			expect(Object.fromEntries(ours)).toEqual(expected);
		},
	);
});
