import { UNUSABLE_CREDENTIAL } from '../../../../credentials/signRequest';
import type { CheckError } from '../../failure';
import { labels } from '../words/labels';
import { wasNeverSent } from './tunnel';

/** System calls that come before there is a connection. Node names the one that failed. */
const callsBeforeConnection: ReadonlySet<unknown> = new Set(['connect', 'getaddrinfo']);

/**
 * Node's and OpenSSL's codes for a failed look-up, refusal or handshake: there was no connection
 * yet.
 */
const codeBeforeConnection =
	/^(?:ECONNREFUSED$|ENOTFOUND$|EAI_|ERR_TLS_|CERT_|CRL_|UNABLE_TO_|INVALID_CA$|INVALID_PURPOSE$|HOSTNAME_MISMATCH$|DEPTH_ZERO_SELF_SIGNED_CERT$|SELF_SIGNED_CERT_IN_CHAIN$)/;

/**
 * Some codes may come from the handshake or from later. These words of OpenSSL mean the handshake.
 */
const handshakeWords =
	/wrong version number|handshake|unsupported protocol|unknown ca|before secure TLS connection was established/i;

const timeouts: ReadonlySet<string> = new Set(['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT']);

/** Names of n8n's errors if it refuses to connect to an address. */
const blockedByN8n = /^SsrfBlocked/;

/** Errors of a program, not of a network. */
const programmingErrors: ReadonlySet<string> = new Set([
	'TypeError',
	'RangeError',
	'ReferenceError',
]);

/**
 * Tells from an error of n8n's request helper what happened on the network.
 *
 * @param seconds the time that was allowed
 * @param isLate whether that time is over
 */
export function networkFailure(error: unknown, seconds: number, isLate = false): CheckError {
	const causes = causesOf(error);
	const codes = causes.flatMap(({ code }) => (code === null ? [] : [code]));
	const [code = 'unknown'] = codes;
	const unusable = causes.find(({ name }) => name === UNUSABLE_CREDENTIAL);
	if (unusable) return { reason: 'unauthorized', status: null, problem: unusable.message };
	if (causes.some(({ name }) => blockedByN8n.test(name))) return blockedAddress;
	const neverConnected = causes.some(isBeforeConnection);
	if (isLate) {
		const timedOut = { reason: 'timedOut', seconds, status: null } as const;
		return neverConnected ? { ...timedOut, mayBeCharged: false } : timedOut;
	}
	if (!neverConnected && codes.some((one) => timeouts.has(one))) {
		return { reason: 'timedOut', seconds, status: null };
	}
	const mistake = causes.find(({ name }) => programmingErrors.has(name));
	if (mistake && codes.length === 0) return { reason: 'unexpected', errorName: mistake.name };
	return { reason: 'unreachable', code, mayBeCharged: !neverConnected };
}

const blockedAddress: CheckError = {
	reason: 'invalidParameter',
	parameter: labels.baseUrl,
	problem: 'leads to an address that n8n is not allowed to connect to',
	remedy: `Check the ${labels.baseUrl} in the credential. If it is correct, ask the administrator of n8n to allow the address in n8n's SSRF protection. The node sent nothing.`,
};

interface Cause {
	readonly name: string;
	readonly message: string;
	readonly code: string | null;
	readonly syscall: unknown;
	/** Whether Node's request behind the error never had a connection to the vendor. */
	readonly neverSent: boolean;
}

function isBeforeConnection({ syscall, code, message, neverSent }: Cause): boolean {
	if (neverSent) return true;
	if (callsBeforeConnection.has(syscall)) return true;
	if (code === null) return false;
	const words = `${message} ${code.replaceAll('_', ' ')}`;
	return codeBeforeConnection.test(code) || handshakeWords.test(words);
}

const codeShape = /^[A-Z][A-Z0-9_]{2,50}$/;
const DEEPEST_CAUSE = 5;

/**
 * The error with all errors that it wraps. n8n and axios wrap the system's error, and Node collects
 * one error for each address that it tried.
 */
function causesOf(error: unknown, depth = 0): Cause[] {
	if (!(error instanceof Error) || depth > DEEPEST_CAUSE) return [];
	const codes: unknown[] = [Reflect.get(error, 'code'), Reflect.get(error, 'httpCode')];
	const code = codes.find((value) => typeof value === 'string' && codeShape.test(value));
	const gathered: unknown[] = error instanceof AggregateError ? error.errors : [];
	return [
		{
			name: error.name,
			message: error.message,
			code: typeof code === 'string' ? code : null,
			syscall: Reflect.get(error, 'syscall'),
			neverSent: wasNeverSent(Reflect.get(error, 'request')),
		},
		...[error.cause, ...gathered].flatMap((cause) => causesOf(cause, depth + 1)),
	];
}
