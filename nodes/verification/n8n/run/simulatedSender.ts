import type { IExecuteFunctions } from 'n8n-workflow';
import type { ProviderCheck } from '../../providers/provider';
import { simulatedReply } from '../../providers/simulation';
import { newSimulatedId } from '../../verdict';
import type { Sender } from '../http/send';
import { ParameterReader } from '../parameters/parameterReader';
import type { ItemSettings } from '../parameters/settings';
import { simulatedAnswer } from '../parameters/simulation';

/** Makes the sender of an item, as `OpenSender` does. It may depend on the item's settings. */
export type OpenItemSender = (
	settings: ItemSettings,
	secrets: readonly string[],
	itemIndex: number,
) => Sender;

/** Opens senders that send nothing. Each request gets a sample reply of the vendor. */
export function simulatedSenderFor(
	context: Pick<IExecuteFunctions, 'getNodeParameter'>,
	check: ProviderCheck,
): OpenItemSender {
	return ({ vendorSettings, reviewThreshold }, _secrets, itemIndex) => {
		const answer = new ParameterReader(context, itemIndex).read(simulatedAnswer);
		const reference = newSimulatedId();
		const reply = simulatedReply(check, vendorSettings, reviewThreshold, answer, reference);
		const send: Sender['send'] = async () => ({ kind: 'reply', reply });
		return { send, attempts: () => 0, isDone: () => true };
	};
}
