import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';
import { checkLabels, type CheckName } from '../../check';
import type { ParameterSpec } from '../../providers/parameters';
import { defaultProviders, type Offer, offersOf } from '../../providers/registry';
import { limitsNotice } from '../words/imageSentences';
import { labels } from '../words/labels';
import { providerHint } from './builderHints';
import { deliveryProperties, imageProperties, routingProperty, thresholdProperty } from './fields';
import { optionProperties } from './options';
import { showFor, toProperty } from './vendorFields';

/**
 * A check node's fields. What differs from vendor to vendor comes from the registry, so that the
 * editor offers, and says, just what the adapters do.
 */
export function checkProperties(checkName: CheckName): INodeProperties[] {
	const offers = offersOf(checkName);
	return [
		providerProperty(checkName, offers),
		...offers.map(limitsProperty),
		...imageProperties(checkName),
		...offers.flatMap((offer) => vendorProperties(offer, false)),
		...deliveryProperties(offers.filter(({ check }) => check.later)),
		...offers.map((offer) => thresholdProperty(offer.check, showFor(offer))),
		routingProperty,
		optionProperties(
			checkName,
			offers.flatMap((offer) => vendorProperties(offer, true)),
		),
	];
}

/**
 * What stands below the node's name on the canvas: the provider and the check, as the user knows
 * them. Somebody who renames the node "Selfie real?" still sees what it is.
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
 * The credential of each vendor that offers the check. It is shown only where its vendor is the
 * chosen one, said by the vendors that hide it. Said the other way round, the editor takes Provider
 * for a choice of how to log in, and hides it.
 */
export function credentialsOf(checkName: CheckName): INodeCredentialDescription[] {
	const vendors = offersOf(checkName).map(({ provider }) => provider);
	return vendors.map((vendor) => ({
		name: vendor.credentialType,
		required: true,
		displayOptions: {
			hide: { provider: vendors.filter((one) => one !== vendor).map(({ name }) => name) },
		},
	}));
}

function providerProperty(checkName: CheckName, offers: readonly Offer[]): INodeProperties {
	return {
		displayName: labels.provider,
		name: 'provider',
		type: 'options',
		noDataExpression: true,
		options: offers.map(({ provider }) => ({ name: provider.label, value: provider.name })),
		default: defaultProviders[checkName],
		description: 'Who checks the image. You need an account there.',
		builderHint: { propertyHint: providerHint(checkName) },
	};
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

/** One vendor's own parameters; two checks of a vendor may share them. */
function vendorProperties(offer: Offer, optional: boolean): INodeProperties[] {
	return offer.check.parameters
		.filter((spec: ParameterSpec) => spec.optional === optional)
		.map((spec) => toProperty(spec, showFor(offer), optional));
}
