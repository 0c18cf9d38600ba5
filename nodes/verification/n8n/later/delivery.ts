import type { IExecuteFunctions } from 'n8n-workflow';
import { checkAddress } from '../../../../credentials/address';
import type { CheckImage } from '../../image/checkImage';
import type { AnyParameterValues } from '../../providers/parameters';
import type { CheckSettings, ProviderCheck, Send, Submission } from '../../providers/provider';
import { formsOfSecret } from '../http/redact';
import { oneOf, ParameterReader, unusable } from '../parameters/parameterReader';
import { deliveries, labels } from '../words/labels';

/** How an answer comes: at once, or later to an address of the user's, or of this execution. */
export type Delivery =
	| { readonly kind: 'immediate' }
	| { readonly kind: 'callback' }
	| { readonly kind: 'wait'; readonly resumeUrl: string };

/** @throws UnusableInput for what is none of the choices: it is never taken for the default */
export function chosenDelivery(reader: ParameterReader, check: ProviderCheck): Delivery['kind'] {
	if (check.later === undefined) return 'immediate';
	return oneOf(reader.raw('delivery', labels.delivery), labels.delivery, deliveries);
}

/**
 * The address that the vendor is to call about one item; null where it is to answer at once.
 *
 * @throws UnusableInput for an address over which others could listen
 */
export function readCallbackUrl(
	context: Pick<IExecuteFunctions, 'getNodeParameter'>,
	itemIndex: number,
	delivery: Delivery,
): string | null {
	if (delivery.kind === 'immediate') return null;
	if (delivery.kind === 'wait') return delivery.resumeUrl;
	const value = new ParameterReader(context, itemIndex).raw('callbackUrl', labels.callbackUrl);
	const checked = checkAddress(value);
	if (checked.kind === 'problem') throw unusable(labels.callbackUrl, checked.problem);
	return checked.url.href;
}

/** Asks for an answer at once, or where there is an address, for one later. */
export async function askVendor(
	check: ProviderCheck,
	image: CheckImage,
	settings: CheckSettings<AnyParameterValues>,
	callbackUrl: string | null,
	send: Send,
): Promise<Submission> {
	if (callbackUrl === null) return await check.verify(image, settings, send);
	if (check.later === undefined) throw new TypeError('the vendor answers at once only');
	return await check.later.submit(image, { ...settings, callbackUrl }, send);
}

/** As short as a trigger lets its secret be; a shorter value may be a word, such as `kind=success`. */
const SHORTEST_IN_ADDRESS = 16;

/** Whoever knows the address can send a result to it, so a vendor's answer must not repeat it. */
export function secretsOfAddress(callbackUrl: string | null): string[] {
	if (callbackUrl === null) return [];
	const values = [...new URL(callbackUrl).searchParams.values()];
	const secrets = values.filter(({ length }) => length >= SHORTEST_IN_ADDRESS);
	return [callbackUrl, ...secrets].flatMap(formsOfSecret);
}
