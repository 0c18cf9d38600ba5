import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { CheckName } from '../check';
import { providers as allProviders } from '../providers/registry';
import type { Provider } from '../providers/provider';
import { checkItem } from './checkItem';
import { readShapeOrFailure } from './itemShape';
import { keepPassEmpty } from './keepPassEmpty';
import { makeFailedVerdict, openRecord, type Checked, type CheckRecord } from './makeVerdict';
import { mapWithConcurrency } from './mapWithConcurrency';
import { outputCount, outputFor } from './outputs';
import { prepareRun, type PreparedRun } from './prepareRun';
import { toErrorItem, toItem } from './toItem';
import { toNodeError } from './toNodeError';

/** An item's verdict, with what it takes to send the item on. */
interface Finished {
	readonly record: CheckRecord;
	readonly checked: Checked;
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
	const run = await prepareRun(context, checkName, providers);
	const stopsOnError = !context.continueOnFail();
	let stopped = false;

	const finished = await mapWithConcurrency(
		items.length,
		run.concurrency,
		async (itemIndex) => {
			const one = await finishItem(context, itemIndex, run);
			stopped ||= stopsOnError && one.checked.verdict.outcome === 'error';
			return one;
		},
		() => !stopped,
	);

	if (stopsOnError) throwFirstError(context, finished);
	keepPassEmpty(context, run.routing);
	const movesErrors = context.getNode().onError === 'continueErrorOutput';
	const outputs = Array.from({ length: outputCount(run.routing) }, (): INodeExecutionData[] => []);
	items.forEach((input, itemIndex) => {
		const one = finished[itemIndex];
		if (!one) return;
		const { outcome } = one.checked.verdict;
		const item =
			movesErrors && outcome === 'error'
				? toErrorItem(input, itemIndex, one.checked)
				: toItem(input, itemIndex, one.checked, one.record);
		outputs[outputFor(outcome, run.routing)]?.push(item);
	});
	return outputs;
}

async function finishItem(
	context: IExecuteFunctions,
	itemIndex: number,
	{ checkName, provider, vendor }: PreparedRun,
): Promise<Finished> {
	const { shape, failure } = readShapeOrFailure(context, itemIndex, checkName);
	const record = openRecord({ checkName, provider, shape });
	if (failure) return { record, checked: makeFailedVerdict(record, failure) };
	if (vendor.kind === 'failed')
		return { record, checked: makeFailedVerdict(record, vendor.failure) };
	return { record, checked: await checkItem(context, itemIndex, vendor, record) };
}

function throwFirstError(
	context: IExecuteFunctions,
	finished: ReadonlyArray<Finished | undefined>,
): void {
	finished.forEach((one, itemIndex) => {
		if (one?.checked.verdict.outcome === 'error') {
			throw toNodeError(context.getNode(), one.checked.verdict, itemIndex);
		}
	});
}
