/** An address that may receive keys and images, or a problem in words that follow its label. */
export type CheckedAddress =
	| { readonly kind: 'address'; readonly url: URL }
	| { readonly kind: 'problem'; readonly problem: string };

/** 127.0.0.0/8. The URL parser has already expanded short and hexadecimal forms. */
const loopbackAddress = /^127\.\d+\.\d+\.\d+$/;

/** Accepts https, and plain http only for the machine that n8n runs on. */
export function checkAddress(value: unknown): CheckedAddress {
	if (typeof value !== 'string' || value.trim() === '') return problem('is empty');
	if (!URL.canParse(value.trim())) return problem('is not a web address');
	const url = new URL(value.trim());
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
		return problem('must begin with https://');
	}
	if (url.username !== '' || url.password !== '') {
		return problem('must not contain a user name or password');
	}
	return { kind: 'address', url };
}

function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || loopbackAddress.test(hostname);
}

function problem(text: string): CheckedAddress {
	return { kind: 'problem', problem: text };
}

/** A vendor's address, or a problem in words that follow its label. */
export type CheckedBaseUrl =
	| { readonly kind: 'baseUrl'; readonly baseUrl: string }
	| { readonly kind: 'problem'; readonly problem: string };

/**
 * Images and keys leave only over https. Plain http is for the machine that n8n runs on, where a
 * simulator or a proxy may listen.
 */
export function checkBaseUrl(value: unknown): CheckedBaseUrl {
	const checked = checkAddress(value);
	if (checked.kind === 'problem') return checked;
	const { href } = checked.url;
	if (/[?#]/.test(href))
		return { kind: 'problem', problem: 'must not contain a query or fragment' };
	return { kind: 'baseUrl', baseUrl: href.replace(/\/+$/, '') };
}

/**
 * n8n lets users restrict the domains of a credential, but does not apply this to community nodes.
 * It checks only the HTTP Request node and requests that n8n itself makes for a node. So this
 * function applies n8n's rules: a name matches only itself, and `*.` matches what is below it.
 * "None" forbids only the HTTP Request node, so it does not forbid the credential's own address.
 *
 * @param credential as n8n decrypts it
 * @param baseUrl a checked address
 * @returns null if the address is allowed, else a problem in words that follow the setting's label
 */
export function allowedDomainProblem(
	{ allowedHttpRequestDomains: mode, allowedDomains }: Readonly<Record<string, unknown>>,
	baseUrl: string,
): string | null {
	if (mode === undefined || mode === 'all' || mode === 'none') return null;
	if (mode !== 'domains') return 'must be All, Specific Domains or None';
	const domains = typeof allowedDomains === 'string' ? domainsIn(allowedDomains) : [];
	if (domains.length === 0) return 'lists no domain';
	const host = withoutDot(new URL(baseUrl).hostname);
	return domains.some((domain) => covers(domain, host))
		? null
		: 'does not list the domain of its Base URL';
}

function domainsIn(list: string): string[] {
	return list
		.split(',')
		.map((domain) => withoutDot(domain.trim().toLowerCase()))
		.filter((domain) => domain !== '');
}

function covers(domain: string, host: string): boolean {
	return domain.startsWith('*.') && domain.length > 2
		? host.endsWith(domain.slice(1))
		: host === domain;
}

/** `example.com.` is the same host as `example.com`. */
function withoutDot(host: string): string {
	return host.replace(/\.$/, '');
}
