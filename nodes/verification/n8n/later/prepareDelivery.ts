import type { IExecuteFunctions } from 'n8n-workflow';
import type { Offer } from '../../providers/registry';
import { readCallbackAddress } from './callbackCredential';
import type { Delivery } from './delivery';
import { prepareWait } from './prepareWait';

/**
 * What is the same for all items of a run.
 *
 * @throws UnusableInput if the vendor cannot send the result there
 */
export async function prepareDelivery(
	context: IExecuteFunctions,
	offer: Offer,
	kind: Delivery['kind'],
): Promise<Delivery> {
	switch (kind) {
		case 'immediate':
			return { kind };
		case 'callback':
			return { kind, address: await readCallbackAddress(context, offer) };
		case 'wait':
			return await prepareWait(context);
	}
}
