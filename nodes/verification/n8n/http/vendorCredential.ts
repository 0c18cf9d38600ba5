import type { ICredentialsDecrypted, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { allowedDomainProblem, checkBaseUrl } from '../../../../credentials/address';
import { trimmedKey } from '../../../../credentials/signRequest';
import type { CheckError } from '../../failure';
import type { Provider } from '../../providers/provider';
import { labels } from '../words/labels';
import { formsOfSecret } from './redaction/redact';

/** What sending needs to know of a credential; n8n itself adds the keys to each request. */
export interface VendorCredential {
	/**
	 * As n8n's request helper takes it, which looks at its data alone. Without it, n8n would look the
	 * credential up in its database, and decrypt it, anew for each request.
	 */
	readonly decrypted: ICredentialsDecrypted;
	/** Without a slash at its end. */
	readonly baseUrl: string;
	/** What must not come back in anything the vendor answers: the keys, in each way of writing them. */
	readonly secrets: readonly string[];
}

export type CredentialReading =
	| { readonly kind: 'credential'; readonly credential: VendorCredential }
	| { readonly kind: 'failed'; readonly failure: CheckError };

/** Reads the credential once for all items and all requests. */
export async function readCredential(
	context: Pick<IExecuteFunctions | IWebhookFunctions, 'getCredentials'>,
	provider: Provider,
): Promise<CredentialReading> {
	const type = provider.credentialType;
	try {
		const values = await context.getCredentials(type);
		const checked = checkBaseUrl(values.baseUrl);
		if (checked.kind === 'problem') {
			const parameter = `${labels.baseUrl} of the ${provider.label} credential`;
			return failed({ reason: 'invalidParameter', parameter, problem: checked.problem });
		}
		const { baseUrl } = checked;
		const notAllowed = allowedDomainProblem(values, baseUrl);
		if (notAllowed !== null) {
			const parameter = `${labels.allowedDomains} of the ${provider.label} credential`;
			return failed({ reason: 'invalidParameter', parameter, problem: notAllowed });
		}
		const decrypted = { id: '', name: type, type, data: values };
		return { kind: 'credential', credential: { decrypted, baseUrl, secrets: secretsIn(values) } };
	} catch {
		// What n8n says here may quote the credential; that it cannot be used is enough.
		const problem = 'it is missing, was deleted, or cannot be decrypted';
		return failed({ reason: 'unauthorized', status: null, problem });
	}
}

/** The vendor's address, which errors may name, and n8n's own settings of the credential. */
const openFields: ReadonlySet<string> = new Set([
	'baseUrl',
	'headerStyle',
	'allowedHttpRequestDomains',
	'allowedDomains',
]);

function secretsIn(values: Readonly<Record<string, unknown>>): string[] {
	return Object.entries(values)
		.filter(([name]) => !openFields.has(name))
		.map(([, value]) => value)
		.filter((value) => typeof value === 'string')
		.flatMap((value) => formsOfSecret(trimmedKey(value)));
}

function failed(failure: CheckError): CredentialReading {
	return { kind: 'failed', failure };
}
