import type { IExecuteFunctions } from 'n8n-workflow';
import { checkAddress } from '../../../../credentials/address';
import type { Image } from '../../image/image';
import type { AnyParameterValues } from '../../providers/parameters';
import type { CheckSettings, ProviderCheck, Send, Submission } from '../../providers/provider';
import { formsOfSecret } from '../http/redaction/redact';
import { ParameterReader, invalidParameter } from '../parameters/parameterReader';
import { callbackUrl, delivery } from '../parameters/specs';
import { SHORTEST_SECRET } from '../parameters/triggerSpecs';

/** How an answer comes: at once, or later to an address of the user's, or of this execution. */
export type Delivery =
	| { readonly kind: 'immediate' }
	| { readonly kind: 'callback' }
	| { readonly kind: 'wait'; readonly resumeUrl: string };

/** @throws UnusableInput for what is none of the choices: it is never taken for the default */
export function chosenDelivery(reader: ParameterReader, check: ProviderCheck): Delivery['kind'] {
	if (check.later === undefined) return 'immediate';
	return reader.read(delivery);
}

/**
 * The address that the vendor is to call about one item; null where it is to answer at once.
 *
 * @throws UnusableInput for an address over which others could listen
 */
export function readCallbackUrl(
	context: Pick<IExecuteFunctions, 'getNodeParameter'>,
	itemIndex: number,
	chosen: Delivery,
): string | null {
	if (chosen.kind === 'immediate') return null;
	if (chosen.kind === 'wait') return chosen.resumeUrl;
	const checked = checkAddress(new ParameterReader(context, itemIndex).raw(callbackUrl));
	if (checked.kind === 'problem') throw invalidParameter(callbackUrl.label, checked.problem);
	return checked.url.href;
}

/** Asks for an answer at once, or where there is an address, for one later. */
export async function requestCheck(
	check: ProviderCheck,
	image: Image,
	settings: CheckSettings<AnyParameterValues>,
	address: string | null,
	send: Send,
): Promise<Submission> {
	if (address === null) return await check.verify(image, settings, send);
	if (check.later === undefined) throw new TypeError('the vendor answers at once only');
	return await check.later.submit(image, { ...settings, callbackUrl: address }, send);
}

/** Whoever knows the address can send a result to it, so a vendor's answer must not repeat it. */
export function secretsOfAddress(address: string | null): string[] {
	if (address === null) return [];
	const values = [...new URL(address).searchParams.values()];
	const secrets = values.filter(({ length }) => length >= SHORTEST_SECRET);
	return [address, ...secrets].flatMap(formsOfSecret);
}
