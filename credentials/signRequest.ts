import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { checkBaseUrl, allowedDomainProblem } from './address';

/** A header and the credential field with its value. */
export interface SecretHeader {
	readonly header: string;
	readonly field: string;
	readonly label: string;
}

/** The name of an error whose message explains, in our words, what is wrong with a credential. */
export const UNUSABLE_CREDENTIAL = 'UnusableCredential';

/**
 * A credential that cannot be used. The message is for the person who filled it in. The error has a
 * name but no code, because n8n's credential test would show the code instead of the message.
 */
export class UnusableCredential extends Error {
	override readonly name = UNUSABLE_CREDENTIAL;
}

/**
 * Adds a credential's headers to a request, but only if the address is safe for them. The credential
 * test also uses this function, and it sends before any node has checked the address.
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
	const headers = secrets.map(
		({ header, field, label }) => [header, keyIn(credentials[field], label)] as const,
	);
	return { ...request, headers: { ...request.headers, ...Object.fromEntries(headers) } };
}

/** What a copied key may have at its ends: white space and invisible characters. */
const edges = /^[\s\p{Cc}\p{Cf}]+|[\s\p{Cc}\p{Cf}]+$/gu;

/** A key as the request sends it. */
export function trimmedKey(value: string): string {
	return value.replace(edges, '');
}

function keyIn(value: unknown, label: string): string {
	const key = typeof value === 'string' ? trimmedKey(value) : '';
	if (key === '') throw new UnusableCredential(`${label} is empty`);
	// Servers decode other characters in different ways, so redaction would not recognise the key.
	if (!/^[ -~]+$/.test(key)) {
		throw new UnusableCredential(
			`${label} contains an invisible or non-ASCII character: copy it again or type it`,
		);
	}
	return key;
}
