import { UnusableInput } from '../../../../../nodes/verification/failure';
import {
	isAllowed,
	readCallerGuard,
} from '../../../../../nodes/verification/n8n/webhook/callerGuard';
import { nodeContext } from '../nodeContext';

const secret = '0123456789abcdef';

/** n8n gives a trigger no index of an item. */
function guardOf(parameters: Readonly<Record<string, unknown>>) {
	const context = nodeContext({ parameters: { secret, ...parameters } });
	return readCallerGuard({
		getNodeParameter: (path: string, fallback?: unknown, setting?: object) =>
			context.getNodeParameter(path, 0, fallback, setting),
	});
}

test.each([undefined, null, '', '                ', secret.slice(1), 12, [secret], { secret }])(
	'a secret of %j is unusable',
	(value) => {
		expect(() => guardOf({ secret: value })).toThrow(UnusableInput);
	},
);

test.each([undefined, null, '', 'x', secret.toUpperCase(), `${secret} `, [secret], 16])(
	'whoever says %j is not let in',
	(told) => {
		expect(isAllowed(guardOf({}), told, '203.0.113.7')).toBe(false);
	},
);

test('whoever knows the secret is let in from everywhere, unless addresses are named', () => {
	for (const ip of ['203.0.113.7', '::1', undefined]) {
		expect(isAllowed(guardOf({}), secret, ip)).toBe(true);
	}
});

test.each([null, '', 'x', '={{ {} }}', 0, true, [], [{}], new Date(0), new Map()])(
	'options that are %j are unusable, and never stand for everybody',
	(options) => {
		expect(() => guardOf({ options })).toThrow(UnusableInput);
	},
);

describe('named addresses', () => {
	const allowedAddresses = '203.0.113.7, 198.51.100.0/24\n2001:db8::/32';
	const guard = guardOf({ 'options.allowedAddresses': allowedAddresses });

	test.each(['203.0.113.7', '198.51.100.255', '2001:db8::1', '::ffff:203.0.113.7'])(
		'%s is one of them',
		(ip) => {
			expect(isAllowed(guard, secret, ip)).toBe(true);
			expect(isAllowed(guard, 'another', ip)).toBe(false);
		},
	);

	test.each(['203.0.113.8', '198.51.101.0', '2001:db9::1', '::1', 'localhost', '', undefined, 7])(
		'%j is none of them',
		(ip) => {
			expect(isAllowed(guard, secret, ip)).toBe(false);
		},
	);

	test.each([
		...['', ' , ', 'example.com', '203.0.113', '203.0.113.7/33', '::/129', '1.1.1.1/', null, 5],
	])('%j is no list of them, and never stands for everybody', (value) => {
		expect(() => guardOf({ 'options.allowedAddresses': value })).toThrow(UnusableInput);
	});
});
