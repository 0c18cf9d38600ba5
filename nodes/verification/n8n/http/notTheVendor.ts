import type { CheckError } from '../../failure';
import type { VendorReply } from '../../providers/provider';

/** Headers that only a proxy writes (RFC 9110, 11.7.1; RFC 9209; Squid). */
const proxyHeaders = ['proxy-authenticate', 'proxy-status', 'x-squid-error'] as const;

/** Refusals that a vendor means otherwise than a firewall does. */
const refusals: ReadonlySet<number> = new Set([401, 402, 403]);

/**
 * Who has answered in the vendor's place:
 *
 * | who           | shows in                                         | sent to the vendor |
 * |---------------|--------------------------------------------------|--------------------|
 * | a proxy       | https, and the answer came without TLS           | no                 |
 * | a proxy       | 407, or 4xx with a header that only proxies write | no                 |
 * | a gateway     | 401, 402 or 403 with a web page                  | no                 |
 *
 * @returns null where it is the vendor, as far as can be told
 */
export function notTheVendor(reply: VendorReply, isTunnelRefused: boolean): CheckError | null {
	const { status, body } = reply;
	const isProxy =
		isTunnelRefused ||
		status === 407 ||
		(status >= 400 && status < 500 && proxyHeaders.some((name) => reply.header(name) !== null));
	if (isProxy) return { reason: 'unreachable', proxyStatus: status, mayBeCharged: false };
	const isWebPage = body.kind === 'text' && body.text.startsWith('<');
	return isWebPage && refusals.has(status)
		? { reason: 'rejectedByVendor', status, vendorMessage: null, by: 'gateway' }
		: null;
}
