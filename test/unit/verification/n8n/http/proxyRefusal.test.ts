import { proxyRefusal } from '../../../../../nodes/verification/n8n/http/proxyRefusal';

const replyWith = (status: number, headers: Readonly<Record<string, string>> = {}) => ({
	status,
	header: (name: string) => headers[name] ?? null,
});

test.each([
	['an answer to https that came without TLS', replyWith(403), true],
	['a 407', replyWith(407), false],
	[
		'a 403 that asks to log in at a proxy',
		replyWith(403, { 'proxy-authenticate': 'Basic' }),
		false,
	],
	['a 503 of Squid', replyWith(503, { 'x-squid-error': 'ERR_CONNECT_FAIL 110' }), false],
])('%s is a proxy’s, and nothing is charged', (_name, reply, isTunnelRefused) => {
	const failure = { reason: 'unreachable', proxyStatus: reply.status, mayBeCharged: false };
	expect(proxyRefusal(reply, isTunnelRefused)).toEqual(failure);
});

test.each([
	['a plain 403', replyWith(403)],
	[
		'a 429 by way of a content network',
		replyWith(429, { 'proxy-status': 'cdn; received-status=429' }),
	],
	['a 200 by way of a proxy', replyWith(200, { 'x-squid-error': '0', via: '1.1 proxy' })],
])('%s is the vendor’s', (_name, reply) => {
	expect(proxyRefusal(reply, false)).toBeNull();
});
