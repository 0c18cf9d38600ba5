import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ownField } from '../../../decision/ownField';
import { type Claim, claimsOn, errorField, keyOf } from '../claims';
import { compareFiles } from './compareFiles';
import { type History, type PutOut, readHistory, remembered } from './history';
import { nodesNotRun } from './nodesNotRun';
import { mixtureFinder } from './mixture';
import type { UpstreamCheck } from '../upstreamChecks';

/** The output of a check that each claim of an item comes from; null where no check put it out. */
export type FindOrigins = (
	itemIndex: number,
	claims: readonly Claim[],
) => ReadonlyArray<PutOut | null>;

/**
 * Finds the check that put a verdict out for this very item. What guards against what:
 *
 * - The verdict has to be, to the last field, what a check put out in this execution: against verdicts
 *   from forms and webhooks, from other executions, and against edited ones.
 * - The check has to have added it: against a forged one that n8n passed on. n8n does that for a
 *   node that is deactivated or pinned, or that throws and continues.
 * - It is compared with what the check put out for the item that this one descends from: against the
 *   verdict of another applicant, and of an earlier round of a loop.
 * - The two may not have different files, because n8n guesses the descent where a node does not say
 *   it. Where n8n does not know it, as after a wait, they have to share a file, or there has to be
 *   one applicant only.
 * - A pass lets one item in: against one verdict on several items.
 * - All verdicts have to be of one applicant's line: against a Merge of different applicants.
 */
export function originFinder(
	context: IExecuteFunctions,
	upstream: readonly UpstreamCheck[],
): FindOrigins {
	const inputs = context.getInputData();
	const history = readHistory(context);
	const hasNotRun = nodesNotRun(context);
	const checks = upstream.filter(({ node }) => !hasNotRun(node));
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
		const found = checks
			.filter(({ check }) => check === claim.check)
			.flatMap((check) => {
				const { byKey, count } = outputsOf(check);
				const candidates = byKey.get(key) ?? [];
				if (candidates.length === 0) return [];
				const ancestor = history.ancestorOf(itemIndex, check.node);
				if (ancestor.kind === 'several') return [];
				const isAlone = inputs.length === 1 && count === 1;
				return candidates.filter(({ item }) => {
					const files = compareFiles(item, inputs[itemIndex]);
					if (ancestor.kind === 'item') return item === ancestor.item && files !== 'different';
					return files === 'shared' || (files === 'unknown' && isAlone);
				});
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

interface Outputs {
	/** By the key of the verdict. */
	readonly byKey: ReadonlyMap<string, readonly PutOut[]>;
	/** How many items there are, in all runs. */
	readonly count: number;
}

function readOutputs(history: History, check: UpstreamCheck): Outputs {
	const byKey = new Map<string, PutOut[]>();
	const all = history.outputsOf(check.node);
	for (const putOut of all) {
		for (const key of ownKeys(putOut.item, check)) {
			byKey.set(key, [...(byKey.get(key) ?? []), putOut]);
		}
	}
	return { byKey, count: all.length };
}

/**
 * The verdict that a node put on an item of its output. The item also has its input fields, and one of them
 * may be a forged verdict, so only the node's own field counts. Where an expression names that field,
 * the item must have one verdict of this check only. A failed item has its error in place of one.
 */
function ownKeys(item: INodeExecutionData, { check, field }: UpstreamCheck): string[] {
	const claims = keysOn(item).filter((claim) => claim.check === check);
	const error = claims.find((claim) => claim.field === errorField);
	if (error) return [error.key];
	const own = field === null ? claims : claims.filter((claim) => claim.field === field);
	return own.length === 1 ? own.map(({ key }) => key) : [];
}
