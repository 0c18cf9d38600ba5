import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ownField } from '../../../decision/ownField';
import { type Claim, claimsOn, keyOf } from '../claims';
import { keyedClaimsOn, type PutOutClaim, readOutputs } from './checkOutputs';
import { compareFiles } from './compareFiles';
import { type PutOut, readHistory, remembered } from './history';
import { nodesNotRun } from './nodesNotRun';
import { mixtureFinder } from './mixture';
import type { UpstreamCheck } from '../upstreamChecks';

/** What is known of the claims of one item. */
export interface Origins {
	/** The output of a check that each claim comes from; null where no check put it out. */
	readonly ofClaims: ReadonlyArray<PutOut | null>;
	/** Failed verdicts of this applicant that another node of the same check has written over. */
	readonly lostFails: readonly PutOutClaim[];
}

export type FindOrigins = (itemIndex: number, claims: readonly Claim[]) => Origins;

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
 * - All verdicts, and the item itself, have to be of one applicant's line: against a Merge of
 *   different applicants.
 * - A failed verdict counts although another node of the same check has written over it.
 */
export function originFinder(
	context: IExecuteFunctions,
	upstream: readonly UpstreamCheck[],
): FindOrigins {
	const inputs = context.getInputData();
	const history = readHistory(context);
	const hasNotRun = nodesNotRun(context);
	const checks = upstream.filter(({ node, isDeactivated }) => !isDeactivated && !hasNotRun(node));
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
			return before.kind === 'item' && keyedClaimsOn(before.item).some((one) => one.key === key);
		});

	/** Tells the outputs of a check that this item descends from. */
	const descentOf = (itemIndex: number, check: UpstreamCheck): ((putOut: PutOut) => boolean) => {
		const ancestor = history.ancestorOf(itemIndex, check.node);
		if (ancestor.kind === 'several') return () => false;
		const isAlone = inputs.length === 1 && outputsOf(check).count === 1;
		return ({ item }) => {
			if (ancestor.kind === 'item' && item !== ancestor.item) return false;
			const files = compareFiles(item, inputs[itemIndex]);
			if (ancestor.kind === 'item') return files !== 'different';
			return files === 'shared' || (files === 'unknown' && isAlone);
		};
	};

	const originOf = (itemIndex: number, claim: Claim): PutOut | null => {
		const key = keyOf(claim);
		if ((carriers.get(key) ?? 0) > 1 && ownField(claim.value, 'outcome') === 'pass') return null;
		const found = checks
			.filter(({ check }) => check === claim.check)
			.flatMap((check) => {
				const candidates = outputsOf(check).byKey.get(key) ?? [];
				return candidates.length === 0 ? [] : candidates.filter(descentOf(itemIndex, check));
			});
		return found.find((putOut) => !cameIn(key, putOut)) ?? null;
	};

	/**
	 * Only of checks that another node has answered: a verdict that is just gone is missing. Pinned
	 * nodes count here, because nobody gains by a fail.
	 */
	const lostFailsOf = (itemIndex: number, ofClaims: Origins['ofClaims']): Origins['lostFails'] => {
		const answering = new Set(ofClaims.map((origin) => origin?.node));
		const answered = checks.filter(({ node }) => answering.has(node)).map(({ check }) => check);
		return upstream
			.filter(({ node, check }) => answered.includes(check) && !answering.has(node))
			.flatMap((check) => {
				const { fails } = outputsOf(check);
				const isOfItem = fails.length === 0 ? () => false : descentOf(itemIndex, check);
				return fails.filter(({ origin }) => isOfItem(origin));
			});
	};

	return (itemIndex, claims) => {
		const ofClaims = claims.map((claim) => originOf(itemIndex, claim));
		const found = ofClaims.filter((one) => one !== null);
		if (isMixture(itemIndex, found)) return { ofClaims: claims.map(() => null), lostFails: [] };
		return { ofClaims, lostFails: lostFailsOf(itemIndex, ofClaims) };
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
