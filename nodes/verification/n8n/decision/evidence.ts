import type { IDataObject } from 'n8n-workflow';
import type { CheckName } from '../../check';
import type { Evidence } from '../../decision/decision';
import {
	checkOf,
	claimsToBeVerdict,
	readErrorReport,
	readVerdict,
} from '../../decision/readVerdict';
import { passRuleOf } from './passRule';

/** A field of an item that claims to be a check's verdict, or the report of its error. */
export interface Claim {
	readonly field: string;
	readonly value: unknown;
	readonly check: CheckName | null;
}

/** The node that put a claim out; null where no check did. */
export type OriginOf = (claim: Claim) => string | null;

/** Where n8n puts the report of an item that leaves by an Error output. */
export const errorField = 'error';

export function claimsOn(json: IDataObject): Claim[] {
	return Object.entries({ ...json }).flatMap(([field, value]) => {
		const check = checkOf(value);
		// Other nodes have errors of their own.
		const isClaim = field === errorField ? check !== null : claimsToBeVerdict(value);
		return isClaim ? [{ field, value, check }] : [];
	});
}

/** @param originOf null where origins are not looked up */
export function evidenceOf(claim: Claim, originOf: OriginOf | null): Evidence {
	const { field, value, check } = claim;
	const verdict = field === errorField ? readErrorReport(value) : readVerdict(value, passRuleOf);
	if (verdict === null) return { kind: 'malformed', check };
	if (originOf === null) return { kind: 'verdict', verdict, node: null };
	const node = originOf(claim);
	return node === null ? { kind: 'foreign', check } : { kind: 'verdict', verdict, node };
}
