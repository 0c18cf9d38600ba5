import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ownField } from '../../decision/ownField';
import { type Claim, claimsOn, errorField, keyOf } from './claims';
import { type History, type PutOut, readHistory, remembered } from './history';
import { pinnedNodes } from './pinned';
import { mixtureFinder } from './mixture';
import type { UpstreamCheck } from './upstreamChecks';

/** The output of a check that each claim of an item comes from; null where no check put it out. */
export type FindOrigins = (
	itemIndex: number,
	claims: readonly Claim[],
) => ReadonlyArray<PutOut | null>;

/**
 * Finds the check that put a verdict out for this very item. What guards against what:
 *
 * - The verdict has to be, to the last field, what an active check put out in this execution: against
 *   verdicts from forms and webhooks, from other executions, and such as were edited.
 * - The check has to have added it: against one that n8n handed through, as it does for a node that
 *   is deactivated or pinned, or that throws and continues.
 * - It is compared with what the check put out for the item that this one descends from: against the
 *   verdict of another applicant, and of an earlier round of a loop.
 * - The item has to have a file of that item, where both have files: n8n guesses the descent where a
 *   node does not say it, and forgets it when an execution has waited.
 * - A pass lets one item in: against one verdict on several items.
 * - All verdicts have to be of one applicant's line: against a Merge of different applicants.
 */
export function originFinder(
	context: IExecuteFunctions,
	upstream: readonly UpstreamCheck[],
): FindOrigins {
	const inputs = context.getInputData();
	const history = readHistory(context);
	const isPinned = pinnedNodes(context);
	const active = upstream.filter(({ node, isDeactivated }) => !isDeactivated && !isPinned(node));
	const carriers = countCarriers(inputs);
	const outputsOf = remembered((check: UpstreamCheck) => readOutputs(history, check));
	const parentsOf = remembered((node: string) =>
		context.getParentNodes(node, { depth: 1 }).map(({ name }) => name),
	);
	const isMixture = mixtureFinder(context, history);

	/** Whether it came in by the item that the check was given. */
	const cameIn = (key: string, putOut: PutOut) =>
		parentsOf(putOut.node).some((parent) => {
			const before = history.ancestorOfEarlier(putOut, parent);
			return before.kind === 'item' && keysOn(before.item).some((one) => one.key === key);
		});

	const originOf = (itemIndex: number, claim: Claim): PutOut | null => {
		const key = keyOf(claim);
		if ((carriers.get(key) ?? 0) > 1 && ownField(claim.value, 'outcome') === 'pass') return null;
		const found = active
			.filter(({ check }) => check === claim.check)
			.flatMap((check) => {
				const candidates = outputsOf(check).get(key) ?? [];
				if (candidates.length === 0) return [];
				const ancestor = history.ancestorOf(itemIndex, check.node);
				if (ancestor.kind === 'several') return [];
				return candidates.filter(
					({ item }) =>
						mayShareFiles(item, inputs[itemIndex]) &&
						(ancestor.kind === 'unknown' || item === ancestor.item),
				);
			});
		return found.find((putOut) => !cameIn(key, putOut)) ?? null;
	};

	return (itemIndex, claims) => {
		const origins = claims.map((claim) => originOf(itemIndex, claim));
		const found = origins.filter((one) => one !== null);
		return isMixture(found) ? origins.map(() => null) : origins;
	};
}

/** How many of the items have a claim, by its key. */
function countCarriers(items: readonly INodeExecutionData[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { json } of items) {
		for (const key of new Set(claimsOn(json).map(keyOf))) {
			counts.set(key, (counts.get(key) ?? 0) + 1);
		}
	}
	return counts;
}

type KeyedClaim = Pick<Claim, 'field' | 'check'> & { readonly key: string };

/** By an item that an earlier node has put out: a loop asks again in each of its rounds. */
const keysByItem = new WeakMap<INodeExecutionData, readonly KeyedClaim[]>();

function keysOn(item: INodeExecutionData): readonly KeyedClaim[] {
	const known =
		keysByItem.get(item) ??
		claimsOn(item.json).map((claim) => ({
			field: claim.field,
			check: claim.check,
			key: keyOf(claim),
		}));
	keysByItem.set(item, known);
	return known;
}

/** What a check put out, by the key of its verdict. */
function readOutputs(
	history: History,
	check: UpstreamCheck,
): ReadonlyMap<string, readonly PutOut[]> {
	const byKey = new Map<string, PutOut[]>();
	for (const putOut of history.outputsOf(check.node)) {
		for (const key of ownKeys(putOut.item, check)) {
			byKey.set(key, [...(byKey.get(key) ?? []), putOut]);
		}
	}
	return byKey;
}

/**
 * The verdict that a node put on an item of its output. The item also has what came in, which may be
 * a forged verdict: so only the node's own field counts. Where nobody knows which it is, there must be
 * one verdict of this check on the item, for the node's own is always there. A failed item has none.
 */
function ownKeys(item: INodeExecutionData, { check, field }: UpstreamCheck): string[] {
	const claims = keysOn(item).filter((claim) => claim.check === check);
	const error = claims.find((claim) => claim.field === errorField);
	if (error) return [error.key];
	const own = field === null ? claims : claims.filter((claim) => claim.field === field);
	return own.length === 1 ? own.map(({ key }) => key) : [];
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
