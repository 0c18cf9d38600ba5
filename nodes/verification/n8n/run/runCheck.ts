import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { CheckName } from '../../check';
import { failureBehind } from '../../failure';
import type { Provider } from '../../providers/provider';
import { providers as allProviders } from '../../providers/registry';
import type { Verdict } from '../../verdict';
import { keptOf, sleepUntilDelivered } from '../later/pendingCheck';
import { type CheckRecord, makeFailedVerdict, openRecord } from '../output/makeVerdict';
import { keepPassEmpty, warnOfRetries } from '../output/nodeSettings';
import { showRunHints } from '../output/runHints';
import { filePlace, type FilePlace, toErrorItem, toItem } from '../output/toItem';
import { toNodeError } from '../output/toNodeError';
import { type ItemShape, readShapeOrFailure } from '../parameters/itemShape';
import { outputCount, outputFor } from '../parameters/routing';
import { checkItem, type Vendor } from './checkItem';
import { earlierTries } from './earlierAnswers';
import { mapWithConcurrency } from './mapWithConcurrency';
import { type PreparedRun, prepareRun } from './prepareRun';

/** An item's verdict, and how the item is to leave. */
interface Finished {
	readonly verdict: Verdict;
	readonly shape: ItemShape;
}

/** The same, with what is let go once the item is done: there may be many of them. */
interface Checked extends Finished {
	readonly record: CheckRecord;
}

/**
 * Runs a check over all items of the node.
 *
 * n8n sends every item, unchecked, to output 0 (Pass) when a node throws that continues on error.
 * So nothing is thrown then: each failed item leaves with its error, on the failing side.
 *
 * @throws a node error for the first failed item, only where the node stops the workflow on error
 */
export async function runCheck(
	context: IExecuteFunctions,
	checkName: CheckName,
	providers: readonly Provider[] = allProviders,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const stopsOnError = !continuesOnError(context);
	const movesErrors = context.getNode().onError === 'continueErrorOutput';
	let stopped = false;
	const goOn = () => !stopped;
	const run = await prepareRun(context, checkName, providers);
	keepPassEmpty(context, run.outputs.routing);
	warnOfRetries(context);
	const whileWanted = { goOn, earlier: earlierTries(context) };
	const place = filePlace(context);

	const finished = await mapWithConcurrency(
		items.length,
		run.concurrency,
		async (itemIndex) => {
			const checked = await checkOne(context, itemIndex, run, whileWanted);
			const leaving = { input: items[itemIndex], place };
			const verdict = await sleepIfPending(context, run, checked, leaving);
			stopped ||= stopsOnError && verdict.outcome === 'error';
			return { verdict, shape: checked.shape };
		},
		goOn,
	);

	if (stopsOnError) throwFirstError(context, finished);
	const outputs = Array.from({ length: outputCount(run.outputs) }, (): INodeExecutionData[] => []);
	items.forEach((input, itemIndex) => {
		const one = finished[itemIndex];
		if (!one) return;
		const { verdict, shape } = one;
		const moves = movesErrors && verdict.outcome === 'error';
		const item = moves
			? toErrorItem(input, itemIndex, verdict, place)
			: toItem(input, itemIndex, verdict, shape, place);
		outputs[outputFor(verdict.outcome, run.outputs)]?.push(item);
	});
	const verdicts = finished.flatMap((one) => (one ? [one.verdict] : []));
	const limits = run.vendor.kind === 'vendor' ? run.vendor.offer.check.limits : null;
	showRunHints(context, verdicts, { label: run.provider.label, limits });
	return outputs;
}

/**
 * Whether n8n goes on after a throw. Its engine goes by the old setting of a workflow first, even
 * where a new one says to stop, and its own helper does not: a throw between the two would send
 * all items to Pass.
 */
function continuesOnError(context: IExecuteFunctions): boolean {
	return context.continueOnFail() || context.getNode().continueOnFail === true;
}

async function checkOne(
	context: IExecuteFunctions,
	itemIndex: number,
	{ checkName, provider, vendor }: PreparedRun,
	whileWanted: Pick<Vendor, 'goOn' | 'earlier'>,
): Promise<Checked> {
	const { shape, failure } = readShapeOrFailure(context, itemIndex, checkName);
	const record = openRecord({ checkName, provider, shape });
	if (failure) return { shape, record, verdict: makeFailedVerdict(record, failure) };
	if (vendor.kind === 'failed') {
		return { shape, record, verdict: makeFailedVerdict(record, vendor.failure) };
	}
	const verdict = await checkItem(context, itemIndex, { ...vendor, ...whileWanted }, record);
	return { shape, record, verdict };
}

/** With the one item of a node that waits. Does not throw: what goes wrong is no pass either. */
async function sleepIfPending(
	context: IExecuteFunctions,
	{ vendor, outputs: plan }: PreparedRun,
	{ verdict: pending, shape, record }: Checked,
	{ input, place }: { readonly input: INodeExecutionData | undefined; readonly place: FilePlace },
): Promise<Verdict> {
	const { settings, began } = record;
	const waits = vendor.kind === 'vendor' && vendor.delivery.kind === 'wait';
	if (!waits || pending.outcome !== 'pending' || settings === null || !input) return pending;
	try {
		const { vendorSettings, reviewThreshold, unusableImage } = settings;
		const wanted = { vendorSettings, reviewThreshold, unusableImage };
		const awaited = {
			format: 1,
			began,
			pending,
			input: keptOf(input, shape),
			settings: wanted,
			shape,
			plan,
			place,
		} as const;
		await sleepUntilDelivered(context, awaited);
		return pending;
	} catch (error) {
		return makeFailedVerdict(record, failureBehind(error));
	}
}

function throwFirstError(
	context: IExecuteFunctions,
	finished: ReadonlyArray<Finished | undefined>,
): void {
	finished.forEach((one, itemIndex) => {
		if (one?.verdict.outcome === 'error') {
			throw toNodeError(context.getNode(), one.verdict, itemIndex);
		}
	});
}
