import { signRequest } from '../../../credentials/signRequest';

const key = 'demo-key-7f3a9b2c';
const secrets = [{ header: 'Api-Key', field: 'apiKey', label: 'API Key' }];

function signed(apiKey: string) {
	const credential = { apiKey, baseUrl: 'https://api.example' };
	return signRequest(credential, { url: 'https://api.example/liveness' }, secrets);
}

test.each([
	['white space', ' ', '\n'],
	['no-break spaces', '\u00a0', '\u202f'],
	['zero-width marks', '\u200b\u200d', '\u2060'],
	['byte order marks and directions', '\ufeff', '\u200e\u202c'],
	['control characters and soft hyphens', '\0\x1b', '\u00ad'],
])('%s around a pasted key are not sent', (_name, before, behind) => {
	expect(signed(`${before}${key}${behind}`).headers).toEqual({ 'Api-Key': key });
});

test.each([
	...['\u200b', '\u00a0', '\ufeff', '\u00ad', '\n', '\t', '\u00e9', '\u0430', '\u2013', '\x7f'],
])('a key with %j within it is refused by the name of its field', (character) => {
	expect(() => signed(`demo-key${character}7f3a9b2c`)).toThrow(/^API Key contains an invisible/);
});
