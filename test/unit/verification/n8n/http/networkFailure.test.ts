import { UnusableCredential } from '../../../../../credentials/signRequest';
import { networkFailure } from '../../../../../nodes/verification/n8n/http/networkFailure';

function errorWith(fields: Readonly<Record<string, unknown>>, cause?: unknown): Error {
	return Object.assign(new Error('to https://vendor with key sk-123', { cause }), fields);
}

describe('no connection: nothing was sent', () => {
	test.each([
		['refused', 'ECONNREFUSED'],
		['no such name', 'ENOTFOUND'],
		['the name server does not answer', 'EAI_AGAIN'],
		['TLS: another version', 'ERR_SSL_WRONG_VERSION_NUMBER'],
		['TLS: a certificate for another name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
		['TLS: an old certificate', 'CERT_HAS_EXPIRED'],
		['TLS: a certificate of tomorrow', 'CERT_NOT_YET_VALID'],
		['TLS: a revoked certificate', 'CERT_REVOKED'],
		['TLS: a certificate that nobody trusts', 'CERT_UNTRUSTED'],
		['TLS: a certificate that is rejected', 'CERT_REJECTED'],
		['TLS: a wrong signature', 'CERT_SIGNATURE_FAILURE'],
		['TLS: a certificate that may not sign', 'INVALID_CA'],
		['TLS: a certificate for something else', 'INVALID_PURPOSE'],
		['TLS: a certificate of its own', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
		['TLS: a certificate of its own in the chain', 'SELF_SIGNED_CERT_IN_CHAIN'],
		['TLS: an unknown issuer', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
		['TLS: a first certificate that cannot be checked', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
	])('%s, %s', (_name, code) => {
		const expected = { reason: 'unreachable', code, mayBeCharged: false };
		expect(networkFailure(errorWith({ code }), 60)).toEqual(expected);
	});
});

describe('the system says at which call it failed', () => {
	const words = 'write EPROTO SSL routines: wrong version number';

	test.each([
		['no way to the host', { code: 'EHOSTUNREACH', syscall: 'connect' }, 'unreachable', false],
		['no way to the network', { code: 'ENETUNREACH', syscall: 'connect' }, 'unreachable', false],
		[
			'the name server has no answer',
			{ code: 'EAI_FAIL', syscall: 'getaddrinfo' },
			'unreachable',
			false,
		],
		['nobody took the connection', { code: 'ETIMEDOUT', syscall: 'connect' }, 'unreachable', false],
		[
			'no TLS on the other side',
			{ code: 'EPROTO', syscall: 'write', message: words },
			'unreachable',
			false,
		],
		[
			'the way was lost while reading',
			{ code: 'EHOSTUNREACH', syscall: 'read' },
			'unreachable',
			true,
		],
		[
			'a broken record within TLS',
			{ code: 'EPROTO', syscall: 'read', message: 'bad record mac' },
			'unreachable',
			true,
		],
		['a reset while reading', { code: 'ECONNRESET', syscall: 'read' }, 'unreachable', true],
		[
			'a reset in the handshake',
			{
				code: 'ECONNRESET',
				message: 'Client network socket disconnected before secure TLS connection was established',
			},
			'unreachable',
			false,
		],
	])('%s', (_name, fields, reason, mayBeCharged) => {
		for (const error of [
			errorWith(fields),
			errorWith({ httpCode: fields.code }, errorWith(fields)),
		]) {
			expect(networkFailure(error, 60)).toEqual({ reason, code: fields.code, mayBeCharged });
		}
	});

	test('an address after the other was tried, and none took the connection', () => {
		const tried = ['ETIMEDOUT', 'ENETUNREACH'].map((code) =>
			errorWith({ code, syscall: 'connect' }),
		);
		const all = Object.assign(new AggregateError(tried), { code: 'ETIMEDOUT' });
		expect(networkFailure(errorWith({}, all), 60)).toMatchObject({ mayBeCharged: false });
	});
});

test.each(['SsrfBlockedIpError', 'SsrfBlockedHostnameError'])(
	'an address that n8n may not connect to is for the user to set right: %s',
	(name) => {
		const blocked = errorWith({ name });
		for (const error of [
			blocked,
			errorWith({}, blocked),
			errorWith({ httpCode: '500' }, blocked),
		]) {
			expect(networkFailure(error, 60)).toMatchObject({
				reason: 'invalidParameter',
				parameter: 'Base URL',
			});
		}
	},
);

test('a mistake of ours is not taken for the network', () => {
	const mistake = new TypeError('form.append is not a function');
	const expected = { reason: 'unexpected', errorName: 'TypeError' };
	expect(networkFailure(mistake, 60)).toEqual(expected);
	expect(networkFailure(errorWith({}, mistake), 60)).toEqual(expected);
});

describe('broken after sending began, or nobody knows: it may have been charged', () => {
	test.each(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'HPE_INVALID_CONSTANT', 'ERR_SOMETHING_NEW'])(
		'%s',
		(code) => {
			const expected = { reason: 'unreachable', code, mayBeCharged: true };
			expect(networkFailure(errorWith({ code }), 60)).toEqual(expected);
		},
	);

	test.each<[string, unknown]>([
		['an error without a code', new Error('socket hang up')],
		['a text', 'ECONNREFUSED'],
		['nothing', undefined],
		['null', null],
		['an object', { code: 'ECONNREFUSED' }],
	])('%s', (_name, error) => {
		const expected = { reason: 'unreachable', code: 'unknown', mayBeCharged: true };
		expect(networkFailure(error, 60)).toEqual(expected);
	});
});

test.each(['ETIMEDOUT', 'ECONNABORTED', 'ESOCKETTIMEDOUT'])('%s is a time-out', (code) => {
	const expected = { reason: 'timedOut', seconds: 30, status: null };
	expect(networkFailure(errorWith({ code }), 30)).toEqual(expected);
});

describe('where the code is', () => {
	const refused = errorWith({ code: 'ECONNREFUSED' });

	test.each<[string, unknown]>([
		['on the error', refused],
		["under n8n's own name", errorWith({ httpCode: 'ECONNREFUSED' })],
		['in the cause', errorWith({}, refused)],
		['three causes down', errorWith({}, errorWith({}, errorWith({}, refused)))],
		['behind an HTTP status', errorWith({ httpCode: '500' }, refused)],
		['behind a code that is none', errorWith({ code: 7 }, refused)],
	])('%s', (_place, error) => {
		expect(networkFailure(error, 60)).toMatchObject({ code: 'ECONNREFUSED' });
	});

	test('errors that are their own cause come to an end', () => {
		const error = new Error('round and round');
		error.cause = error;
		expect(networkFailure(error, 60)).toMatchObject({ code: 'unknown', mayBeCharged: true });
	});

	test.each(['sk-live-1234', 'GET https://vendor/?key=1', 'lower_case', '', 'A'.repeat(200)])(
		'%j is no code, and is not passed on',
		(code) => {
			expect(networkFailure(errorWith({ code }), 60)).toMatchObject({ code: 'unknown' });
		},
	);
});

test.each([
	['as it was thrown', (error: Error) => error],
	['wrapped by n8n', (error: Error) => errorWith({}, error)],
])('a credential that cannot be used, %s, says what is wrong with it', (_name, wrap) => {
	expect(networkFailure(wrap(new UnusableCredential('API Key is empty')), 60)).toEqual({
		reason: 'unauthorized',
		status: null,
		problem: 'API Key is empty',
	});
});
