import type { IDataObject } from 'n8n-workflow';
import type { CheckName } from '../../check';
import type { Evidence } from '../../decision/decision';
import {
	checkOf,
	claimsToBeVerdict,
	readErrorReport,
	readVerdict,
} from '../../decision/readVerdict';
import { canonicalJson } from './canonicalJson';
import { passRuleOf } from './passRule';

/** A field of an item that claims to be a check's verdict, or the report of its error. */
export interface Claim {
	readonly field: string;
	readonly value: unknown;
	readonly check: CheckName | null;
}

/** Where n8n puts the report of an item that leaves by an Error output. */
export const errorField = 'error';

export function claimsOn(json: IDataObject): Claim[] {
	return Object.entries({ ...json }).flatMap(([field, given]) => {
		// Other nodes have errors of their own.
		const isClaim = field === errorField ? checkOf(given) !== null : claimsToBeVerdict(given);
		if (!isClaim) return [];
		// A copy says the same each time. A getter or toJSON from a Code node may not.
		const value: unknown = JSON.parse(JSON.stringify(given));
		return [{ field, value, check: checkOf(value) }];
	});
}

/** The same for claims that say the same. The field is no part of it: a later node may rename it. */
export function keyOf({ field, value }: Claim): string {
	return `${field === errorField ? 'error' : 'verdict'} ${canonicalJson(value)}`;
}

/** @param origin the node that put it out; null where no check did, undefined where nobody looked */
export function evidenceOf(
	{ field, value, check }: Claim,
	origin: string | null | undefined,
): Evidence {
	const verdict = field === errorField ? readErrorReport(value) : readVerdict(value, passRuleOf);
	if (verdict === null) return { kind: 'malformed', check };
	if (origin === null) return { kind: 'foreign', check };
	return { kind: 'verdict', verdict, node: origin ?? null };
}
