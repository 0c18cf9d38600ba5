import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { textWithoutSecrets } from '../../../../../nodes/verification/n8n/http/redaction/redact';
import {
	readCredential,
	type VendorCredential,
} from '../../../../../nodes/verification/n8n/http/vendorCredential';
import { kairos } from '../../../../../nodes/verification/providers/kairos/kairos.provider';
import { nodeContext } from '../nodeContext';

const filledIn = {
	appId: 'app-id-1234',
	appKey: 'sk-live-7f3a9b2c',
	baseUrl: 'https://idv-eu.kairos.com/',
	headerStyle: 'both',
};

function reading(credential?: ICredentialDataDecryptedObject) {
	return readCredential(nodeContext(credential ? { credential } : {}), kairos);
}

async function read(credential: ICredentialDataDecryptedObject): Promise<VendorCredential> {
	const result = await reading(credential);
	if (result.kind === 'failed') throw new Error(result.failure.reason);
	return result.credential;
}

test('the address is without a slash at its end', async () => {
	expect(await read(filledIn)).toMatchObject({
		decrypted: { type: 'kairosApi', data: filledIn },
		baseUrl: 'https://idv-eu.kairos.com',
	});
});

test('the keys are known, so that they can be kept out of what is shown', async () => {
	const { secrets } = await read(filledIn);
	expect(secrets).toContain('sk-live-7f3a9b2c');
	expect(secrets).not.toContain('both');
	expect(secrets.join()).not.toContain('kairos.com');
});

test('a key pasted with white space is kept out as it is sent: trimmed', async () => {
	const { secrets } = await read({ ...filledIn, appKey: '\ufeff sk-live-7f3a9b2c\u200b\n' });
	const answer = textWithoutSecrets('no such key: sk-live-7f3a9b2c', secrets);
	expect(answer).not.toContain('sk-live-7f3a9b2c');
});

test.each([
	['base64', Buffer.from('sk-live-7f3a9b2c').toString('base64url')],
	['hex', Buffer.from('sk-live-7f3a9b2c').toString('hex')],
	['an address', encodeURIComponent('sk live/7f3a9b2c')],
])('a key that comes back as %s is known too', async (_name, written) => {
	const known = [await read(filledIn), await read({ ...filledIn, appKey: 'sk live/7f3a9b2c' })];
	const secrets = known.flatMap((one) => one.secrets);
	expect(textWithoutSecrets(`no ${written} here`, secrets)).toMatch(/^no \[removed\].? here$/);
});

test('n8n’s own settings of a credential are no secrets', async () => {
	const { secrets } = await read({
		...filledIn,
		allowedHttpRequestDomains: 'domains',
		allowedDomains: 'idv-eu.kairos.com',
	});
	expect(textWithoutSecrets('domains: idv-eu.kairos.com', secrets)).toContain('domains: idv-eu');
});

test('a credential that cannot be had is told without the words of n8n', async () => {
	const result = await reading();
	expect(result).toMatchObject({
		kind: 'failed',
		failure: { reason: 'unauthorized', status: null },
	});
	expect(JSON.stringify(result)).not.toContain('sk-123');
});
