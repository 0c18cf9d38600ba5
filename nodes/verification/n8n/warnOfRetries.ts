import type { IExecuteFunctions } from 'n8n-workflow';
import { labels } from './labels';

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
