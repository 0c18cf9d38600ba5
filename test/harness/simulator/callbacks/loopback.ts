import { BlockList, isIP, type LookupFunction } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

/** True only for http and https addresses of this machine. The only accepted name is localhost. */
export function isLoopbackUrl(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, hostname } = new URL(text);
	if (protocol !== 'http:' && protocol !== 'https:') return false;
	const host = hostname.replace(/^\[(.*)\]$/, '$1');
	const version = isIP(host);
	if (version === 0) return host === 'localhost';
	return loopback.check(host, version === 6 ? 'ipv6' : 'ipv4');
}

const bothLoopbacks = [
	{ address: '127.0.0.1', family: 4 },
	{ address: '::1', family: 6 },
];

/** Resolves every name to both loopback addresses, without a name server or hosts file. */
export const lookUpLoopback: LookupFunction = (_name, { all }, found) => {
	if (all) found(null, bothLoopbacks);
	else found(null, '127.0.0.1', 4);
};
