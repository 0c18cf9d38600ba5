import { vendors } from '../../vendors';
import { credentialTypeOf } from '../../vendors/credentialTypes';

describe.each(vendors)('$label', ({ credential, calls: [call] }) => {
	const type = credentialTypeOf(credential.type);

	test('its fields and their defaults', () => {
		const keys = Object.keys(credential.keys).map((key) => [key, '']);
		const defaults = { ...Object.fromEntries(keys), ...credential.defaults };
		expect(Object.fromEntries(type.properties.map((field) => [field.name, field.default]))).toEqual(
			defaults,
		);
	});

	test('its keys are masked', () => {
		const names = type.properties
			.filter(({ typeOptions }) => typeOptions?.password === true)
			.map((field) => field.name);
		expect(names).toEqual([credential.secret[0]]);
	});

	test('its test asks the vendor without an image, and follows no redirect', () => {
		const asked = type.test?.request;
		expect(asked).toMatchObject({ method: 'POST', url: call?.path, disableFollowRedirect: true });
		expect(asked?.body).toBeUndefined();
	});

	test('its test is red for a refused key, and green for "image is required"', () => {
		const ignoreHttpStatusErrors = type.test?.request.ignoreHttpStatusErrors;
		if (typeof ignoreHttpStatusErrors !== 'object') throw new Error('every status is an error');
		const { ignore, except } = ignoreHttpStatusErrors;
		expect(ignore).toBe(true);
		expect(except).toEqual(expect.arrayContaining([302, 401, 403, 404, 429, 500, 503]));
		expect(except).not.toContain(400);
	});
});
