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
