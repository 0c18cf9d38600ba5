import type { IExecuteFunctions } from 'n8n-workflow';
import type { Routing } from '../parameters/routing';
import { labels } from '../words/labels';

/**
 * Whether n8n goes on after a throw. Its engine goes by the old setting of a workflow first, even
 * where a new one says to stop, and its own helper does not: a throw between the two would send
 * all items to output 0.
 */
export function continuesOnError(context: IExecuteFunctions): boolean {
	return context.continueOnFail() || context.getNode().continueOnFail === true;
}

/**
 * With "Always Output Data", n8n puts an empty item on output 0 when that output would be empty.
 * Output 0 is Pass: whatever stands behind it would let somebody in whom nobody checked. So the
 * setting is switched off for this run, in n8n's copy of the node, before anything is sent.
 *
 * Does not throw: where an n8n has no such copy at hand, a throw would send all items to Pass.
 */
export function keepPassEmpty(context: IExecuteFunctions, routing: Routing): void {
	if (routing === 'single') return;
	try {
		const { node } = context.getExecuteData();
		if (node.alwaysOutputData !== true) return;
		node.alwaysOutputData = false;
		context.addExecutionHints({
			message:
				'Always Output Data is ignored here: it would send an empty item to Pass when nothing passed.',
			location: 'outputPane',
			type: 'warning',
		});
	} catch {
		// Then n8n's setting holds.
	}
}

/**
 * Says what a check that waits cannot keep n8n from doing to the workflow that called this one. It
 * passes what it handed over on, unchecked, when somebody retries the calling execution.
 *
 * Does not throw: an n8n that knows no hints does without.
 */
export function warnOfCaller(context: IExecuteFunctions): void {
	try {
		if (context.getMode() !== 'integrated') return;
		context.addExecutionHints({
			message:
				'Another workflow called this one, and this check waits. When somebody retries the calling execution, n8n passes the item on there without this check. Clear the field of the verdict before Execute Sub-workflow, and check it with an If node afterwards. The README shows how, under Wait, for several items.',
			location: 'outputPane',
			type: 'warning',
		});
	} catch {
		// Then the README alone says so.
	}
}

/**
 * Says what n8n's own "Retry On Fail" may cost: it asks again about what may have been charged,
 * which the node itself never does.
 *
 * Does not throw: an n8n that knows no hints does without.
 */
export function warnOfRetries(context: IExecuteFunctions): void {
	try {
		if (context.getNode().retryOnFail !== true) return;
		context.addExecutionHints({
			message: `Retry On Fail is on. When an item fails, n8n runs this node again: images that were answered are not sent again, but a check that timed out or broke off may be charged twice. The option ${labels.maxRetries} is cheaper: it repeats a request only where the provider was busy or could not be reached.`,
			location: 'outputPane',
			type: 'warning',
		});
	} catch {
		// Then the README alone says so.
	}
}
