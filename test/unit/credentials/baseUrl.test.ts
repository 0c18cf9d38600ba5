import { checkBaseUrl } from '../../../credentials/address';

describe('an address over https is taken, without a slash at its end', () => {
	test.each([
		['https://api.accurascan.com', 'https://api.accurascan.com'],
		['https://api.accurascan.com/', 'https://api.accurascan.com'],
		['  https://api.accurascan.com  ', 'https://api.accurascan.com'],
		['HTTPS://API.AccuraScan.com', 'https://api.accurascan.com'],
		[
			'https://idverify-api.argosidentity.com/modules',
			'https://idverify-api.argosidentity.com/modules',
		],
		['https://proxy.example:8443/kyc///', 'https://proxy.example:8443/kyc'],
		['https://127.0.0.1:8443', 'https://127.0.0.1:8443'],
	])('%j', (value, baseUrl) => {
		expect(checkBaseUrl(value)).toEqual({ kind: 'baseUrl', baseUrl });
	});
});

describe('plain http is taken on the own machine alone', () => {
	test.each([
		['http://localhost:4010', 'http://localhost:4010'],
		['http://LOCALHOST', 'http://localhost'],
		['http://127.0.0.1:4010/argos', 'http://127.0.0.1:4010/argos'],
		['http://127.255.255.254', 'http://127.255.255.254'],
		['http://127.1:4010', 'http://127.0.0.1:4010'],
		['http://0x7f.0.0.1', 'http://127.0.0.1'],
		['http://2130706433', 'http://127.0.0.1'],
		['http://[::1]:4010', 'http://[::1]:4010'],
		['http://[0:0:0:0:0:0:0:1]', 'http://[::1]'],
	])('%j is the own machine', (value, baseUrl) => {
		expect(checkBaseUrl(value)).toEqual({ kind: 'baseUrl', baseUrl });
	});

	test.each([
		'http://api.accurascan.com',
		'http://127.0.0.1.evil.com',
		'http://localhost.evil.com',
		'http://evil.com/127.0.0.1',
		'http://evil.com#localhost',
		'http://evil.com?localhost',
		'http://127.0.0.1@evil.com',
		'http://localhost@evil.com',
		'http://128.0.0.1',
		'http://126.255.255.255',
		'http://10.0.0.1',
		'http://192.168.0.1',
		'http://169.254.169.254',
		'http://0.0.0.0',
		'http://[::]',
		'http://[::2]',
		'http://[fe80::1]',
		'http://mylocalhost',
		'http://localhost-evil.com',
		'http://127.0.0.1.nip.io',
		'http:evil.com',
	])('%j is not', (value) => {
		expect(checkBaseUrl(value)).toEqual({
			kind: 'problem',
			problem: 'has to begin with https://',
		});
	});
});

describe('refused, with the reason', () => {
	test.each<[string, unknown, string]>([
		['empty', '', 'is empty'],
		['white space', '  ', 'is empty'],
		['missing', undefined, 'is empty'],
		['null', null, 'is empty'],
		['no text', 5, 'is empty'],
		['no address', 'api.accurascan.com', 'is not a web address'],
		['words', 'not an address', 'is not a web address'],
		['no host', 'https://', 'is not a web address'],
		['a file', 'file:///etc/passwd', 'has to begin with https://'],
		['another protocol', 'ftp://127.0.0.1', 'has to begin with https://'],
		['a web socket', 'wss://api.accurascan.com', 'has to begin with https://'],
		['code', 'javascript:alert(1)', 'has to begin with https://'],
		['data', 'data:text/plain,x', 'has to begin with https://'],
		['a user', 'https://user@api.example', 'must not hold a user or password'],
		['a password', 'https://user:pass@api.example', 'must not hold a user or password'],
		['a password alone', 'https://:pass@api.example', 'must not hold a user or password'],
		['a user on the own machine', 'http://user:pass@127.0.0.1', 'must not hold a user or password'],
		['a query', 'https://api.example/?key=1', 'must not hold a query or fragment'],
		['a fragment', 'https://api.example/#top', 'must not hold a query or fragment'],
	])('%s: %j', (_name, value, problem) => {
		expect(checkBaseUrl(value)).toEqual({ kind: 'problem', problem });
	});
});

test.each([
	'https://api.example?',
	'https://api.example/#',
	'https://api.example/v1/?',
	'https://api.example/?#',
])('the path of a call would be lost behind the end of %j', (value) => {
	const checked = checkBaseUrl(value);
	const reaches = (baseUrl: string) =>
		new URL(`${baseUrl}/liveness`).pathname.endsWith('/liveness');
	expect(checked.kind === 'problem' || reaches(checked.baseUrl)).toBe(true);
});
