import { UNUSABLE_CREDENTIAL } from '../../../credentials/signRequest';
import type { CheckError } from '../failure';

/** No connection came about, so nothing was sent and nothing can be charged. */
const neverConnected: ReadonlySet<string> = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EADDRNOTAVAIL',
	'EPROTO',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'INVALID_CA',
	'INVALID_PURPOSE',
	'HOSTNAME_MISMATCH',
]);

/** Node's and OpenSSL's words for a handshake that failed. */
const handshake = /^(?:ERR_(?:TLS|SSL)_|CERT_|CRL_|UNABLE_TO_)/;

const timeouts: ReadonlySet<string> = new Set(['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT']);

/**
 * Tells from an error of n8n's request helper what happened on the wire.
 *
 * @param seconds the time that was allowed
 */
export function networkFailure(error: unknown, seconds: number): CheckError {
	const { code, message } = knownError(error);
	if (code === UNUSABLE_CREDENTIAL)
		return { reason: 'unauthorized', status: null, problem: message };
	if (timeouts.has(code)) return { reason: 'timedOut', seconds, status: null };
	const mayBeCharged = !neverConnected.has(code) && !handshake.test(code);
	return { reason: 'unreachable', code, mayBeCharged };
}

const codeShape = /^[A-Z][A-Z0-9_]{2,50}$/;
const DEEPEST_CAUSE = 5;

/** n8n wraps the error once or more, and keeps its code as `httpCode` or that of its `cause`. */
function knownError(error: unknown, depth = 0): { code: string; message: string } {
	if (!(error instanceof Error) || depth > DEEPEST_CAUSE) return { code: 'unknown', message: '' };
	const codes: unknown[] = [Reflect.get(error, 'code'), Reflect.get(error, 'httpCode')];
	const code = codes.find((value) => typeof value === 'string' && codeShape.test(value));
	return typeof code === 'string'
		? { code, message: error.message }
		: knownError(error.cause, depth + 1);
}
