import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Verdict } from '../../verdict';
import type { ItemShape } from '../parameters/itemShape';
import { outputCount, outputFor, type OutputPlan } from '../parameters/routing';
import { hasEarlierVerdict } from './earlierVerdict';
import { errorMover } from './errorOutput';
import { type FilePlace, toErrorItem, toItem, toMovedErrorItem } from './toItem';

export interface FinishedItem {
	readonly verdict: Verdict;
	readonly shape: ItemShape;
}

/**
 * Puts each item on its output, in order. An item whose check did not begin has no output.
 *
 * @param finished by the index of the item
 */
export function placeItems(
	context: IExecuteFunctions,
	finished: ReadonlyArray<FinishedItem | undefined>,
	plan: OutputPlan,
	place: FilePlace,
): INodeExecutionData[][] {
	const items = context.getInputData().flatMap((input, itemIndex) => {
		const one = finished[itemIndex];
		return one ? [{ input, itemIndex, ...one }] : [];
	});
	const mover = errorMover(
		context,
		items.some(
			({ input, verdict, shape }) =>
				verdict.outcome === 'error' && hasEarlierVerdict(input.json, shape),
		),
	);
	const ownOutputs = outputCount(plan);
	const outputs = Array.from(
		// n8n's Error output comes after the node's own.
		{ length: mover === 'node' ? ownOutputs + 1 : ownOutputs },
		(): INodeExecutionData[] => [],
	);
	for (const { input, itemIndex, verdict, shape } of items) {
		const output = outputFor(verdict.outcome, plan);
		if (verdict.outcome !== 'error' || mover === 'nobody') {
			outputs[output]?.push(toItem(input, itemIndex, verdict, shape, place));
		} else if (mover === 'n8n') {
			outputs[output]?.push(toErrorItem(input, itemIndex, verdict, place));
		} else {
			outputs[ownOutputs]?.push(toMovedErrorItem(input, itemIndex, verdict, shape, place));
		}
	}
	return outputs;
}
