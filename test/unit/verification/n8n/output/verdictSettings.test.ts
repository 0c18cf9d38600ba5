import { settingsTeller } from '../../../../../nodes/verification/n8n/output/verdictSettings';

const set = {
	reviewThreshold: 50,
	unusableImage: 'inconclusive',
	fitImage: true,
	maxRetries: 2,
	timeoutSeconds: 60,
	requestsPerMinute: 0,
} as const;

function told(countryCode: string) {
	const vendorSettings = { threshold: 55, parameters: { countryCode } };
	return settingsTeller('vendor.test')({ ...set, vendorSettings });
}

test('a picture that comes in place of a code is not told', () => {
	const picture = Buffer.from(Array.from({ length: 3000 }, (_one, index) => index % 251));
	for (const encoding of ['base64', 'hex'] as const) {
		const text = picture.toString(encoding);
		const { parameters } = told(text);
		expect(JSON.stringify(parameters)).not.toContain(text.slice(0, 16));
	}
});
