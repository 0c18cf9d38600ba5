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
