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
	'CERT_HAS_EXPIRED',
	'CERT_NOT_YET_VALID',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

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
	const mayBeCharged = !neverConnected.has(code) && !/^ERR_(TLS|SSL)_/.test(code);
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
