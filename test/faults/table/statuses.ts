import type { TestedCall } from '../../contract/vendorCalls';
import type { Fault } from '../../harness/simulator/faults/fault';
import {
	notNow,
	quotaExceeded,
	rejected,
	timedOut,
	tooBusy,
	tooBusyForLong,
	tooLarge,
	unauthorized,
	unavailable,
	unreadable,
} from '../expected';
import { rewritten, status, type FaultRow, type Surroundings } from '../row';

const redirect =
	(code: number) =>
	({ decoyUrl: location }: Surroundings): Fault => ({ kind: 'redirect', status: code, location });

const busy = (retryAfter?: number | string | { inSeconds: number }): Fault =>
	retryAfter === undefined ? { kind: 'rateLimit' } : { kind: 'rateLimit', retryAfter };

const unavailableFor = (retryAfter: string): Fault => ({
	kind: 'answer',
	status: 503,
	headers: { 'retry-after': retryAfter },
	body: '',
});

const forbidden = ({ vendor }: TestedCall) =>
	vendor.forbidden === 'unauthorized' ? unauthorized : quotaExceeded;

/** Statuses other than 200 and 201, whatever the answer beside them says. */
export const statuses: readonly FaultRow[] = [
	...[301, 302, 303, 307, 308].map((code): FaultRow => {
		return { name: `${code} to another host`, fault: redirect(code), expected: rejected };
	}),
	{
		name: '302 to another path',
		fault: { kind: 'redirect', status: 302, location: '/elsewhere' },
		expected: rejected,
	},
	{ name: '302 to nowhere', fault: status(302), expected: rejected },
	{ name: '304', fault: { kind: 'emptyBody', status: 304 }, expected: rejected },
	{ name: '400', fault: status(400), expected: rejected },
	{ name: '401', fault: status(401), expected: unauthorized },
	{ name: '402', fault: status(402), expected: quotaExceeded },
	{ name: '403', fault: status(403), expected: forbidden },
	{ name: '404', fault: status(404), expected: rejected },
	{ name: '405', fault: status(405), expected: rejected },
	{ name: '408', fault: status(408), expected: timedOut },
	{ name: '409', fault: status(409), expected: rejected },
	{ name: '411', fault: status(411), expected: rejected },
	{ name: '413', fault: status(413), expected: tooLarge },
	{ name: '415', fault: status(415), expected: rejected },
	{ name: '422', fault: status(422), expected: rejected },

	{ name: '429 until at once', fault: busy(0), expected: tooBusy },
	{ name: '429 for 1 s', fault: busy(1), expected: tooBusy },
	{ name: '429 until a date', fault: busy({ inSeconds: 1 }), expected: tooBusy },
	{ name: '429 until yesterday', fault: busy({ inSeconds: -86_400 }), expected: tooBusy },
	{ name: '429 for an hour', fault: busy(3600), expected: tooBusyForLong },
	{ name: '429 for 10^20 s', fault: busy('99999999999999999999'), expected: tooBusyForLong },
	{ name: '429 for 400 digits', fault: busy('9'.repeat(400)), expected: tooBusyForLong },
	{
		name: '429 until the year 9999',
		fault: busy('Fri, 31 Dec 9999 23:59:59 GMT'),
		expected: tooBusyForLong,
	},
	{ name: '429 for a negative time', fault: busy('-5'), expected: tooBusy },
	{ name: '429 without a time', fault: busy(), expected: tooBusy },
	{ name: '429 with nonsense', fault: busy('soon'), expected: tooBusy },

	{ name: '500', fault: status(500), expected: unavailable },
	{ name: '501', fault: status(501), expected: unavailable },
	{ name: '502', fault: status(502), expected: notNow },
	{ name: '503', fault: status(503), expected: notNow },
	{ name: '503 for an hour', fault: unavailableFor('3600'), expected: unavailable },
	{ name: '504', fault: status(504), expected: notNow },
	{ name: '529', fault: status(529), expected: unavailable },
	{ name: '502 with a web page', fault: { kind: 'html', status: 502 }, expected: notNow },
	{ name: '500 with nothing', fault: { kind: 'emptyBody', status: 500 }, expected: unavailable },

	...[
		[202, unreadable] as const,
		[206, unreadable] as const,
		[302, rejected] as const,
		[400, rejected] as const,
		[401, unauthorized] as const,
		[404, rejected] as const,
		[413, tooLarge] as const,
		[422, rejected] as const,
		[429, tooBusy] as const,
		[500, unavailable] as const,
		[503, notNow] as const,
	].map(([code, expected]): FaultRow => {
		return { name: `${code} with a pass`, fault: rewritten({ status: code }), expected };
	}),
	{
		name: '403 with a pass',
		fault: rewritten({ status: 403 }),
		expected: forbidden,
	},
];
