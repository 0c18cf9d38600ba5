import type { IExecuteFunctions, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { checkBaseUrl } from '../../../../credentials/address';
import { trimmedKey } from '../../../../credentials/signRequest';
import type { Offer } from '../../providers/registry';
import { invalidParameter } from '../parameters/parameterReader';
import { hasCallbackCredential } from '../parameters/callbackVersions';
import { SHORTEST_SECRET } from '../parameters/triggerSpecs';
import { labels } from '../words/labels';

type NodeContext = Pick<
	IExecuteFunctions | IHookFunctions | IWebhookFunctions,
	'getCredentials' | 'getNode'
>;

/** Printable ASCII without spaces: every server decodes it in the same way. */
const usableSecret = /^[!-~]+$/;

/**
 * The secret of the callbacks; null for a node that was saved with a field for it.
 *
 * @throws UnusableInput if the credential is missing or its secret can be guessed
 */
export async function readCallbackSecret(
	context: NodeContext,
	offer: Offer,
): Promise<string | null> {
	if (!hasCallbackCredential(context.getNode())) return null;
	return secretIn(await credentialValues(context, offer), offer);
}

/**
 * The address that the vendor calls, with the secret; null for a node that was saved with a field
 * for it.
 *
 * @throws UnusableInput if the credential is missing, or if others could listen to the address
 */
export async function readCallbackAddress(
	context: NodeContext,
	offer: Offer,
): Promise<string | null> {
	if (!hasCallbackCredential(context.getNode())) return null;
	const values = await credentialValues(context, offer);
	const checked = checkBaseUrl(values.url);
	if (checked.kind === 'problem') {
		throw invalidParameter(`${labels.url} of the ${labelOf(offer)}`, checked.problem);
	}
	const address = new URL(checked.baseUrl);
	address.searchParams.set('secret', secretIn(values, offer));
	return address.href;
}

/** Never falls back to a field of the node: the user has chosen the credential. */
async function credentialValues(
	context: NodeContext,
	offer: Offer,
): Promise<Readonly<Record<string, unknown>>> {
	const { later } = offer.check;
	if (later === undefined) throw new TypeError('the vendor answers at once only');
	try {
		return await context.getCredentials(later.callbackCredentialType);
	} catch {
		// n8n's message may quote the credential, so it is not shown.
		throw invalidParameter(labelOf(offer), 'is missing, was deleted, or cannot be read');
	}
}

function secretIn(values: Readonly<Record<string, unknown>>, offer: Offer): string {
	const secret = typeof values.secret === 'string' ? trimmedKey(values.secret) : '';
	if (secret.length < SHORTEST_SECRET || !usableSecret.test(secret)) {
		throw invalidParameter(
			`${labels.secret} of the ${labelOf(offer)}`,
			`must have at least ${SHORTEST_SECRET} letters, digits or symbols, without spaces and accents`,
		);
	}
	return secret;
}

function labelOf({ provider }: Offer): string {
	return `${provider.label} Callback credential`;
}
