import type { IExecuteFunctions } from 'n8n-workflow';
import type { CheckName } from '../../check';
import { type CheckError, failureBehind } from '../../failure';
import { allowedValues } from '../../providers/parameters';
import type { Provider } from '../../providers/provider';
import { offersOf } from '../../providers/registry';
import { senderFor, type Stop } from '../http/send';
import { readCredential } from '../http/vendorCredential';
import { chosenDelivery } from '../later/delivery';
import { prepareDelivery } from '../later/prepareDelivery';
import { warnOfCaller } from '../output/nodeSettings';
import { settingsTeller } from '../output/verdictSettings';
import { ParameterReader, invalidParameter } from '../parameters/parameterReader';
import type { OutputPlan, Routing } from '../parameters/routing';
import { readConcurrency, readIsPendingShown, readRouting } from '../parameters/settings';
import { providerSpec } from '../parameters/specs';
import type { Vendor } from './checkItem';
import { earlierAnswers } from './earlierAnswers';

/** What is the same for all items. If it cannot be read, every item gets the same failure. */
export interface PreparedRun {
	readonly checkName: CheckName;
	readonly provider: Pick<Provider, 'name' | 'label'>;
	readonly outputs: OutputPlan;
	readonly concurrency: number;
	readonly vendor:
		| ({ readonly kind: 'ready' } & Vendor)
		| { readonly kind: 'failed'; readonly failure: CheckError };
}

/** The outputs that n8n shows if it cannot read the routing. */
const routingOfLastResort: Routing = 'passFailInconclusive';

/** Reads the settings of the node that are the same for all items. Does not throw. */
export async function prepareRun(
	context: IExecuteFunctions,
	checkName: CheckName,
	providers: readonly Provider[],
	stop: Stop,
): Promise<PreparedRun> {
	const pending = readIsPendingShown(context);
	const run = {
		checkName,
		provider: { name: 'unknown', label: 'The provider' },
		outputs: { routing: routingOfLastResort, pending },
		concurrency: 1,
	};
	try {
		const reader = new ParameterReader(context, 0);
		run.outputs = { routing: readRouting(reader), pending };
		const offer = chosenOffer(reader, checkName, providers);
		run.provider = { name: offer.provider.name, label: offer.provider.label };
		const kind = chosenDelivery(reader, offer.check);
		run.concurrency = readConcurrency(context);
		if (kind === 'wait') warnOfCaller(context);
		const delivery = await prepareDelivery(context, offer, kind);
		const reading = await readCredential(context, offer.provider);
		if (reading.kind === 'failed') return { ...run, vendor: reading };
		const { credential } = reading;
		const { baseUrl } = credential;
		const openSender = senderFor(context, credential, stop);
		const earlier = earlierAnswers(context);
		const tellSettings = settingsTeller(new URL(baseUrl).host);
		const vendor = { offer, baseUrl, delivery, openSender, earlier, stop, tellSettings };
		return { ...run, vendor: { kind: 'ready', ...vendor } };
	} catch (error) {
		return { ...run, vendor: { kind: 'failed', failure: failureBehind(error) } };
	}
}

function chosenOffer(
	reader: ParameterReader,
	checkName: CheckName,
	providers: readonly Provider[],
) {
	const offers = offersOf(checkName, providers);
	const spec = providerSpec(checkName, offers);
	const name = reader.raw(spec);
	const offer = offers.find(({ provider }) => provider.name === name);
	if (!offer) throw invalidParameter(spec.label, `must be ${allowedValues(spec)}`);
	return offer;
}
