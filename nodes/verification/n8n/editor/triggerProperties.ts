import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { labelsOf, type LaterChecks } from '../later/laterChecks';
import { withoutCallbackCredential } from '../parameters/callbackVersions';
import { labels } from '../words/labels';
import { callbackCredentialOf } from './callbackCredential';
import { triggerFields } from './fields';
import { optionsProperty, toProperties } from './toProperty';

/** The text below the trigger's name on the canvas: the vendor and the check. */
export function triggerSubtitle(checks: LaterChecks): string {
	const [{ offer }] = checks;
	const byCheck = JSON.stringify(labelsOf(checks));
	const { label } = offer.provider;
	return `={{ ${JSON.stringify(`${label}: `)} + (${byCheck})[$parameter["check"]] }}`;
}

/** A trigger's fields, below a notice that explains its address. */
export function triggerProperties(checks: LaterChecks): INodeProperties[] {
	const { label } = checks[0].offer.provider;
	const fields = triggerFields(checks);
	const unsigned = `${label} does not sign its callbacks, so anyone who knows`;
	return [
		{
			displayName: `Copy the Production URL above into the ${labels.url} of the credential, and select the same credential in the checks. ${unsigned} its ${labels.secret} and ${labels.url} can send a result.`,
			name: 'credentialNotice',
			type: 'notice',
			default: '',
			displayOptions: { hide: withoutCallbackCredential },
		},
		{
			displayName: `In the checks, set ${labels.callbackUrl} to the Production URL above, followed by <code>?secret=</code> and the ${labels.secret}. ${unsigned} this address can send a result.`,
			name: 'addressNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: withoutCallbackCredential },
		},
		...toProperties(fields),
		optionsProperty(fields),
	];
}

/** A trigger has the same credential as the checks whose results it receives. */
export function triggerCredentials([{ offer }]: LaterChecks): INodeCredentialDescription[] {
	return callbackCredentialOf(offer);
}
