import { isAtLeast, n8nVersion } from '../../../../../nodes/verification/n8n/later/prepareWait';

test.each([
	['2.39.10', true],
	['2.39.11', true],
	['2.40.0', true],
	['2.41.1', true],
	['3.0.0', true],
	['2.39.10-beta.1', true],
	['2.39.9', false],
	['2.9.99', false],
	['1.123.81', false],
	['2.39', false],
	['latest', false],
	['', false],
])('%s is at least 2.39.10: %s', (version, expected) => {
	expect(isAtLeast(version, [2, 39, 10])).toBe(expected);
});

test('without an n8n around, its version cannot be told', async () => {
	expect(await n8nVersion()).toBeNull();
});
