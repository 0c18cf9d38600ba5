import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import type { DecisionReason, DecisionRecord } from '../../decision/decision';
import { isOwnReason, reviewHint } from '../words/decisionSentences';

/** More of them would push the items themselves out of sight. */
const MOST_HINTS = 4;

/**
 * Says above the node's output why items went to Review although no check wanted it, the most
 * frequent reason first.
 *
 * Does not throw: an n8n that knows no hints does without, and the decisions say it too.
 */
export function showDecisionHints(
	context: IExecuteFunctions,
	records: readonly DecisionRecord[],
): void {
	try {
		const hints = decisionHints(records);
		if (hints.length > 0) context.addExecutionHints(...hints);
	} catch {
		// Then there are no hints.
	}
}

export function decisionHints(records: readonly DecisionRecord[]): NodeExecutionHint[] {
	const counts = new Map<string, { readonly reason: DecisionReason; readonly count: number }>();
	for (const { decision, reasons } of records) {
		if (decision !== 'review') continue;
		for (const reason of reasons.filter((one) => isOwnReason(one.reason))) {
			const key = JSON.stringify(reason);
			counts.set(key, { reason, count: (counts.get(key)?.count ?? 0) + 1 });
		}
	}
	return [...counts.values()]
		.sort((one, other) => other.count - one.count)
		.slice(0, MOST_HINTS)
		.map(({ reason, count }) => ({
			message: reviewHint(count, records.length, reason),
			type: 'warning',
			location: 'outputPane',
		}));
}
