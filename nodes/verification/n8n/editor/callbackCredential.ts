import type { IDisplayOptions, INodeCredentialDescription } from 'n8n-workflow';
import type { Offer } from '../../providers/registry';
import { withoutCallbackCredential } from '../parameters/callbackVersions';
import { labels } from '../words/labels';

/**
 * The credential that says where a vendor's results arrive later, if the vendor can send them. Like
 * the credential for requests, it lists what hides it. Its label tells the two apart.
 */
export function callbackCredentialOf(
	{ check: { later } }: Offer,
	hiddenBy: IDisplayOptions['hide'] = {},
): INodeCredentialDescription[] {
	if (later === undefined) return [];
	const hide = { ...withoutCallbackCredential, ...hiddenBy };
	const { callbackCredential: displayName } = labels;
	const { callbackCredentialType: name } = later;
	return [{ name, displayName, required: true, displayOptions: { hide } }];
}
