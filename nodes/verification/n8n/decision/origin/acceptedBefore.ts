import type { IExecuteFunctions } from 'n8n-workflow';
import { ownField } from '../../../decision/ownField';
import { readHistory, remembered } from './history';

/**
 * Tells the checks by which an earlier run of this node has accepted an item. n8n runs a node again
 * for each round of a loop, and for each branch that leads to it. So one verdict could let several
 * items in, one in each run.
 *
 * Other decisions do not count: an applicant whose photo was retaken comes again, with the verdicts
 * that were good.
 */
export function acceptedBefore(context: IExecuteFunctions): (check: object) => boolean {
	const accepted = remembered((node: string) => {
		const records = readHistory(context)
			.outputsOf(node)
			.flatMap(({ item }) => Object.values(item.json))
			.filter((value) => ownField(value, 'decision') === 'accept');
		const checks = records.flatMap((record): unknown => ownField(record, 'checks') ?? []);
		return new Set(checks.map(identityOf));
	});
	return (check) => accepted(context.getNode().name).has(identityOf(check));
}

/** Tells verdicts apart. A loop reads all its earlier rounds each time, so it is short. */
function identityOf(check: unknown): string {
	const names = ['check', 'node', 'transactionId', 'checkedAt', 'sha256'];
	return JSON.stringify(names.map((name) => ownField(check, name)));
}
