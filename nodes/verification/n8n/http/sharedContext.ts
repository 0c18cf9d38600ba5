import { createSecureContext, type SecureContext } from 'node:tls';

let context: SecureContext | undefined;

/**
 * Node's usual TLS settings and certificates, made once. n8n makes a new agent for each request, and
 * without this each agent makes them again.
 */
export function sharedContext(): SecureContext {
	return (context ??= createSecureContext());
}
