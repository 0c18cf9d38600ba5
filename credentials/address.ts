/** An address that keys and pictures may go to, or what is wrong with it in words that follow its name. */
export type CheckedAddress =
	| { readonly kind: 'address'; readonly url: URL }
	| { readonly kind: 'problem'; readonly problem: string };

/** 127.0.0.0/8; the URL parser has already written short and hexadecimal forms out. */
const loopbackAddress = /^127\.\d+\.\d+\.\d+$/;

/** Over https alone. Plain http is for the machine that n8n runs on. */
export function checkAddress(value: unknown): CheckedAddress {
	if (typeof value !== 'string' || value.trim() === '') return problem('is empty');
	if (!URL.canParse(value.trim())) return problem('is not a web address');
	const url = new URL(value.trim());
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
		return problem('has to begin with https://');
	}
	if (url.username !== '' || url.password !== '') {
		return problem('must not hold a user or password');
	}
	return { kind: 'address', url };
}

function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || loopbackAddress.test(hostname);
}

function problem(text: string): CheckedAddress {
	return { kind: 'problem', problem: text };
}

/** Where a vendor is asked, or what is wrong with the address in words that follow its name. */
export type CheckedBaseUrl =
	| { readonly kind: 'baseUrl'; readonly baseUrl: string }
	| { readonly kind: 'problem'; readonly problem: string };

/**
 * Images and keys leave over https alone. Plain http is for the machine that n8n runs on, where a
 * simulator or a proxy may listen.
 */
export function checkBaseUrl(value: unknown): CheckedBaseUrl {
	const checked = checkAddress(value);
	if (checked.kind === 'problem') return checked;
	const { href } = checked.url;
	if (/[?#]/.test(href)) return { kind: 'problem', problem: 'must not hold a query or fragment' };
	return { kind: 'baseUrl', baseUrl: href.replace(/\/+$/, '') };
}

/**
 * n8n lets its users restrict the domains that a credential is sent to, but holds nodes like ours
 * to it nowhere: it checks requests that the HTTP Request node makes, or that n8n makes for a node.
 * So this does, by n8n's own rules: a name stands for itself alone, `*.` for what is below it.
 * "None" forbids the HTTP Request node; a credential whose own address is asked is not meant by it.
 *
 * @param credential as n8n decrypts it
 * @param baseUrl an address that was checked
 * @returns null where the address may be asked, else what is wrong in words that follow the
 *   setting's name
 */
export function allowedDomainProblem(
	{ allowedHttpRequestDomains: mode, allowedDomains }: Readonly<Record<string, unknown>>,
	baseUrl: string,
): string | null {
	if (mode === undefined || mode === 'all' || mode === 'none') return null;
	if (mode !== 'domains') return 'is not one of its choices';
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
