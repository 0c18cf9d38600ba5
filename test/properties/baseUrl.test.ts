import * as fc from 'fast-check';
import { patience, tries } from './tries';
import { checkBaseUrl } from '../../credentials/address';

const paths = ['/v2/api/liveness', '/v0.2/liveness-verification', '/liveness', '/document'];

const hosts = fc.oneof(
	fc.domain(),
	fc.ipV4(),
	fc.ipV6().map((address) => `[${address}]`),
	fc.constantFrom('localhost', '127.1', '0x7f.1', '2130706433', '[::1]', '[::ffff:127.0.0.1]'),
	fc.constantFrom(
		'localhost.evil.test',
		'127.0.0.1.evil.test',
		'LOCALHOST',
		'ｌocalhost',
		'①②⑦.0.0.1',
		'0',
	),
);

/** Nearly an address of a vendor's. */
const addresses = fc
	.record({
		before: fc.constantFrom('', '', '', ' ', '\t', '\u00a0'),
		scheme: fc.constantFrom(
			'https://',
			'https://',
			'http://',
			'HTTPS://',
			'https:',
			'https:\\\\',
			'ftp://',
			'file://',
			'javascript:',
			'//',
			'https:/',
		),
		user: fc.constantFrom('', '', '', 'user@', 'user:word@', ':@', '@', 'vendor.test%2f@'),
		host: hosts,
		port: fc.constantFrom('', '', ':443', ':8080', ':0', ':99999', ':'),
		path: fc.constantFrom(
			'',
			'/',
			'//',
			'/modules',
			'/a/../b/',
			'/%2e%2e/',
			'\\evil.test',
			'/a b',
			'/..;/',
			'/\n/',
		),
		end: fc.constantFrom('', '', '', '?', '#', '?a=b', '#a', '?@evil.test', ' ', '\\', '.'),
	})
	.map((parts) => Object.values(parts).join(''));

test(
	'whatever is a Base URL, requests go to its host alone, encrypted, and without a user in the address',
	() => {
		let accepted = 0;
		fc.assert(
			fc.property(
				fc.oneof(addresses, fc.webUrl(), fc.string(), fc.anything()),
				fc.constantFrom(...paths),
				(value, path) => {
					const checked = checkBaseUrl(value);
					if (checked.kind === 'problem') return;
					accepted++;
					const given = new URL(String(value).trim());
					const asked = new URL(checked.baseUrl + path);
					expect(asked.host).toBe(given.host);
					expect(asked.protocol).toBe(given.protocol);
					const isLoopback = /^(localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/.test(asked.hostname);
					expect(asked.protocol === 'https:' || isLoopback).toBe(true);
					expect([asked.username, asked.password, asked.search, asked.hash].join('')).toBe('');
					expect(asked.pathname.endsWith(path)).toBe(true);
				},
			),
			tries(1500),
		);
		expect(accepted).toBeGreaterThan(150);
	},
	patience,
);
