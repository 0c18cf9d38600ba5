import Ajv2020 from 'ajv/dist/2020';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { NodeSetting } from '../engine/checkNode';
import type { Engine } from '../engine/engine';
import { picture } from '../engine/items';
import { own } from '../vendors/fields';
import { startVendorServer, type Arrived, type VendorServer } from '../vendors/server';
import { check, sampleAnswer, startEngineOn } from './contract';
import { rows, type Row } from './vendorCalls';

const documentSchema: unknown = parse(
	readFileSync(join(__dirname, 'argosDocument.request.yaml'), 'utf8'),
);
const isDocumentRequest = new Ajv2020({ formats: { uri: true } }).compile(Object(documentSchema));

let server: VendorServer;

beforeAll(async () => {
	server = await startVendorServer();
});
afterEach(() => server.reset());
afterAll(async () => await server.close());

/** Has one picture checked, and gives back the one request that it took. */
async function sent(
	engine: Engine,
	row: Row,
	image: Buffer,
	setting: NodeSetting & { readonly reference?: Buffer } = {},
): Promise<Arrived> {
	server.reset();
	server.answerNext(200, sampleAnswer(row, 99));
	await check(engine, row, image, { onError: 'continueRegularOutput', ...setting });
	const [request, ...others] = server.arrived;
	if (!request || others.length > 0) throw new Error('There should be one request');
	return request;
}

describe.each(['filesystem', 'default'] as const)('binary data in %s mode', (binaryMode) => {
	let engine: Engine;
	let jpeg: Buffer;
	let png: Buffer;

	beforeAll(async () => {
		engine = await startEngineOn(server, binaryMode);
		jpeg = await picture('genuine');
		png = await picture('genuine', { format: 'png', width: 640, height: 480 });
	});

	test.each(rows)('$name asks as the vendor’s page says', async (row) => {
		const { body, vendor } = row;
		const asJpeg = { bytes: jpeg, name: 'image.jpg', type: 'image/jpeg' };
		const asPng = { bytes: png, name: 'image.png', type: 'image/png' };
		for (const [image, reference] of [
			[asJpeg, asPng],
			[asPng, asJpeg],
		] as const) {
			const request = await sent(engine, row, image.bytes, { reference: reference.bytes });
			expect(request).toMatchObject({ method: 'POST', path: `/${vendor.name}${row.path}` });
			expect(Number(request.headers['content-length'])).toBeGreaterThan(image.bytes.length);
			expect(request.headers['transfer-encoding']).toBeUndefined();
			for (const [header, field] of Object.entries(vendor.credential.headers)) {
				expect(request.headers[header]).toBe(vendor.credential.keys[field]);
			}
			if (body.kind === 'multipart') {
				expect(request.headers['content-type']).toMatch(/^multipart\/form-data; *boundary=/);
				expect(request.fields).toEqual(body.fields);
				const expected = [
					{ ...image, field: body.file },
					...(body.reference === undefined ? [] : [{ ...reference, field: body.reference }]),
				];
				expect(new Map(request.files.map((file) => [file.field, file]))).toEqual(
					new Map(expected.map((file) => [file.field, file])),
				);
				expect(request.files).toHaveLength(expected.length);
			} else {
				expect(request.headers['content-type']).toMatch(/^application\/json/);
				const second =
					body.reference === undefined
						? {}
						: { [body.reference]: reference.bytes.toString('base64') };
				expect(request.json).toEqual({
					[body.image]: image.bytes.toString('base64'),
					...second,
					...body.fields,
				});
			}
		}
	});

	const takesLarge = rows.filter(({ limits }) => (limits.maxBytes ?? Infinity) > 7_000_000);
	test.each(takesLarge)(
		'$name: a photo too large to be read at once arrives whole',
		async (row) => {
			const [large, other] = [jpeg, png].map((one) =>
				Buffer.concat([one, Buffer.alloc(6_000_001, 'grain')]),
			);
			if (!large || !other) throw new Error('No images');
			const { files, json } = await sent(engine, row, large, { reference: other });
			const { body } = row;
			const arrivedAs = (field: string) =>
				body.kind === 'json'
					? Buffer.from(String(own(json, field)), 'base64')
					: files.find((file) => file.field === field)?.bytes;
			const image = body.kind === 'json' ? body.image : body.file;
			expect(arrivedAs(image)?.equals(large)).toBe(true);
			const { reference } = body;
			if (reference !== undefined) expect(arrivedAs(reference)?.equals(other)).toBe(true);
		},
	);

	const forgery = rows.filter(({ path }) => path === '/document');
	test.each([
		[{}, {}, { pipelines: { sr: true, pc: true, ps: true } }],
		[{ pipelines: ['screenReplay'] }, {}, { pipelines: { sr: true, pc: false, ps: false } }],
		[{ pipelines: ['paperPrinted'] }, {}, { pipelines: { sr: false, pc: true, ps: false } }],
		[
			{ pipelines: ['replacePortraits'] },
			{ useUpcomingVersion: true },
			{ pipelines: { sr: false, pc: false, ps: true }, useUpcomingVersion: true },
		],
	])(
		'ARGOS documents are valid by the vendor’s OpenAPI: %j %j',
		async (parameters, options, fields) => {
			for (const row of forgery) {
				const { json } = await sent(engine, row, jpeg, { parameters, options });
				expect(isDocumentRequest(json) || isDocumentRequest.errors).toBe(true);
				if (row.check === 'documentForgery') expect(json).toMatchObject(fields);
			}
		},
	);
});

test.each([
	[0, '0'],
	[29, '0.29'],
	[56.7, '0.567'],
	[100, '1'],
])('Kairos gets the threshold of the user: %d as %s', async (threshold, expected) => {
	const engine = await startEngineOn(server, 'default');
	for (const row of rows.filter(({ body }) => 'threshold' in body.fields)) {
		const { fields } = await sent(engine, row, await picture('genuine'), {
			parameters: { threshold },
		});
		expect(fields).toEqual({ threshold: expected });
	}
});

test.each([
	['hyphen', ['app-id', 'app-key']],
	['underscore', ['app_id', 'app_key']],
])('Kairos spells its headers as chosen: %s', async (headerStyle, expected) => {
	const engine = await startEngineOn(server, 'default', { headerStyle });
	for (const row of rows.filter(({ provider }) => provider === 'kairos')) {
		const { headers } = await sent(engine, row, await picture('genuine'));
		expect(Object.keys(headers).filter((name) => name.startsWith('app'))).toEqual(expected);
	}
});

const locator = (mode: string, value: string) => ({ __rl: true, mode, value });
test.each([
	['saved before there was a list', 'IND'],
	['an expression of then', '={{ "IN" + "D" }}'],
	['from the list', { ...locator('list', 'IND'), cachedResultName: 'India (IND)' }],
	['entered', locator('code', ' IND ')],
	['changed in the field of an older workflow', locator('', 'IND')],
	['an expression', locator('code', '={{ "IN" + "D" }}')],
])('Accura gets the Country Code, %s', async (_how, countryCode) => {
	const engine = await startEngineOn(server, 'default');
	for (const row of rows.filter(({ parameters }) => 'countryCode' in (parameters ?? {}))) {
		const setting = { parameters: { countryCode } };
		const { fields } = await sent(engine, row, await picture('genuine'), setting);
		expect(fields).toEqual({ country_code: 'IND', card_code: 'MRZ' });
	}
	expect.assertions(1);
});
