import type { CheckError } from '../../../../../nodes/verification/failure';
import { waitBeforeRetry } from '../../../../../nodes/verification/n8n/http/retryPolicy';
import type { SendResult } from '../../../../../nodes/verification/providers/provider';
import { replyWith } from '../../providers/vendorSide';

function answered(status: number, retryAfter?: string): SendResult {
	const headers = retryAfter === undefined ? undefined : { 'retry-after': retryAfter };
	return { kind: 'reply', reply: replyWith({ kind: 'empty' }, status, headers) };
}

function failed(failure: CheckError): SendResult {
	return { kind: 'failed', failure };
}

describe('only what cannot have been charged is repeated', () => {
	test('no other status than 429, 502, 503 and 504, whatever its Retry-After', () => {
		const statuses = Array.from({ length: 500 }, (_, index) => 100 + index);
		const repeated = (retryAfter?: string) =>
			statuses.filter((status) => waitBeforeRetry(answered(status, retryAfter), 0) !== null);
		expect(repeated()).toEqual([429, 502, 503, 504]);
		expect(repeated('1')).toEqual([429, 502, 503, 504]);
	});

	test.each<[string, CheckError, boolean]>([
		['no connection', { reason: 'unreachable', code: 'ECONNREFUSED', mayBeCharged: false }, true],
		[
			'a connection that broke after sending began',
			{ reason: 'unreachable', code: 'ECONNRESET', mayBeCharged: true },
			false,
		],
		['a time-out', { reason: 'timedOut', seconds: 60, status: null }, false],
		['a cancelled execution', { reason: 'cancelled' }, false],
		['our own mistake', { reason: 'unexpected', errorName: 'TypeError' }, false],
	])('%s', (_name, failure, repeated) => {
		expect(waitBeforeRetry(failed(failure), 0) !== null).toBe(repeated);
	});
});

describe('Retry-After is kept to, up to 60 s', () => {
	test.each([
		['1', 1000],
		['7', 7000],
		['60', 60_000],
		['61', null],
		['86400', null],
		['9'.repeat(30), null],
		['9'.repeat(400), null],
	])('%s s', (seconds, ms) => {
		expect(waitBeforeRetry(answered(429, seconds), 0)).toBe(ms);
		expect(waitBeforeRetry(answered(503, seconds), 5)).toBe(ms);
	});

	test('as a date', () => {
		const date = (ms: number) => new Date(Date.now() + ms).toUTCString();
		const wait = waitBeforeRetry(answered(429, date(10_000)), 0);
		expect(wait).toBeGreaterThanOrEqual(8000);
		expect(wait).toBeLessThanOrEqual(10_000);
		expect(waitBeforeRetry(answered(429, date(120_000)), 0)).toBeNull();
		expect(waitBeforeRetry(answered(429, date(-120_000)), 0, 1)).toBe(500);
	});

	test('"at once" is not at once for many items together', () => {
		expect(waitBeforeRetry(answered(429, '0'), 0, 0)).toBe(250);
		expect(waitBeforeRetry(answered(429, '0'), 5, 1)).toBe(500);
	});

	test.each(['soon', '', '-5', '1.5'])('one that makes no sense (%j) counts as none', (header) => {
		expect(waitBeforeRetry(answered(429, header), 0, 1)).toBe(waitBeforeRetry(answered(429), 0, 1));
	});
});

describe('without Retry-After', () => {
	const waits = (random: number) =>
		[...Array(10).keys()].map((retries) => waitBeforeRetry(answered(503), retries, random) ?? NaN);

	test('each wait is at least as long as the one before, and none is longer than 10 s', () => {
		for (const random of [0, 0.5, 1]) {
			const sorted = waits(random).sort((one, other) => one - other);
			expect(waits(random)).toEqual(sorted);
			expect(Math.max(...sorted)).toBeLessThanOrEqual(10_000);
		}
	});

	test('items that failed together do not come back together', () => {
		const [least] = waits(0);
		const [most = NaN, second] = waits(1);
		expect(least).toBeGreaterThan(0);
		expect(least).toBeLessThan(most);
		expect(second).toBe(most * 2);
	});
});
