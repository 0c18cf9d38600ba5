import { UnusableInput } from '../../../../../nodes/verification/failure';
import {
	isAllowed,
	readCallerGuard,
} from '../../../../../nodes/verification/n8n/webhook/callerGuard';
import { laterChecks } from '../../../../../nodes/verification/n8n/later/laterChecks';
import { nodeContext, type Node } from '../nodeContext';

const secret = '0123456789abcdef';

const [{ offer }] = laterChecks('argos');

/** n8n gives a trigger no index of an item. */
async function guardOf(
	parameters: Readonly<Record<string, unknown>>,
	credential?: Node['credential'],
) {
	const context = nodeContext({ parameters: { secret, ...parameters }, credential });
	const trigger = {
		...context,
		getNodeParameter: (path: string, fallback?: unknown, setting?: object) =>
			context.getNodeParameter(path, 0, fallback, setting),
	};
	return await readCallerGuard(trigger, offer);
}

test.each([undefined, null, '', '                ', secret.slice(1), 12, [secret], { secret }])(
	'a secret of %j is unusable',
	async (value) => {
		await expect(guardOf({ secret: value })).rejects.toThrow(UnusableInput);
	},
);

describe('a trigger with the credential', () => {
	const ofCredential = 'fedcba9876543210';
	const read = async (credential: Node['credential']) => await guardOf({}, credential);

	test('lets in its secret, and not one in a field', async () => {
		const guard = await read({ secret: ` ${ofCredential}\n`, url: '' });
		expect(isAllowed(guard, ofCredential, undefined)).toBe(true);
		expect(isAllowed(guard, secret, undefined)).toBe(false);
	});

	test.each([
		null,
		{},
		...['', ' '.repeat(16), ofCredential.slice(1), 12, null].map((told) => ({ secret: told })),
		{ secret: 'two words and more' },
		{ secret: 'sechzehn-zeichen-ä' },
	])('is unusable with %j, whatever its field holds', async (credential) => {
		await expect(read(credential as Node['credential'])).rejects.toThrow(UnusableInput);
	});
});

test.each([undefined, null, '', 'x', secret.toUpperCase(), `${secret} `, [secret], 16])(
	'whoever says %j is not let in',
	async (told) => {
		expect(isAllowed(await guardOf({}), told, '203.0.113.7')).toBe(false);
	},
);

test('whoever knows the secret is let in from everywhere, unless addresses are named', async () => {
	for (const ip of ['203.0.113.7', '::1', undefined]) {
		expect(isAllowed(await guardOf({}), secret, ip)).toBe(true);
	}
});

test.each([null, '', 'x', '={{ {} }}', 0, true, [], [{}], new Date(0), new Map()])(
	'options that are %j are unusable, and never stand for everybody',
	async (options) => {
		await expect(guardOf({ options })).rejects.toThrow(UnusableInput);
	},
);

describe('named addresses', () => {
	const allowedAddresses = '203.0.113.7, 198.51.100.0/24\n2001:db8::/32';
	const read = async () => await guardOf({ 'options.allowedAddresses': allowedAddresses });

	test.each(['203.0.113.7', '198.51.100.255', '2001:db8::1', '::ffff:203.0.113.7'])(
		'%s is one of them',
		async (ip) => {
			const guard = await read();
			expect(isAllowed(guard, secret, ip)).toBe(true);
			expect(isAllowed(guard, 'another', ip)).toBe(false);
		},
	);

	test.each(['203.0.113.8', '198.51.101.0', '2001:db9::1', '::1', 'localhost', '', undefined, 7])(
		'%j is none of them',
		async (ip) => {
			expect(isAllowed(await read(), secret, ip)).toBe(false);
		},
	);

	test.each([
		...['', ' , ', 'example.com', '203.0.113', '203.0.113.7/33', '::/129', '1.1.1.1/', null, 5],
	])('%j is no list of them, and never stands for everybody', async (value) => {
		await expect(guardOf({ 'options.allowedAddresses': value })).rejects.toThrow(UnusableInput);
	});
});
