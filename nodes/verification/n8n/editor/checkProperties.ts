import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { checkLabels, type CheckName } from '../../check';
import { type Offer, offersOf } from '../../providers/registry';
import type { Provider } from '../../providers/provider';
import { delivery } from '../parameters/specs';
import { limitsNotice } from '../words/imageSentences';
import { callbackCredentialOf } from './callbackCredential';
import { checkFields, showFor } from './fields';
import { optionsProperty, toProperties } from './toProperty';

/** A check node's fields. Provider comes first, and the limits of the chosen provider are below it. */
export function checkProperties(checkName: CheckName): INodeProperties[] {
	const fields = checkFields(checkName);
	const limits = offersOf(checkName).map(limitsProperty);
	return [...toProperties(fields).toSpliced(1, 0, ...limits), optionsProperty(fields)];
}

/**
 * The text below the node's name on the canvas: the provider and the check. A user who renames the
 * node "Selfie real?" still sees what it is.
 */
export function checkSubtitle(checkName: CheckName): string {
	const check = checkLabels[checkName];
	const subtitles = offersOf(checkName).map(({ provider }) => [
		provider.name,
		`${provider.label}: ${check}`,
	]);
	const byProvider = JSON.stringify(Object.fromEntries(subtitles));
	return `={{ (${byProvider})[$parameter["provider"]] ?? ${JSON.stringify(check)} }}`;
}

/**
 * The credentials of each vendor that offers the check, shown only for the chosen vendor. Each lists the
 * vendors that hide it. With a list of vendors that show it, the editor treats Provider as a choice
 * of authentication and hides it.
 */
export function credentialsOf(checkName: CheckName): INodeCredentialDescription[] {
	const offers = offersOf(checkName);
	const vendors = offers.map(({ provider }) => provider);
	const othersThan = (vendor: Provider) =>
		vendors.filter((one) => one !== vendor).map(({ name }) => name);
	return [
		...vendors.map((vendor) => ({
			name: vendor.credentialType,
			required: true,
			displayOptions: { hide: { provider: othersThan(vendor) } },
		})),
		...offers.flatMap((offer) =>
			callbackCredentialOf(offer, {
				hide: {
					provider: othersThan(offer.provider),
					delivery: delivery.choices.map(({ value }) => value).filter((one) => one !== 'callback'),
				},
			}),
		),
	];
}

function limitsProperty(offer: Offer): INodeProperties {
	const { provider, check } = offer;
	return {
		displayName: limitsNotice(provider.label, check.limits, check.advice),
		name: `${provider.name}Limits`,
		type: 'notice',
		default: '',
		displayOptions: showFor(offer),
	};
}
