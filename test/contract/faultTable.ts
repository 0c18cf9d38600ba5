import type { Fault } from '../simulator/faults/fault';

/** What has to come of a fault: the reason, the next step, and how many requests it may cost. */
export type Expected = readonly [reason: string, nextStep: string, requests: number];

/** An answer with this status. */
export const status = (code: number, body: unknown = { message: 'Demo' }): Fault => ({
	kind: 'answer',
	status: code,
	body,
});

const passing = { status: true, data: { score: 99 }, result: { liveness_score: 99 } };

/** Everything that a vendor, or the network before it, may do instead of answering. */
export const faults: ReadonlyArray<readonly [name: string, fault: Fault, expected: Expected]> = [
	[
		'301',
		{ kind: 'redirect', status: 301, location: 'http://127.0.0.1:9/' },
		['rejectedByVendor', 'fix', 1],
	],
	[
		'307',
		{ kind: 'redirect', status: 307, location: 'http://127.0.0.1:9/' },
		['rejectedByVendor', 'fix', 1],
	],
	['400', status(400), ['rejectedByVendor', 'fix', 1]],
	['401', status(401), ['unauthorized', 'fix', 1]],
	['402', status(402), ['quotaExceeded', 'fix', 1]],
	['404', status(404), ['rejectedByVendor', 'fix', 1]],
	['405', status(405), ['rejectedByVendor', 'fix', 1]],
	['408', status(408), ['timedOut', 'retry', 1]],
	['409', status(409), ['rejectedByVendor', 'fix', 1]],
	['411', status(411), ['rejectedByVendor', 'fix', 1]],
	['415', status(415), ['rejectedByVendor', 'fix', 1]],
	['422', status(422), ['rejectedByVendor', 'fix', 1]],
	['429 at once', { kind: 'rateLimit', retryAfter: 0 }, ['rateLimited', 'retry', 2]],
	['429 by date', { kind: 'rateLimit', retryAfter: { inSeconds: 0 } }, ['rateLimited', 'retry', 2]],
	['429 without a time', { kind: 'rateLimit' }, ['rateLimited', 'retry', 2]],
	['429 with nonsense', { kind: 'rateLimit', retryAfter: 'soon' }, ['rateLimited', 'retry', 2]],
	['429 for an hour', { kind: 'rateLimit', retryAfter: 3600 }, ['rateLimited', 'retry', 1]],
	['500', status(500), ['vendorUnavailable', 'retry', 1]],
	['500 that looks like a pass', status(500, passing), ['vendorUnavailable', 'retry', 1]],
	['502', status(502), ['vendorUnavailable', 'retry', 2]],
	['503', status(503), ['vendorUnavailable', 'retry', 2]],
	['504', status(504), ['vendorUnavailable', 'retry', 2]],
	['529', status(529), ['vendorUnavailable', 'retry', 1]],
	['HTML with 200', { kind: 'html', status: 200 }, ['unreadableAnswer', 'retry', 1]],
	['nothing with 200', { kind: 'emptyBody', status: 200 }, ['unreadableAnswer', 'retry', 1]],
	['204', { kind: 'emptyBody', status: 204 }, ['unreadableAnswer', 'retry', 1]],
	['broken JSON', { kind: 'truncatedJson' }, ['unreadableAnswer', 'retry', 1]],
	['null', status(200, null), ['unreadableAnswer', 'retry', 1]],
	['[]', status(200, []), ['unreadableAnswer', 'retry', 1]],
	['"ok"', status(200, '"ok"'), ['unreadableAnswer', 'retry', 1]],
	['an answer of 5 MB', { kind: 'hugeAnswer', bytes: 5_000_000 }, ['unreadableAnswer', 'retry', 1]],
	['an endless answer', { kind: 'hugeAnswer' }, ['unreadableAnswer', 'retry', 1]],
	['a compressed bomb', { kind: 'gzipBomb', bytes: 50_000_000 }, ['unreadableAnswer', 'retry', 1]],
	['a hang before the headers', { kind: 'hangBeforeHeaders' }, ['timedOut', 'retry', 1]],
	['a hang in the body', { kind: 'hangInBody' }, ['timedOut', 'retry', 1]],
	['a slow drip', { kind: 'drip', intervalMilliseconds: 100 }, ['timedOut', 'retry', 1]],
	['a reset before the upload', { kind: 'resetBeforeUpload' }, ['unreachable', 'retry', 1]],
	[
		'a reset in the upload',
		{ kind: 'resetDuringUpload', afterBytes: 1000 },
		['unreachable', 'retry', 1],
	],
	['a reset after the upload', { kind: 'resetAfterUpload' }, ['unreachable', 'retry', 1]],
	['a reset in the answer', { kind: 'resetDuringAnswer' }, ['unreachable', 'retry', 1]],
	['a close without an answer', { kind: 'closeWithoutAnswer' }, ['unreachable', 'retry', 1]],
];
