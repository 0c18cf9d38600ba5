import type { IExecuteFunctions } from 'n8n-workflow';

/** What moves failed items to the Error output. With `nobody`, they leave on the failing side. */
export type ErrorMover = 'n8n' | 'node' | 'nobody';

/**
 * n8n's records of the runs in which the node moves them. Retry On Fail uses the same record again.
 */
const movedByNode = new WeakSet<object>();

/**
 * n8n moves a failed item by itself. It merges the input fields into the item, also an earlier
 * verdict of this check, and the item cannot prevent that. So if there is such a verdict, this run
 * continues as if the node had no Error output, and the node moves the failed items itself.
 *
 * Retry On Fail then runs the node only once. n8n runs a node again if the first item of output 0
 * is an error. That happens only with a single output, and such an error must not be there at the
 * last try.
 *
 * Does not throw: a throw would send all items to Pass.
 */
export function errorMover(context: IExecuteFunctions, hasEarlierVerdicts: boolean): ErrorMover {
	try {
		const run = context.getExecuteData();
		if (movedByNode.has(run)) return 'node';
		if (context.getNode().onError !== 'continueErrorOutput') return 'nobody';
		if (!hasEarlierVerdicts) return 'n8n';
		// A copy, because the workflow's own node may run again in a loop.
		run.node = { ...run.node, onError: 'continueRegularOutput' };
		movedByNode.add(run);
		return 'node';
	} catch {
		return 'nobody';
	}
}
