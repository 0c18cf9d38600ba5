import { allowedDomainProblem } from '../../../credentials/address';

const listing = (allowedDomains: unknown) => ({
	allowedHttpRequestDomains: 'domains',
	allowedDomains,
});

test.each([
	['the setting is not there, as in an older n8n', {}, 'https://api.vendor.com'],
	['all', { allowedHttpRequestDomains: 'all' }, 'https://api.vendor.com'],
	[
		'none, which is about the HTTP Request node',
		{ allowedHttpRequestDomains: 'none' },
		'https://a.b',
	],
	['the host itself', listing('api.vendor.com'), 'https://api.vendor.com/v2'],
	['in upper case', listing('API.Vendor.com'), 'https://api.vendor.com'],
	['one of several', listing('a.com, api.vendor.com ,b.com'), 'https://api.vendor.com'],
	['a port of it', listing('api.vendor.com'), 'https://api.vendor.com:8443'],
	['what lies below a domain', listing('*.vendor.com'), 'https://api.eu.vendor.com'],
	['with the dot of the root', listing('api.vendor.com.'), 'https://api.vendor.com./v2'],
	['loopback', listing('127.0.0.1'), 'http://127.0.0.1:9999'],
])('allowed: %s', (_name, credential, baseUrl) => {
	expect(allowedDomainProblem(credential, baseUrl)).toBeNull();
});

test.each([
	['another host', listing('vendor.com'), 'https://api.vendor.com'],
	['a host that ends alike', listing('vendor.com'), 'https://evilvendor.com'],
	['a domain whose sub-domains are meant', listing('*.vendor.com'), 'https://vendor.com'],
	['a host that ends like the domain', listing('*.vendor.com'), 'https://evilvendor.com'],
	['a host that begins alike', listing('vendor.com'), 'https://vendor.com.evil.example'],
	['everything by a star', listing('*'), 'https://api.vendor.com'],
	['everything by a star and a dot', listing('*.'), 'https://api.vendor.com'],
	['no list', listing(''), 'https://api.vendor.com'],
	['a list of commas', listing(' , ,'), 'https://api.vendor.com'],
	['a list that is none', listing(['api.vendor.com']), 'https://api.vendor.com'],
	['a choice that nobody knows', { allowedHttpRequestDomains: '' }, 'https://api.vendor.com'],
	['a choice that is null', { allowedHttpRequestDomains: null }, 'https://api.vendor.com'],
])('not allowed: %s', (_name, credential, baseUrl) => {
	expect(allowedDomainProblem(credential, baseUrl)).toMatch(/^(?:does not list|lists no|must be)/);
});
