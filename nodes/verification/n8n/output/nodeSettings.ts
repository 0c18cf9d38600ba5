import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import type { Routing } from '../parameters/routing';
import { labels } from '../words/labels';
import { addHints, warning } from './hints/addHints';

/**
 * Whether n8n continues after a throw. n8n's engine reads the old setting of a workflow first, even
 * if the new one says to stop. Its own helper does not, and a throw in that case would send all
 * items to output 0.
 */
export function continuesOnError(context: IExecuteFunctions): boolean {
	return context.continueOnFail() || context.getNode().continueOnFail === true;
}

/**
 * With "Always Output Data", n8n puts an empty item on output 0 when that output would be empty.
 * Output 0 is Pass, so the next step would accept a person without a check. So the node switches
 * off the setting for this run, in n8n's copy of the node, before it sends anything.
 *
 * Does not throw: if n8n has no such copy, a throw would send all items to Pass.
 *
 * @returns a hint about it
 */
export function keepPassEmpty(context: IExecuteFunctions, routing: Routing): NodeExecutionHint[] {
	if (routing === 'single') return [];
	try {
		const { node } = context.getExecuteData();
		if (node.alwaysOutputData !== true) return [];
		node.alwaysOutputData = false;
		return [warning(alwaysOutputDataIgnored)];
	} catch {
		// Then n8n's setting stays.
		return [];
	}
}

const alwaysOutputDataIgnored =
	'Always Output Data is ignored here: it would send an empty item to Pass when nothing passed.';

/**
 * Warns about the calling workflow, which a waiting check cannot control. If somebody retries the
 * calling execution, n8n passes on the unchecked input there.
 */
export function warnOfCaller(context: IExecuteFunctions): void {
	addHints(context, () => (context.getMode() === 'integrated' ? [warning(callerMayPassOn)] : []));
}

const callerMayPassOn =
	'Another workflow called this one, and this check waits. If someone retries the calling execution, n8n passes the item on there without this check. In the calling workflow, overwrite the field of the verdict before Execute Sub-workflow, and check the verdict after it. An example: https://github.com/kyc-liveness/n8n-nodes-kyc-liveness/blob/main/docs/callbacks.md#wait-for-several-items';

/**
 * Warns about the costs of n8n's own "Retry On Fail". It also sends requests again that may have been
 * charged, which the node itself never does.
 */
export function retryHints(context: IExecuteFunctions): NodeExecutionHint[] {
	return context.getNode().retryOnFail === true ? [warning(costsOfRetries)] : [];
}

const costsOfRetries = `Retry On Fail is on. If an item fails, n8n runs this node again, and the node sends every image without an answer again. A check that timed out or broke off may then be charged twice. The option ${labels.maxRetries} is cheaper: it retries a request only if the provider was busy or unreachable.`;
