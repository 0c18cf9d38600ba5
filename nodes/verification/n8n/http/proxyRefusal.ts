import type { CheckError } from '../../failure';
import type { VendorReply } from '../../providers/provider';

/** Headers that only a proxy on the way writes (RFC 9110, 11.7.1; Squid). */
const proxyHeaders = ['proxy-authenticate', 'x-squid-error'] as const;

/**
 * Whether a proxy has answered in the vendor's place. It shows in an answer to https that came
 * without TLS, in a 407, and in headers that only proxies write. The request has not reached the
 * vendor then. A web page by itself shows nothing: vendors send those too.
 *
 * @returns null where it is the vendor, as far as can be told
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
