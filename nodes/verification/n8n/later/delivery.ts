import type { IExecuteFunctions } from 'n8n-workflow';
import { checkAddress } from '../../../../credentials/address';
import type { AnyParameterValues } from '../../providers/parameters';
import type {
	AnyImages,
	CheckSettings,
	ProviderCheck,
	Send,
	Submission,
} from '../../providers/provider';
import { formsOfSecret } from '../http/redaction/redact';
import { ParameterReader, invalidParameter } from '../parameters/parameterReader';
import { callbackUrl, delivery } from '../parameters/specs';
import { SHORTEST_SECRET } from '../parameters/triggerSpecs';
import { noCallbackSetting } from './callbackCredential';

/**
 * How an answer comes: at once, or later to the user's address or to this execution's address. The
 * user's address is null if each item has its own, in the field Callback URL.
 */
export type Delivery =
	| { readonly kind: 'immediate' }
	| { readonly kind: 'callback'; readonly address: string | null }
	| { readonly kind: 'wait'; readonly resumeUrl: string };

/**
 * @throws UnusableInput for a value that is not one of the choices: it never becomes the default
 */
export function chosenDelivery(reader: ParameterReader, check: ProviderCheck): Delivery['kind'] {
	if (check.later === undefined) return 'immediate';
	return reader.read(delivery);
}

/**
 * The address that the vendor calls about one item; null if it answers at once.
 *
 * @throws UnusableInput for an address that others could listen to
 */
export function readCallbackUrl(
	context: Pick<IExecuteFunctions, 'getNodeParameter'>,
	itemIndex: number,
	chosen: Delivery,
): string | null {
	if (chosen.kind === 'immediate') return null;
	if (chosen.kind === 'wait') return chosen.resumeUrl;
	if (chosen.address !== null) return chosen.address;
	const given = new ParameterReader(context, itemIndex).raw(callbackUrl);
	if (given === '') throw noCallbackSetting(callbackUrl, 'is empty');
	const checked = checkAddress(given);
	if (checked.kind === 'problem') throw invalidParameter(callbackUrl.label, checked.problem);
	return checked.url.href;
}

/** Asks for an answer at once, or for a later one if there is an address. */
export async function requestCheck(
	check: ProviderCheck,
	images: AnyImages,
	settings: CheckSettings<AnyParameterValues>,
	address: string | null,
	send: Send,
): Promise<Submission> {
	if (address === null) return await check.verify(images, settings, send);
	if (check.later === undefined) throw new TypeError('the vendor answers at once only');
	return await check.later.submit(images, { ...settings, callbackUrl: address }, send);
}

/** Anyone who knows the address can send a result to it, so no item may contain it. */
export function secretsOfAddress(address: string | null): string[] {
	if (address === null) return [];
	const values = [...new URL(address).searchParams.values()];
	const secrets = values.filter(({ length }) => length >= SHORTEST_SECRET);
	return [address, ...secrets].flatMap(formsOfSecret);
}
