import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { labelsOf, type LaterChecks } from '../later/laterChecks';
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
	return [
		{
			displayName: `Copy the Production URL above into the ${labels.url} of the credential, and select the same credential in the checks. ${label} does not sign its callbacks, so anyone who knows its ${labels.secret} and ${labels.url} can send a result.`,
			name: 'addressNotice',
			type: 'notice',
			default: '',
		},
		...toProperties(fields),
		optionsProperty(fields),
	];
}

/** A trigger has the same credential as the checks whose results it receives. */
export function triggerCredentials([{ offer }]: LaterChecks): INodeCredentialDescription[] {
	return callbackCredentialOf(offer);
}
