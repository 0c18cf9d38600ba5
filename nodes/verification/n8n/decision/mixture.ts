import type { IExecuteFunctions } from 'n8n-workflow';
import { type History, type PutOut, remembered } from './history';

/**
 * Tells whether verdicts were put together from different applicants, as a Merge by position does
 * when one of its branches has lost an item.
 *
 * Two verdicts are of one line where one check got its item from the other. Otherwise the two are
 * followed back to each node that both come from: there it has to be one item. A node that ran
 * several times is passed over, because a loop gives one applicant several items.
 */
export function mixtureFinder(
	context: IExecuteFunctions,
	history: History,
): (verdicts: readonly PutOut[]) => boolean {
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
	return (verdicts) =>
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
