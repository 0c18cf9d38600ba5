import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { AccuraApi } from '../../../credentials/AccuraApi.credentials';
import { ArgosApi } from '../../../credentials/ArgosApi.credentials';
import { KairosApi } from '../../../credentials/KairosApi.credentials';

const request: IHttpRequestOptions = {
	method: 'POST',
	url: 'https://api.example/liveness',
	headers: { accept: 'application/json' },
	body: { faceImage: 'abcd' },
};

const key = 'sk-live-7f3a9b2c';
const baseUrl = 'https://api.example';
const kairosKeys = { appId: 'id-1', appKey: key, baseUrl };

async function signed(
	type: ICredentialType,
	values: ICredentialDataDecryptedObject,
): Promise<IHttpRequestOptions> {
	const { authenticate } = type;
	if (typeof authenticate !== 'function') throw new Error(`${type.name} signs nothing`);
	return authenticate(values, request);
}

async function headersOf(
	type: ICredentialType,
	values: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	return (await signed(type, values)).headers ?? {};
}

const accept = { accept: 'application/json' };

test('no key is added where the domains that are allowed for it lack its address', async () => {
	const restricted = { allowedHttpRequestDomains: 'domains', allowedDomains: 'vendor.example' };
	const signing = headersOf(new AccuraApi(), { apiKey: key, baseUrl, ...restricted });
	await expect(signing).rejects.toThrow(/^Allowed HTTP Request Domains does not list/);
	const allowed = { ...restricted, allowedDomains: 'api.example' };
	expect(await headersOf(new AccuraApi(), { apiKey: key, baseUrl, ...allowed })).toHaveProperty(
		'Api-Key',
	);
});

describe('the headers that each vendor documents', () => {
	test('Accura: Api-Key', async () => {
		expect(await headersOf(new AccuraApi(), { apiKey: key, baseUrl })).toEqual({
			...accept,
			'Api-Key': key,
		});
	});

	test('ARGOS: x-api-key', async () => {
		expect(await headersOf(new ArgosApi(), { apiKey: key, baseUrl })).toEqual({
			...accept,
			'x-api-key': key,
		});
	});

	test.each([
		['both', { 'app-id': 'id-1', 'app-key': key, app_id: 'id-1', app_key: key }],
		['hyphen', { 'app-id': 'id-1', 'app-key': key }],
		['underscore', { app_id: 'id-1', app_key: key }],
	])('Kairos, Header Style %s', async (headerStyle, headers) => {
		const values = { ...kairosKeys, headerStyle };
		expect(await headersOf(new KairosApi(), values)).toEqual({ ...accept, ...headers });
	});

	test.each(['', 'Both', 'constructor', 5, true])(
		'Kairos, Header Style %j is none: nothing is sent',
		async (headerStyle) => {
			const values = { ...kairosKeys, headerStyle };
			await expect(signed(new KairosApi(), values)).rejects.toThrow('Header Style');
		},
	);
});

test('everything but the headers goes out as it was', async () => {
	const { headers, ...rest } = await signed(new ArgosApi(), { apiKey: key, baseUrl });
	expect(headers).toHaveProperty('x-api-key');
	expect(rest).toEqual({ method: request.method, url: request.url, body: request.body });
	expect(request.headers).toEqual(accept);
});

test.each([
	['white space', ' ', '\n'],
	['no-break spaces', '\u00a0', '\u202f'],
	['zero-width marks', '\u200b\u200d', '\u2060'],
	['byte order marks and directions', '\ufeff', '\u200e\u202c'],
	['control characters and soft hyphens', '\0\x1b', '\u00ad'],
])('%s around a pasted key are not sent', async (_name, before, behind) => {
	const values = { apiKey: `${before}${key}${behind}`, baseUrl };
	expect(await headersOf(new ArgosApi(), values)).toHaveProperty('x-api-key', key);
});

describe('a key with a character within it that no header takes as it is', () => {
	test.each([
		'\u200b',
		'\u00a0',
		'\ufeff',
		'\u00ad',
		'\n',
		'\t',
		'\u00e9',
		'\u0430',
		'\u2013',
		'\x7f',
	])('%j is refused by the name of its field', async (character) => {
		const broken = `sk-live${character}7f3a9b2c`;
		const labelled: ReadonlyArray<[ICredentialType, ICredentialDataDecryptedObject, RegExp]> = [
			[new AccuraApi(), { apiKey: broken, baseUrl }, /^API Key holds an invisible/],
			[new ArgosApi(), { apiKey: broken, baseUrl }, /^API Key holds an invisible/],
			[
				new KairosApi(),
				{ ...kairosKeys, headerStyle: 'both', appId: broken },
				/^App ID holds an invisible/,
			],
		];
		for (const [type, values, words] of labelled) {
			await expect(signed(type, values)).rejects.toThrow(words);
		}
	});
});

describe('refused before anything is sent', () => {
	test.each<[string, ICredentialType, ICredentialDataDecryptedObject, string]>([
		['Accura without a key', new AccuraApi(), { apiKey: '', baseUrl }, 'API Key is empty'],
		['Accura with a blank key', new AccuraApi(), { apiKey: ' \n', baseUrl }, 'API Key is empty'],
		['ARGOS without a key', new ArgosApi(), { baseUrl }, 'API Key is empty'],
		['ARGOS with a number', new ArgosApi(), { apiKey: 5, baseUrl }, 'API Key is empty'],
		[
			'Kairos without an ID',
			new KairosApi(),
			{ ...kairosKeys, appId: '', headerStyle: 'both' },
			'App ID is empty',
		],
		[
			'Kairos without a key',
			new KairosApi(),
			{ ...kairosKeys, appKey: ' ', headerStyle: 'hyphen' },
			'App Key is empty',
		],
		[
			'a key over plain http',
			new ArgosApi(),
			{ apiKey: key, baseUrl: 'http://api.example' },
			'Base URL has to begin with https://',
		],
		['a key to nowhere', new AccuraApi(), { apiKey: key, baseUrl: '' }, 'Base URL is empty'],
		[
			'a key to an address with a password',
			new KairosApi(),
			{ ...kairosKeys, headerStyle: 'both', baseUrl: 'https://a:b@api.example' },
			'Base URL must not hold a user or password',
		],
	])('%s', async (_name, type, values, words) => {
		const signing = signed(type, values);
		await expect(signing).rejects.toThrow(words);
		await expect(signing).rejects.not.toThrow(key);
	});

	test('a key may go to the own machine over plain http', async () => {
		const values = { apiKey: key, baseUrl: 'http://127.0.0.1:4010/argos' };
		expect(await headersOf(new ArgosApi(), values)).toHaveProperty('x-api-key', key);
	});
});
