import type { INodeCredentialDescription } from 'n8n-workflow';
import type { Offer } from '../../providers/registry';
import { labels } from '../words/labels';

/**
 * The credential that says where a vendor's results arrive later, if the vendor can send them. It is
 * optional, because workflows without it have fields in its place. Its label tells it from the
 * credential for requests.
 */
export function callbackCredentialOf(
	{ check: { later } }: Offer,
	displayOptions?: INodeCredentialDescription['displayOptions'],
): INodeCredentialDescription[] {
	if (later === undefined) return [];
	const { callbackCredential: displayName } = labels;
	return [{ name: later.callbackCredentialType, displayName, required: false, displayOptions }];
}
