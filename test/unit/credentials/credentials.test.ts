import { AccuraApi } from '../../../credentials/AccuraApi.credentials';
import { ArgosApi } from '../../../credentials/ArgosApi.credentials';
import { KairosApi } from '../../../credentials/KairosApi.credentials';

describe.each([
	{
		type: new AccuraApi(),
		name: 'accuraApi',
		defaults: { apiKey: '', baseUrl: 'https://api.accurascan.com' },
		masked: ['apiKey'],
		asks: '/v2/api/liveness',
	},
	{
		type: new KairosApi(),
		name: 'kairosApi',
		defaults: {
			appId: '',
			appKey: '',
			baseUrl: 'https://idv-eu.kairos.com',
			headerStyle: 'both',
		},
		masked: ['appKey'],
		asks: '/v0.2/liveness-verification',
	},
	{
		type: new ArgosApi(),
		name: 'argosApi',
		defaults: { apiKey: '', baseUrl: 'https://idverify-api.argosidentity.com/modules' },
		masked: ['apiKey'],
		asks: '/liveness',
	},
])('$name', ({ type, name, defaults, masked, asks }) => {
	test('its fields and their defaults', () => {
		expect(type.name).toBe(name);
		expect(Object.fromEntries(type.properties.map((field) => [field.name, field.default]))).toEqual(
			defaults,
		);
	});

	test('its keys are masked', () => {
		const names = type.properties
			.filter(({ typeOptions }) => typeOptions?.password === true)
			.map((field) => field.name);
		expect(names).toEqual(masked);
	});

	test('its test asks the vendor without an image, and follows no redirect', () => {
		const asked = type.test.request;
		expect(asked).toMatchObject({ method: 'POST', url: asks, disableFollowRedirect: true });
		expect(asked.body).toBeUndefined();
	});

	test('its test is red for a refused key, and green for "image is required"', () => {
		const { ignoreHttpStatusErrors } = type.test.request;
		if (typeof ignoreHttpStatusErrors !== 'object') throw new Error('every status is an error');
		const { ignore, except } = ignoreHttpStatusErrors;
		expect(ignore).toBe(true);
		expect(except).toEqual(expect.arrayContaining([302, 401, 403, 404, 429, 500, 503]));
		expect(except).not.toContain(400);
	});
});
