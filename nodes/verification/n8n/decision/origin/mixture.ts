import type { IExecuteFunctions } from 'n8n-workflow';
import { type History, type PutOut, remembered } from './history';

/**
 * Tells whether an item was put together from different applicants, as a Merge by position does when
 * one of its branches has lost an item. Its other fields may be of another applicant than its verdicts.
 *
 * Two verdicts belong together where one check got its item from the other. Otherwise both are
 * traced back to each node before them: they must come from one item there. Nodes that ran several
 * times are skipped, because a loop gives one applicant several items.
 */
export function mixtureFinder(
	context: IExecuteFunctions,
	history: History,
): (itemIndex: number, verdicts: readonly PutOut[]) => boolean {
	const nodesBefore = remembered((node: string) =>
		context.getParentNodes(node).map(({ name }) => name),
	);
	const isOneLine = (one: PutOut, other: PutOut) => {
		const ancestor = history.ancestorOfEarlier(one, other.node);
		return ancestor.kind === 'item' && ancestor.item === other.item;
	};
	const differAt = (node: string, one: PutOut, other: PutOut) => {
		const first = history.ancestorOfEarlier(one, node);
		const second = history.ancestorOfEarlier(other, node);
		return first.kind === 'item' && second.kind === 'item' && first.item !== second.item;
	};
	// Without a junction, an item has no other line than the one by which its verdicts are found.
	const own = context.getNode().name;
	const hasJunction = [own, ...nodesBefore(own)].some(
		(node) => context.getParentNodes(node, { depth: 1 }).length > 1,
	);
	const isOfAnother = (itemIndex: number, verdict: PutOut) =>
		nodesBefore(verdict.node)
			.filter((node) => history.ranOnce(node))
			.some((node) => {
				const before = history.ancestorOfEarlier(verdict, node);
				const ofItem = history.ancestorOf(itemIndex, node);
				return (
					before.kind === 'item' &&
					(ofItem.kind === 'several' || (ofItem.kind === 'item' && ofItem.item !== before.item))
				);
			});
	return (itemIndex, verdicts) =>
		(hasJunction && verdicts.some((verdict) => isOfAnother(itemIndex, verdict))) ||
		verdicts.some((one, index) =>
			verdicts.slice(index + 1).some((other) => {
				if (isOneLine(one, other) || isOneLine(other, one)) return false;
				const ofOther = nodesBefore(other.node);
				return nodesBefore(one.node)
					.filter((node) => ofOther.includes(node) && history.ranOnce(node))
					.some((node) => differAt(node, one, other));
			}),
		);
}
