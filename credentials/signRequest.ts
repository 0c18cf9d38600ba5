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
	const headers = secrets.map(
		({ header, field, label }) => [header, keyIn(credentials[field], label)] as const,
	);
	return { ...request, headers: { ...request.headers, ...Object.fromEntries(headers) } };
}

/** What a copied key may bring along at its ends: white space, and marks that nobody sees. */
const edges = /^[\s\p{Cc}\p{Cf}]+|[\s\p{Cc}\p{Cf}]+$/gu;

/** A key as it is sent. */
export function trimmedKey(value: string): string {
	return value.replace(edges, '');
}

function keyIn(value: unknown, label: string): string {
	const key = typeof value === 'string' ? trimmedKey(value) : '';
	if (key === '') throw new UnusableCredential(`${label} is empty`);
	// A header takes other characters in ways that differ, so that the key would not be known again.
	if (!/^[ -~]+$/.test(key)) {
		throw new UnusableCredential(
			`${label} holds an invisible or foreign character: type it, or copy it again`,
		);
	}
	return key;
}
