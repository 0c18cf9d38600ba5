import type { IExecuteFunctions, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { checkBaseUrl } from '../../../../credentials/address';
import { trimmedKey } from '../../../../credentials/signRequest';
import { UnusableInput } from '../../failure';
import type { ParameterSpec } from '../../providers/parameters';
import type { Offer } from '../../providers/registry';
import { invalidParameter } from '../parameters/parameterReader';
import { SHORTEST_SECRET } from '../parameters/triggerSpecs';
import { labels } from '../words/labels';

type NodeContext = Pick<
	IExecuteFunctions | IHookFunctions | IWebhookFunctions,
	'getCredentials' | 'getNode'
>;

/** Printable ASCII without spaces: every server decodes it in the same way. */
const usableSecret = /^[!-~]+$/;

/**
 * The secret of the callbacks; null for a node without the credential, which has a field for it.
 *
 * @throws UnusableInput if the credential is missing or its secret can be guessed
 */
export async function readCallbackSecret(
	context: NodeContext,
	offer: Offer,
): Promise<string | null> {
	const values = await credentialValues(context, offer);
	return values === null ? null : secretIn(values, offer);
}

/**
 * The address that the vendor calls, with the secret; null for a node without the credential, which
 * has a field for it.
 *
 * @throws UnusableInput if the credential is missing, or if others could listen to the address
 */
export async function readCallbackAddress(
	context: NodeContext,
	offer: Offer,
): Promise<string | null> {
	const values = await credentialValues(context, offer);
	if (values === null) return null;
	const checked = checkBaseUrl(values.url);
	if (checked.kind === 'problem') {
		throw invalidParameter(`${labels.url} of the ${labelOf(offer)}`, checked.problem);
	}
	const address = new URL(checked.baseUrl);
	address.searchParams.set('secret', secretIn(values, offer));
	return address.href;
}

/**
 * Null only if the user has not selected the credential. One that can't be read never gives way to a
 * field of the node.
 */
async function credentialValues(
	context: NodeContext,
	offer: Offer,
): Promise<Readonly<Record<string, unknown>> | null> {
	const { later } = offer.check;
	if (later === undefined) throw new TypeError('the vendor answers at once only');
	if (context.getNode().credentials?.[later.callbackCredentialType] === undefined) return null;
	try {
		return await context.getCredentials(later.callbackCredentialType);
	} catch {
		// n8n's message may quote the credential, so it is not shown.
		throw invalidParameter(labelOf(offer), 'is missing, was deleted, or cannot be read');
	}
}

/** What a node says that has neither the credential nor a value in the field for it. */
export function noCallbackSetting({ label }: ParameterSpec, problem: string): UnusableInput {
	return new UnusableInput({
		reason: 'invalidParameter',
		parameter: labels.callbackCredential,
		problem: `is not selected, and ${label} ${problem}`,
		remedy: 'Select the credential that the check and the trigger share.',
	});
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
