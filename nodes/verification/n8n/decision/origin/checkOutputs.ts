import type { INodeExecutionData } from 'n8n-workflow';
import { ownField } from '../../../decision/ownField';
import { type Claim, claimsOn, errorField, keyOf } from '../claims';
import type { UpstreamCheck } from '../upstreamChecks';
import type { History, PutOut } from './history';

type KeyedClaim = Claim & { readonly key: string };

/** By an item that an earlier node has put out: a loop asks again in each of its rounds. */
const claimsByItem = new WeakMap<INodeExecutionData, readonly KeyedClaim[]>();

export function keyedClaimsOn(item: INodeExecutionData): readonly KeyedClaim[] {
	const known =
		claimsByItem.get(item) ?? claimsOn(item.json).map((claim) => ({ ...claim, key: keyOf(claim) }));
	claimsByItem.set(item, known);
	return known;
}

/** A verdict or an error, and the item on which a check put it out. */
export interface PutOutClaim {
	readonly claim: Claim;
	readonly origin: PutOut;
}

/** What a check has put out. */
interface Outputs {
	/** By the key of the verdict. */
	readonly byKey: ReadonlyMap<string, readonly PutOut[]>;
	readonly fails: readonly PutOutClaim[];
	/** How many items there are, in all runs. */
	readonly count: number;
}

export function readOutputs(history: History, check: UpstreamCheck): Outputs {
	const byKey = new Map<string, PutOut[]>();
	const all = history.outputsOf(check.node);
	const own = all.flatMap((origin) =>
		ownClaims(origin.item, check).map((claim) => ({ claim, origin })),
	);
	for (const { claim, origin } of own) {
		byKey.set(claim.key, [...(byKey.get(claim.key) ?? []), origin]);
	}
	const fails = own.filter(({ claim }) => ownField(claim.value, 'outcome') === 'fail');
	return { byKey, fails, count: all.length };
}

/**
 * The verdict that a node put on an item of its output. The item also has its input fields, and one of them
 * may be a forged verdict, so only the node's own field counts. Where an expression names that field,
 * the item must have one verdict of this check only. A failed item has its error in place of one.
 */
function ownClaims(
	item: INodeExecutionData,
	{ check, field }: UpstreamCheck,
): readonly KeyedClaim[] {
	const claims = keyedClaimsOn(item).filter((claim) => claim.check === check);
	const error = claims.find((claim) => claim.field === errorField);
	if (error) return [error];
	const own = field === null ? claims : claims.filter((claim) => claim.field === field);
	return own.length === 1 ? own : [];
}
