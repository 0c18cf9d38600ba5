import type { IDisplayOptions } from 'n8n-workflow';
import { type CheckName, type ImageName, imagesOf } from '../../check';
import { type Offer, offersOf } from '../../providers/registry';
import type { LaterChecks } from '../later/laterChecks';
import { imageSpecs } from '../parameters/imageSpecs';
import {
	applicantMessage,
	includeBinary,
	includeInputFields,
	includeRawResponse,
	maxConcurrency,
	maxRetries,
	requestsPerMinute,
	resultFieldSpec,
	reviewThreshold,
	timeout,
	unusableImage,
} from '../parameters/optionSpecs';
import { routing } from '../parameters/routing';
import { simulate, simulatedAnswer } from '../parameters/simulation';
import {
	callbackUrl,
	delivery,
	exampleFields,
	fitImage,
	providerSpec,
	thresholdSpec,
} from '../parameters/specs';
import { allowedAddresses, checkSpec, secret } from '../parameters/triggerSpecs';
import type { Field } from './toProperty';

/** Shows a field only for these vendors. */
export function showFor(...offers: readonly Offer[]): IDisplayOptions {
	return { show: { provider: offers.map(({ provider }) => provider.name) } };
}

/** Shows a field only in a simulation. */
export const showSimulated = {
	show: { [simulate.name]: [true] },
} as const satisfies IDisplayOptions;

/**
 * A check node's fields in order. The differences between vendors come from the registry, so the
 * editor always agrees with the adapters.
 */
export function checkFields(checkName: CheckName): Field[] {
	const offers = offersOf(checkName);
	return [
		{ spec: providerSpec(checkName, offers) },
		{ spec: simulate },
		{ spec: simulatedAnswer, displayOptions: showSimulated },
		...imagesOf[checkName].flatMap((name) => imageFields(name, exampleFields[checkName])),
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
		{ spec: requestsPerMinute },
		{ spec: resultFieldSpec(checkName) },
		{ spec: reviewThreshold },
		{ spec: timeout },
		{ spec: unusableImage },
	];
}

/** @param example the name of the field that holds the only image of a check */
function imageFields(name: ImageName, example: string): Field[] {
	const { source, field, base64 } = imageSpecs[name];
	const shownFor = (choice: string) => ({ show: { [source.name]: [choice] } });
	const [ofField, ofBase64] =
		name === 'image'
			? [`e.g. ${example}`, `e.g. {{ $json.${example} }}`]
			: [field.placeholder, base64.placeholder];
	return [
		{ spec: source },
		{ spec: { ...field, placeholder: ofField }, displayOptions: shownFor('binary') },
		{ spec: { ...base64, placeholder: ofBase64 }, displayOptions: shownFor('base64') },
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
