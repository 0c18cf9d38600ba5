import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';
import type { DecisionReason, DecisionRecord } from '../../decision/decision';
import { addHints, hintsOfRun, warning } from '../output/hints/addHints';
import { decisionTotals, isOwnReason, reviewHint } from '../words/decisionSentences';

/**
 * Says above the node's output how many applicants got which decision. Then it says why items went
 * to Review although no check wanted it, the most frequent reason first.
 */
export function showDecisionHints(
	context: IExecuteFunctions,
	records: readonly DecisionRecord[],
): void {
	addHints(context, () => decisionHints(records));
}

export function decisionHints(records: readonly DecisionRecord[]): NodeExecutionHint[] {
	const totals =
		records.length > 1 ? decisionTotals(records.map(({ decision }) => decision)) : null;
	const counts = new Map<string, { readonly reason: DecisionReason; readonly count: number }>();
	for (const { decision, reasons } of records) {
		if (decision !== 'review') continue;
		for (const reason of reasons.filter((one) => isOwnReason(one.reason))) {
			const key = JSON.stringify(reason);
			counts.set(key, { reason, count: (counts.get(key)?.count ?? 0) + 1 });
		}
	}
	const reasons = [...counts.values()]
		.sort((one, other) => other.count - one.count)
		.map(({ reason, count }) => warning(reviewHint(count, records.length, reason)));
	return hintsOfRun(totals, reasons);
}
