import { settingsTeller } from '../../../../../nodes/verification/n8n/output/verdictSettings';

const set = {
	reviewThreshold: 50,
	unusableImage: 'inconclusive',
	fitImage: true,
	maxRetries: 2,
	timeoutSeconds: 60,
	requestsPerMinute: 0,
} as const;

function told(countryCode: string, tell = settingsTeller('vendor.test:8443')) {
	const parameters = { countryCode, pipelines: ['screenReplay'] };
	return tell({ ...set, vendorSettings: { threshold: 55, parameters } });
}

test('a verdict tells what the check was set to', () => {
	expect(told('IND')).toEqual({
		reviewThreshold: 50,
		unusableImage: 'inconclusive',
		fitImage: true,
		parameters: { countryCode: 'IND', pipelines: ['screenReplay'] },
		host: 'vendor.test:8443',
	});
});

test('verdicts with the same settings share them, and others do not', () => {
	const tell = settingsTeller('vendor.test');
	expect(told('IND', tell)).toBe(told('IND', tell));
	expect(told('IND', tell)).not.toEqual(told('DEU', tell));
	expect(tell(null)).toBe(tell(null));
});

test('a picture that comes in place of a code is not told', () => {
	const picture = Buffer.from(Array.from({ length: 3000 }, (_one, index) => index % 251));
	for (const encoding of ['base64', 'hex'] as const) {
		const text = picture.toString(encoding);
		const { parameters } = told(text);
		expect(JSON.stringify(parameters)).not.toContain(text.slice(0, 16));
	}
});
