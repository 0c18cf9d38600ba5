/** Where a vendor is asked, or what is wrong with the address in words that follow its name. */
export type CheckedBaseUrl =
	| { readonly kind: 'baseUrl'; readonly baseUrl: string }
	| { readonly kind: 'problem'; readonly problem: string };

/** 127.0.0.0/8; the URL parser has already written short and hexadecimal forms out. */
const loopbackAddress = /^127\.\d+\.\d+\.\d+$/;

/**
 * Images and keys leave over https alone. Plain http is for the machine that n8n runs on, where a
 * simulator or a proxy may listen.
 */
export function checkBaseUrl(value: unknown): CheckedBaseUrl {
	if (typeof value !== 'string' || value.trim() === '') return problem('is empty');
	if (!URL.canParse(value.trim())) return problem('is not a web address');
	const url = new URL(value.trim());
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
		return problem('has to begin with https://');
	}
	if (url.username !== '' || url.password !== '')
		return problem('must not hold a user or password');
	if (/[?#]/.test(url.href)) return problem('must not hold a query or fragment');
	return { kind: 'baseUrl', baseUrl: url.href.replace(/\/+$/, '') };
}

function isLoopback(hostname: string): boolean {
	return hostname === 'localhost' || hostname === '[::1]' || loopbackAddress.test(hostname);
}

function problem(text: string): CheckedBaseUrl {
	return { kind: 'problem', problem: text };
}
