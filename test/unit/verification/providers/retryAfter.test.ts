import { retryAfterSeconds } from '../../../../nodes/verification/providers/reading/retryAfter';

const now = Date.parse('2026-11-20T10:00:00.000Z');

describe('Retry-After', () => {
	test.each<[string, string | null, number | null]>([
		['seconds', '7', 7],
		['no wait at all', '0', 0],
		['seconds with white space', ' 60 ', 60],
		['a long wait', '86400', 86_400],
		['a date', 'Fri, 20 Nov 2026 10:00:30 GMT', 30],
		['a date an hour away', 'Fri, 20 Nov 2026 11:00:00 GMT', 3600],
		['a date that has passed', 'Fri, 20 Nov 2026 09:00:00 GMT', 0],
		['the older form of a date', 'Friday, 20-Nov-26 10:00:30 GMT', 30],
		['no header', null, null],
		['an empty header', '', null],
		['a negative number', '-5', null],
		['a fraction', '1.5', null],
		['hexadecimal', '0x10', null],
		['a word', 'soon', null],
		['a date that is none', 'Fri, 99 Foo 2026 10:00:00 GMT', null],
		['seconds that look like a year', '2027', 2027],
	])('%s (%j) is %j s', (_name, header, seconds) => {
		expect(retryAfterSeconds(header, now)).toBe(seconds);
	});

	test('part of a second is waited out', () => {
		expect(retryAfterSeconds('Fri, 20 Nov 2026 10:00:30 GMT', now + 1)).toBe(30);
	});
});
