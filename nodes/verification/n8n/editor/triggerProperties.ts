import type { INodeProperties } from 'n8n-workflow';
import { labelsOf, type LaterChecks } from '../later/laterChecks';
import { labels } from '../words/labels';
import { routingProperty, thresholdProperty } from './fields';
import {
	includeRawResponseProperty,
	resultFieldProperty,
	reviewThresholdProperty,
} from './options';
import { toProperty } from './vendorFields';

/** What stands below the trigger's name on the canvas: whose results it takes, of which check. */
export function triggerSubtitle(checks: LaterChecks): string {
	const [{ offer }] = checks;
	const byCheck = JSON.stringify(labelsOf(checks));
	const { label } = offer.provider;
	return `={{ ${JSON.stringify(`${label}: `)} + (${byCheck})[$parameter["check"]] }}`;
}

/**
 * A trigger's fields. A delivery does not tell what was asked for, so the check, its parameters and
 * its threshold are set here once more.
 */
export function triggerProperties(checks: LaterChecks): INodeProperties[] {
	const [{ checkName, offer }] = checks;
	const { label } = offer.provider;
	const named = Object.entries(labelsOf(checks)).map(([value, name]) => ({ name, value }));
	return [
		{
			displayName: `The ${labels.callbackUrl} of the checks is the Production URL above with <code>?secret=</code> and the ${labels.secret} behind it. ${label} does not sign what it sends: whoever knows that address can send a result.`,
			name: 'addressNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: labels.secret,
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			placeholder: 'e.g. 32 letters and digits of a password manager',
			description:
				'What has to stand in the address that is called. At least 16 characters; letters and digits need no encoding there.',
		},
		{
			displayName: labels.check,
			name: 'check',
			type: 'options',
			noDataExpression: true,
			options: named.sort((one, other) => one.name.localeCompare(other.name, 'en')),
			default: checkName,
			description: 'Which node has handed the images in',
		},
		...checks.flatMap((one) =>
			(one.offer.check.later?.readWith ?? []).map((spec) =>
				toProperty(spec, { show: { check: [one.checkName] } }, spec.optional),
			),
		),
		thresholdProperty(offer.check, {}),
		routingProperty,
		{
			displayName: labels.options,
			name: 'options',
			type: 'collection',
			placeholder: 'Add option',
			default: {},
			options: [
				{
					displayName: labels.allowedAddresses,
					name: 'allowedAddresses',
					type: 'string',
					default: '',
					placeholder: 'e.g. 203.0.113.7, 198.51.100.0/24',
					description:
						'IP addresses and ranges that may deliver, with commas between. Behind a proxy n8n has to be told of it (N8N_PROXY_HOPS), or it sees the address of the proxy alone.',
				},
				includeRawResponseProperty,
				resultFieldProperty(checkName),
				reviewThresholdProperty,
			],
		},
	];
}
