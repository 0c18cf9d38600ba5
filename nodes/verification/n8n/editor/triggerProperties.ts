import type { INodeProperties } from 'n8n-workflow';
import { labelsOf, type LaterChecks } from '../later/laterChecks';
import { labels } from '../words/labels';
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
			displayName: `In the checks, set ${labels.callbackUrl} to the Production URL above, followed by <code>?secret=</code> and the ${labels.secret}. ${label} does not sign its callbacks, so anyone who knows this address can send a result.`,
			name: 'addressNotice',
			type: 'notice',
			default: '',
		},
		...toProperties(fields),
		optionsProperty(fields),
	];
}
