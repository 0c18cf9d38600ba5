import { setMaxListeners } from 'node:events';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { CheckName } from '../../check';
import { failureBehind } from '../../failure';
import type { Provider } from '../../providers/provider';
import { providers as allProviders } from '../../providers/registry';
import type { Stop } from '../http/send';
import { waitForCallback } from '../later/pendingCheck';
import { type AnsweredRecord, failedRecord, makeVerdict, openRecord } from '../output/makeVerdict';
import { continuesOnError, keepPassEmpty } from '../output/nodeSettings';
import { type FinishedItem, placeItems } from '../output/placeItems';
import { noteOf, type NotedVerdict, showRunHints } from '../output/hints/runHints';
import { sharing } from '../output/sharing';
import { type FilePlace, filePlace } from '../output/toItem';
import { toNodeError } from '../output/toNodeError';
import { type ItemShape, readShapeOrFailure } from '../parameters/itemShape';
import { checkItem } from './checkItem';
import { mapWithConcurrency } from './mapWithConcurrency';
import { prepareRun, type PreparedRun } from './prepareRun';

/** The part of a finished item that is kept: there may be thousands. */
type Finished = NotedVerdict & FinishedItem;

/**
 * Runs a check over all items of the node.
 *
 * If a node that continues on error throws, n8n sends every item, unchecked, to output 0 (Pass). So
 * the node does not throw then: each failed item leaves with its error, on the failing side.
 *
 * @throws a node error for the first item that failed by itself, only if the node stops the workflow on error
 */
export async function runCheck(
	context: IExecuteFunctions,
	checkName: CheckName,
	providers: readonly Provider[] = allProviders,
): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	const stopsOnError = !continuesOnError(context);
	const failed = new AbortController();
	const run = await prepareRun(context, checkName, providers, stopSignals(context, failed.signal));
	const ofSettings = keepPassEmpty(context, run.outputs.routing);
	const place = filePlace(context);
	const shareShape = sharing<ItemShape>();

	const finished = await mapWithConcurrency(
		items.length,
		run.concurrency,
		async (itemIndex): Promise<Finished> => {
			const answered = await checkOne(context, itemIndex, run);
			const record = await waitIfPending(context, run, answered, items[itemIndex], place);
			const verdict = makeVerdict(record);
			if (stopsOnError && verdict.outcome === 'error') failed.abort();
			const { doubts, recommended, fittingWouldHelp } = noteOf(record, verdict);
			// Field by field, because a spread object takes more memory, on Node 20 five times as much.
			return { verdict, doubts, recommended, fittingWouldHelp, shape: shareShape(record.shape) };
		},
		failed.signal,
	);

	if (stopsOnError) throwFirstError(context, finished);
	const outputs = placeItems(context, finished, run.outputs, place);
	const noted = finished.filter((one) => one !== undefined);
	const limits = run.vendor.kind === 'ready' ? run.vendor.offer.check.limits : null;
	showRunHints(context, noted, { label: run.provider.label, limits }, ofSettings);
	return outputs;
}

/** @param failed aborted once an item has failed in a node that stops on error */
function stopSignals(context: IExecuteFunctions, failed: AbortSignal): Stop {
	// Without this signal, n8n cannot cancel the execution.
	const endNow = context.getExecutionCancelSignal() ?? new AbortController().signal;
	const beginNothing = AbortSignal.any([failed, endNow]);
	// Each waiting item listens to it. Without this line, Node warns of more than 10.
	setMaxListeners(0, beginNothing);
	return { beginNothing, endNow };
}

async function checkOne(
	context: IExecuteFunctions,
	itemIndex: number,
	{ checkName, provider, simulated, vendor }: PreparedRun,
): Promise<AnsweredRecord> {
	const { shape, failure } = readShapeOrFailure(context, itemIndex, checkName);
	const record = openRecord({ checkName, provider, shape, simulated });
	if (failure) return failedRecord(record, failure);
	if (vendor.kind === 'failed') return failedRecord(record, vendor.failure);
	return await checkItem(context, itemIndex, vendor, record);
}

/**
 * A node that waits has one item. Does not throw: an error becomes a verdict that does not pass.
 */
async function waitIfPending(
	context: IExecuteFunctions,
	{ vendor, outputs: plan }: PreparedRun,
	record: AnsweredRecord,
	input: INodeExecutionData | undefined,
	place: FilePlace,
): Promise<AnsweredRecord> {
	const waits = vendor.kind === 'ready' && vendor.delivery.kind === 'wait';
	if (!waits || record.answer.kind !== 'pending' || !input) return record;
	try {
		await waitForCallback(context, { record, input, plan, place });
		return record;
	} catch (error) {
		return failedRecord(record, failureBehind(error));
	}
}

/** Once an item has failed, others end as cancelled. Their error does not say why. */
function throwFirstError(
	context: IExecuteFunctions,
	finished: ReadonlyArray<Finished | undefined>,
): void {
	const ended = finished.flatMap((one, itemIndex) =>
		one ? [{ verdict: one.verdict, itemIndex }] : [],
	);
	const errors = ended.filter(({ verdict }) => verdict.outcome === 'error');
	const first = errors.find(({ verdict }) => !verdict.reasons.includes('cancelled')) ?? errors[0];
	if (!first) return;
	const lost = ended.filter(({ verdict }) => verdict.outcome !== 'error' && verdict.attempts > 0);
	throw toNodeError(context.getNode(), first.verdict, first.itemIndex, lost.length);
}
