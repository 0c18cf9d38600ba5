import { textWithoutSecrets } from '../../../../../nodes/verification/n8n/http/redaction/redact';
import { secretsOfAddress } from '../../../../../nodes/verification/n8n/later/delivery';

const secret = '0123456789abcdef';
const url = `https://n8n.example.com/webhook/results?secret=${secret}&kind=success&code=1003`;

function shown(text: string): string {
	return textWithoutSecrets(text, secretsOfAddress(url));
}

test.each([secret, url, encodeURIComponent(url), Buffer.from(secret).toString('base64')])(
	'%s is kept out of what the vendor repeats',
	(repeated) => {
		const said = shown(`It was sent to ${repeated}.`);
		expect(said).toMatch(/^It was sent to .*\[removed\].*\.$/);
		expect(said).not.toContain(secret);
		expect(said).not.toContain(Buffer.from(secret).toString('base64').slice(0, 20));
	},
);

test('words that stand in the address too are left in the answer', () => {
	const said = 'success, 1003: request has been successfully received';
	expect(shown(said)).toBe(said);
});

test('where nothing is called, nothing is kept out', () => {
	expect(secretsOfAddress(null)).toEqual([]);
});
