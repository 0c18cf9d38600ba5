import type { INode } from 'n8n-workflow';

/**
 * In version 1, the user writes the secret into fields of the node, so the workflow's JSON holds it.
 * Since version 1.1, it is in a credential. A saved node keeps its version and its fields.
 */
const withFields = 1;
const withCredential = 1.1;

/** The versions of every node that sends or receives callbacks. */
export const callbackVersions = {
	version: [withFields, withCredential],
	defaultVersion: withCredential,
};

/** For `displayOptions`: the versions without a credential for callbacks. */
export const withoutCallbackCredential = { '@version': [withFields] };

export function hasCallbackCredential({ typeVersion }: Pick<INode, 'typeVersion'>): boolean {
	return typeVersion !== withFields;
}
