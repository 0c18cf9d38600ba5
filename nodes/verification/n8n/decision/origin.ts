import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ownField } from '../../decision/ownField';
import { canonicalJson } from './canonicalJson';
import { type Claim, claimsOn, errorField, type OriginOf } from './evidence';
import { type History, readHistory } from './history';
import type { UpstreamCheck } from './upstreamChecks';

/**
 * Finds the node that put a verdict out for this very item. What guards against what:
 *
 * - The verdict has to be, to the last field, what an active check put out in this execution: against
 *   verdicts from forms and webhooks, from other executions, and such as were edited.
 * - It is compared with what the check put out for the item that this one descends from: against the
 *   verdict of another applicant, and of an earlier round of a loop.
 * - Where n8n does not know the descent, the item has to have a file of that item: the same, less
 *   strictly, for n8n forgets the descent when an execution has waited.
 * - A pass lets one item in: against one verdict on several items.
 */
export function originFinder(
	context: IExecuteFunctions,
	upstream: readonly UpstreamCheck[],
): (itemIndex: number) => OriginOf {
	const inputs = context.getInputData();
	const history = readHistory(context);
	const active = upstream.filter(({ isDeactivated }) => !isDeactivated);
	const carriers = countCarriers(inputs);
	const putOut = putOutBy(history);

	return (itemIndex) => (claim) => {
		const key = keyOf(claim);
		if ((carriers.get(key) ?? 0) > 1 && ownField(claim.value, 'outcome') === 'pass') return null;
		const source = active.find((node) => {
			if (node.check !== claim.check) return false;
			const ancestor = history.ancestorOf(itemIndex, node.node);
			if (ancestor.kind === 'item') return keysOf(ancestor.item, node).includes(key);
			if (ancestor.kind === 'several') return false;
			const candidates = putOut(node).get(key) ?? [];
			return candidates.some((item) => mayShareFiles(item, inputs[itemIndex]));
		});
		return source?.node ?? null;
	};
}

/** Apart from the field, which a later node may rename. */
function keyOf({ field, value }: Pick<Claim, 'field' | 'value'>): string {
	return `${field === errorField ? 'error' : 'verdict'} ${canonicalJson(value)}`;
}

/** How many of the items have it. */
function countCarriers(items: readonly INodeExecutionData[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { json } of items) {
		for (const key of new Set(claimsOn(json).map(keyOf))) {
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
	}
	return counts;
}

/** What a check put out, by key: made once for a node, and only where it is asked for. */
function putOutBy(history: History) {
	const byNode = new Map<string, ReadonlyMap<string, readonly INodeExecutionData[]>>();
	return (node: UpstreamCheck) => {
		const known = byNode.get(node.node);
		if (known) return known;
		const items = new Map<string, INodeExecutionData[]>();
		for (const item of history.outputsOf(node.node)) {
			for (const key of keysOf(item, node)) items.set(key, [...(items.get(key) ?? []), item]);
		}
		byNode.set(node.node, items);
		return items;
	};
}

/**
 * The verdict that a node put on an item of its output. The item also has what came in, which may be
 * a forged verdict: so only the node's own field counts. Where nobody knows which it is, there must be
 * one verdict of this check on the item, for the node's own is always there. A failed item has none.
 */
function keysOf({ json }: INodeExecutionData, { check, field }: UpstreamCheck): string[] {
	const claims = claimsOn(json).filter((claim) => claim.check === check);
	const error = claims.find((claim) => claim.field === errorField);
	if (error) return [keyOf(error)];
	const own = field === null ? claims : claims.filter((claim) => claim.field === field);
	return own.length === 1 ? own.map(keyOf) : [];
}

/** Whether two items have a file in common; also where one of them has none. */
function mayShareFiles(one: INodeExecutionData, other: INodeExecutionData | undefined): boolean {
	const [files, others] = [filesOf(one), filesOf(other)];
	return files.length === 0 || others.length === 0 || files.some((file) => others.includes(file));
}

/** By n8n's own ID, or by their content where n8n keeps them in memory. */
function filesOf(item: INodeExecutionData | undefined): unknown[] {
	return Object.values(item?.binary ?? {}).map((file) => file.id ?? file.data);
}
