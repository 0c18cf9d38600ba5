import type { CheckError } from '../../failure';
import type { VendorReply } from '../../providers/provider';

/** Headers that only a proxy on the way writes (RFC 9110, 11.7.1; Squid). */
const proxyHeaders = ['proxy-authenticate', 'x-squid-error'] as const;

/**
 * Whether a proxy answered instead of the vendor, so that the request did not reach the vendor. The
 * signs are an answer to https without TLS, a 407, and headers that only proxies write. A web page
 * is no sign, because vendors also send web pages.
 *
 * @returns null if nothing says that it was a proxy
 */
export function proxyRefusal(
	{ status, header }: Pick<VendorReply, 'status' | 'header'>,
	isTunnelRefused: boolean,
): CheckError | null {
	const isRefusal = status >= 400;
	const isProxy =
		isTunnelRefused ||
		status === 407 ||
		(isRefusal && proxyHeaders.some((name) => header(name) !== null));
	return isProxy ? { reason: 'unreachable', proxyStatus: status, mayBeCharged: false } : null;
}
