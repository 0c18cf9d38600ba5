import type { INodeProperties } from 'n8n-workflow';
import { labelsOf, type LaterChecks } from '../later/laterChecks';
import { labels } from '../words/labels';
import { triggerFields } from './fields';
import { optionsProperty, toProperties } from './toProperty';

/** What stands below the trigger's name on the canvas: whose results it takes, of which check. */
export function triggerSubtitle(checks: LaterChecks): string {
	const [{ offer }] = checks;
	const byCheck = JSON.stringify(labelsOf(checks));
	const { label } = offer.provider;
	return `={{ ${JSON.stringify(`${label}: `)} + (${byCheck})[$parameter["check"]] }}`;
}

/** A trigger's fields, below where its address comes from. */
export function triggerProperties(checks: LaterChecks): INodeProperties[] {
	const { label } = checks[0].offer.provider;
	const fields = triggerFields(checks);
	return [
		{
			displayName: `The ${labels.callbackUrl} of the checks is the Production URL above with <code>?secret=</code> and the ${labels.secret} behind it. ${label} does not sign what it sends: whoever knows that address can send a result.`,
			name: 'addressNotice',
			type: 'notice',
			default: '',
		},
		...toProperties(fields),
		optionsProperty(fields),
	];
}
