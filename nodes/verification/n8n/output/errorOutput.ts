import type { IExecuteFunctions } from 'n8n-workflow';

/** Who moves failed items to the Error output. Without a mover they leave on the failing side. */
export type ErrorMover = 'n8n' | 'node' | 'nobody';

/** n8n's records of the runs in which the node moves them: Retry On Fail runs it again with the same. */
const movedByNode = new WeakSet<object>();

/**
 * n8n moves a failed item by itself, and merges into it what the node before put out, an earlier
 * verdict of this check included. An item may carry nothing to prevent that. So where there is such
 * a verdict, this run alone goes on as if the node had no Error output, and the node puts the failed
 * items there itself.
 *
 * Retry On Fail then runs the node only once. n8n runs it again for an error that is the first item
 * of output 0, which only a single output has, and no error of these may stand there at the last try.
 *
 * Does not throw: a throw would send all items to Pass.
 */
export function errorMover(context: IExecuteFunctions, hasEarlierVerdicts: boolean): ErrorMover {
	try {
		const run = context.getExecuteData();
		if (movedByNode.has(run)) return 'node';
		if (context.getNode().onError !== 'continueErrorOutput') return 'nobody';
		if (!hasEarlierVerdicts) return 'n8n';
		// A copy, for the workflow's own node runs again in a loop.
		run.node = { ...run.node, onError: 'continueRegularOutput' };
		movedByNode.add(run);
		return 'node';
	} catch {
		return 'nobody';
	}
}
