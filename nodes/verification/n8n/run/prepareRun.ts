import type { IExecuteFunctions } from 'n8n-workflow';
import type { CheckName } from '../../check';
import { type CheckError, failureBehind, UnusableInput } from '../../failure';
import { allowedValues } from '../../providers/parameters';
import type { Provider } from '../../providers/provider';
import { type Offer, offersOf } from '../../providers/registry';
import { senderFor, type Stop } from '../http/send';
import { readCredential } from '../http/vendorCredential';
import { chosenDelivery, type Delivery } from '../later/delivery';
import { prepareDelivery } from '../later/prepareDelivery';
import { warnOfCaller } from '../output/nodeSettings';
import { settingsTeller } from '../output/verdictSettings';
import { ParameterReader, invalidParameter } from '../parameters/parameterReader';
import type { OutputPlan, Routing } from '../parameters/routing';
import { readConcurrency, readIsPendingShown, readRouting } from '../parameters/settings';
import { isManualExecution, simulate } from '../parameters/simulation';
import { providerSpec } from '../parameters/specs';
import { simulatedLabel } from '../words/simulationSentences';
import type { Vendor } from './checkItem';
import { earlierAnswers } from './earlierAnswers';
import { simulatedSenderFor } from './simulatedSender';

/** What is the same for all items. If it cannot be read, every item gets the same failure. */
export interface PreparedRun {
	readonly checkName: CheckName;
	readonly provider: Pick<Provider, 'name' | 'label'>;
	readonly outputs: OutputPlan;
	readonly concurrency: number;
	/** Whether no vendor is asked. */
	readonly simulated: boolean;
	readonly vendor: ({ readonly kind: 'ready' } & Vendor) | Failed;
}

interface Failed {
	readonly kind: 'failed';
	readonly failure: CheckError;
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
		simulated: false,
	};
	try {
		const reader = new ParameterReader(context, 0);
		run.outputs = { routing: readRouting(reader), pending };
		const isSimulateOn = reader.read(simulate);
		run.simulated = isSimulateOn && isManualExecution(context);
		const offer = chosenOffer(reader, checkName, providers);
		const { name, label } = offer.provider;
		run.provider = { name, label: run.simulated ? simulatedLabel(label) : label };
		if (isSimulateOn && !run.simulated) throw new UnusableInput({ reason: 'simulatedOutsideTest' });
		const kind = chosenDelivery(reader, offer.check);
		run.concurrency = readConcurrency(context);
		const connection = run.simulated
			? withoutVendor(context, offer)
			: await connect(context, offer, kind, stop);
		if (connection.kind === 'failed') return { ...run, vendor: connection };
		const earlier = earlierAnswers(context);
		return { ...run, vendor: { ...connection, offer, earlier, stop } };
	} catch (error) {
		return { ...run, vendor: { kind: 'failed', failure: failureBehind(error) } };
	}
}

/** How the items' requests get their replies. */
type Connection = { readonly kind: 'ready' } & Omit<Vendor, 'offer' | 'earlier' | 'stop'>;

async function connect(
	context: IExecuteFunctions,
	offer: Offer,
	kind: Delivery['kind'],
	stop: Stop,
): Promise<Connection | Failed> {
	if (kind === 'wait') warnOfCaller(context);
	const delivery = await prepareDelivery(context, offer, kind);
	const reading = await readCredential(context, offer.provider);
	if (reading.kind === 'failed') return reading;
	const { credential } = reading;
	const { baseUrl } = credential;
	const openSender = senderFor(context, credential, stop);
	const tellSettings = settingsTeller(new URL(baseUrl).host);
	return { kind: 'ready', baseUrl, delivery, openSender, tellSettings };
}

/** A sample answer comes at once, whatever the user has set for the vendor's. */
function withoutVendor(context: IExecuteFunctions, { check }: Offer): Connection {
	return {
		kind: 'ready',
		baseUrl: null,
		delivery: { kind: 'immediate' },
		openSender: simulatedSenderFor(context, check),
		tellSettings: settingsTeller(null),
	};
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
