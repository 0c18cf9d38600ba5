import { checkBaseUrl } from '../../../credentials/address';

test.each([
	['https://api.accurascan.com', 'https://api.accurascan.com'],
	['  HTTPS://API.AccuraScan.com/  ', 'https://api.accurascan.com'],
	['https://proxy.example:8443/kyc///', 'https://proxy.example:8443/kyc'],
	['https://api.example/a/../b/', 'https://api.example/b'],
	['https:\\\\api.example\\b', 'https://api.example/b'],
	// Plain http, on the own machine.
	['http://LOCALHOST', 'http://localhost'],
	['http://ｌocalhost', 'http://localhost'],
	['http://127.0.0.1:4010/argos', 'http://127.0.0.1:4010/argos'],
	['http://127.255.255.254', 'http://127.255.255.254'],
	['http://127.1:4010', 'http://127.0.0.1:4010'],
	['http://0x7f.0.0.1', 'http://127.0.0.1'],
	['http://2130706433', 'http://127.0.0.1'],
	['http://[0:0:0:0:0:0:0:1]:4010', 'http://[::1]:4010'],
])('%j is taken, without a slash at its end: %s', (value, baseUrl) => {
	expect(checkBaseUrl(value)).toEqual({ kind: 'baseUrl', baseUrl });
});

const refused: Readonly<Record<string, readonly unknown[]>> = {
	'is empty': ['', '  ', undefined, null, 5, ['https://api.example']],
	'is not a web address': ['api.accurascan.com', 'not an address', 'https://', '//api.example'],
	'must begin with https://': [
		...`http://api.accurascan.com http:evil.com http://mylocalhost http://evil.com/127.0.0.1
			http://evil.com#localhost http://evil.com?localhost http://localhost@evil.com
			http://127.0.0.1.evil.com http://localhost.evil.com http://localhost-evil.com
			http://128.0.0.1 http://126.255.255.255 http://10.0.0.1 http://169.254.169.254
			http://0.0.0.0 http://[::] http://[::2] http://[fe80::1] http://[::ffff:127.0.0.1]
			ftp://127.0.0.1 wss://api.accurascan.com file:///etc/passwd
			javascript:alert(1) data:text/plain,x`.split(/\s+/),
	],
	'must not contain a user name or password': [
		...['https://user@api.example', 'https://:pass@api.example', 'http://user:pass@127.0.0.1'],
	],
	'must not contain a query or fragment': [
		...['https://api.example/?key=1', 'https://api.example/#top'],
		// The path of a call would be lost behind these.
		...['https://api.example?', 'https://api.example/v1/?#', 'https://api.example/#'],
	],
};

describe.each(Object.entries(refused))('%s', (problem, values) => {
	test.each(values.map((value) => [value]))('%j', (value) => {
		expect(checkBaseUrl(value)).toEqual({ kind: 'problem', problem });
	});
});
