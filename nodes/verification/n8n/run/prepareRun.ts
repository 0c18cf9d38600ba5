import type { IExecuteFunctions } from 'n8n-workflow';
import type { CheckName } from '../../check';
import { type CheckError, failureBehind } from '../../failure';
import { allowedValues } from '../../providers/parameters';
import type { Provider } from '../../providers/provider';
import { offersOf } from '../../providers/registry';
import { senderFor, type Stop } from '../http/send';
import { readCredential } from '../http/vendorCredential';
import { chosenDelivery } from '../later/delivery';
import { prepareWait } from '../later/prepareWait';
import { warnOfCaller } from '../output/nodeSettings';
import { settingsTeller } from '../output/verdictSettings';
import { ParameterReader, unusable } from '../parameters/parameterReader';
import type { OutputPlan } from '../parameters/routing';
import { readConcurrency, readRouting } from '../parameters/settings';
import { providerSpec } from '../parameters/specs';
import type { Vendor } from './checkItem';
import { earlierAnswers } from './earlierAnswers';

/** What is the same for all items. Where it could not be had, every item gets the same failure. */
export interface PreparedRun {
	readonly checkName: CheckName;
	readonly provider: Pick<Provider, 'name' | 'label'>;
	readonly outputs: OutputPlan;
	readonly concurrency: number;
	readonly vendor:
		| ({ readonly kind: 'ready' } & Vendor)
		| { readonly kind: 'failed'; readonly failure: CheckError };
}

/** As n8n shows them where it does not know the routing either. */
const outputsOfLastResort: OutputPlan = { routing: 'passFailInconclusive', pending: false };

/** Reads what belongs to the node and not to an item. Does not throw. */
export async function prepareRun(
	context: IExecuteFunctions,
	checkName: CheckName,
	providers: readonly Provider[],
	stop: Stop,
): Promise<PreparedRun> {
	const run = {
		checkName,
		provider: { name: 'unknown', label: 'The provider' },
		outputs: outputsOfLastResort,
		concurrency: 1,
	};
	try {
		const reader = new ParameterReader(context, 0);
		const routing = readRouting(reader);
		run.outputs = { routing, pending: false };
		const offer = chosenOffer(reader, checkName, providers);
		run.provider = { name: offer.provider.name, label: offer.provider.label };
		const kind = chosenDelivery(reader, offer.check);
		run.outputs = { routing, pending: kind === 'callback' };
		run.concurrency = readConcurrency(context);
		if (kind === 'wait') warnOfCaller(context);
		const delivery = kind === 'wait' ? await prepareWait(context) : { kind };
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
	if (!offer) throw unusable(spec.label, `must be ${allowedValues(spec)}`);
	return offer;
}
