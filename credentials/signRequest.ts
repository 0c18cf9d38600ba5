import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { checkBaseUrl, allowedDomainProblem } from './address';

/** A header, and the field of the credential's form that fills it. */
export interface SecretHeader {
	readonly header: string;
	readonly field: string;
	readonly label: string;
}

/** The name of an error whose message says, in words of ours, what is wrong with a credential. */
export const UNUSABLE_CREDENTIAL = 'UnusableCredential';

/**
 * A credential with which nothing can be sent. Its message goes to the person who filled it in. It
 * has a name and no code, for n8n's test would show the code in place of the message.
 */
export class UnusableCredential extends Error {
	override readonly name = UNUSABLE_CREDENTIAL;
}

/**
 * Adds a credential's headers to a request, after making sure that they leave over https alone.
 * The credential test comes this way too, which sends before any node has looked at the address.
 *
 * @throws UnusableCredential before anything is sent
 */
export function signRequest(
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
	secrets: readonly SecretHeader[],
): IHttpRequestOptions {
	const checked = checkBaseUrl(credentials.baseUrl);
	if (checked.kind === 'problem') throw new UnusableCredential(`Base URL ${checked.problem}`);
	const notAllowed = allowedDomainProblem(credentials, checked.baseUrl);
	if (notAllowed !== null) {
		throw new UnusableCredential(`Allowed HTTP Request Domains ${notAllowed}`);
	}
	const headers = secrets.map(({ header, field, label }) => {
		const value = credentials[field];
		if (typeof value !== 'string' || value.trim() === '')
			throw new UnusableCredential(`${label} is empty`);
		return [header, value.trim()] as const;
	});
	return { ...request, headers: { ...request.headers, ...Object.fromEntries(headers) } };
}
