import type { IDisplayOptions } from 'n8n-workflow';
import type { CheckName } from '../../check';
import { type Offer, offersOf } from '../../providers/registry';
import type { LaterChecks } from '../later/laterChecks';
import {
	applicantMessage,
	includeBinary,
	includeInputFields,
	includeRawResponse,
	maxConcurrency,
	maxRetries,
	resultFieldSpec,
	reviewThreshold,
	timeout,
	unusableImage,
} from '../parameters/optionSpecs';
import { routing } from '../parameters/routing';
import {
	binaryPropertyName,
	callbackUrl,
	delivery,
	exampleFields,
	fitImage,
	imageBase64,
	imageSource,
	providerSpec,
	thresholdSpec,
} from '../parameters/specs';
import { allowedAddresses, checkSpec, secret } from '../parameters/triggerSpecs';
import type { Field } from './toProperty';

/** Shows a field only for these vendors. */
export function showFor(...offers: readonly Offer[]): IDisplayOptions {
	return { show: { provider: offers.map(({ provider }) => provider.name) } };
}

/**
 * A check node's fields in order. The differences between vendors come from the registry, so the
 * editor always agrees with the adapters.
 */
export function checkFields(checkName: CheckName): Field[] {
	const offers = offersOf(checkName);
	const example = exampleFields[checkName];
	return [
		{ spec: providerSpec(checkName, offers) },
		{ spec: imageSource },
		{
			spec: { ...binaryPropertyName, placeholder: `e.g. ${example}` },
			displayOptions: { show: { imageSource: ['binary'] } },
		},
		{
			spec: { ...imageBase64, placeholder: `e.g. {{ $json.${example} }}` },
			displayOptions: { show: { imageSource: ['base64'] } },
		},
		{ spec: fitImage },
		// Two checks of a vendor may share its parameters.
		...offers.flatMap((offer) =>
			offer.check.parameters.map((spec) => ({ spec, displayOptions: showFor(offer) })),
		),
		...deliveryFields(offers.filter(({ check }) => check.later)),
		...offers.map((offer) => ({
			spec: thresholdSpec(offer.check),
			displayOptions: showFor(offer),
		})),
		{ spec: routing },
		{ spec: applicantMessage },
		{ spec: includeBinary },
		{ spec: includeInputFields },
		{ spec: includeRawResponse },
		{ spec: maxConcurrency },
		{ spec: maxRetries },
		{ spec: resultFieldSpec(checkName) },
		{ spec: reviewThreshold },
		{ spec: timeout },
		{ spec: unusableImage },
	];
}

function deliveryFields(offers: readonly Offer[]): Field[] {
	if (offers.length === 0) return [];
	const { show } = showFor(...offers);
	return [
		{ spec: delivery, displayOptions: { show } },
		{ spec: callbackUrl, displayOptions: { show: { ...show, delivery: ['callback'] } } },
	];
}

/**
 * A trigger's fields. A callback does not say what the check asked for. So the user sets the check, its
 * parameters and its threshold again.
 */
export function triggerFields(checks: LaterChecks): Field[] {
	const [{ checkName, offer }] = checks;
	return [
		{ spec: secret },
		{ spec: checkSpec(checks) },
		...checks.flatMap((one) =>
			(one.offer.check.later?.readWith ?? []).map((spec) => ({
				spec,
				displayOptions: { show: { check: [one.checkName] } },
			})),
		),
		{ spec: thresholdSpec(offer.check), displayOptions: {} },
		{ spec: routing },
		{ spec: allowedAddresses },
		{ spec: includeRawResponse },
		{ spec: resultFieldSpec(checkName) },
		{ spec: reviewThreshold },
	];
}
