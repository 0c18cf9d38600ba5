import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { checkBaseUrl } from './baseUrl';

/** A header, and the field of the credential's form that fills it. */
export interface SecretHeader {
	readonly header: string;
	readonly field: string;
	readonly label: string;
}

/**
 * Adds a credential's headers to a request, after making sure that they leave over https alone.
 * The credential test comes this way too, which sends before any node has looked at the address.
 *
 * @throws in words for the person who fills the form in
 */
export function signRequest(
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
	secrets: readonly SecretHeader[],
): IHttpRequestOptions {
	const checked = checkBaseUrl(credentials.baseUrl);
	if (checked.kind === 'problem') throw new TypeError(`Base URL ${checked.problem}`);
	const headers = secrets.map(({ header, field, label }) => {
		const value = credentials[field];
		if (typeof value !== 'string' || value.trim() === '') throw new TypeError(`${label} is empty`);
		return [header, value.trim()] as const;
	});
	return { ...request, headers: { ...request.headers, ...Object.fromEntries(headers) } };
}
