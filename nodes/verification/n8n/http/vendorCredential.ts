import type { ICredentialsDecrypted, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { allowedDomainProblem, checkBaseUrl } from '../../../../credentials/address';
import { trimmedKey } from '../../../../credentials/signRequest';
import type { CheckError } from '../../failure';
import type { Provider } from '../../providers/provider';
import { labels } from '../words/labels';
import { formsOfSecret } from './redaction/redact';

/** The parts of a credential that sending needs. n8n itself adds the keys to each request. */
export interface VendorCredential {
	/**
	 * For n8n's request helper, which only reads `data`. Without it, n8n would read and decrypt the
	 * credential from its database for each request.
	 */
	readonly decrypted: ICredentialsDecrypted;
	/** Without a slash at its end. */
	readonly baseUrl: string;
	/** The keys, in every form in which an answer may contain them. They are removed from answers. */
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
		// n8n's message may quote the credential, so it is not shown.
		const problem = 'it is missing, was deleted, or cannot be decrypted';
		return failed({ reason: 'unauthorized', status: null, problem });
	}
}

/** Fields that are not secret: the vendor's address, and n8n's own settings of the credential. */
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
