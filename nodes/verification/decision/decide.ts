import type { CheckName } from '../check';
import type { NextStep } from '../failure';
import { countedOf } from './countedVerdicts';
import { differencesBetween } from './sameFiles';
import type {
	DecisionName,
	DecisionPolicy,
	DecisionReason,
	Evidence,
	OwnReason,
	ReadVerdict,
} from './decision';

/** All that a decision depends on. */
export interface Question {
	/** Everything on the item that claims to be a verdict. */
	readonly evidence: readonly Evidence[];
	readonly required: readonly CheckName[];
	/** Those of which a node is deactivated. */
	readonly deactivated: readonly CheckName[];
	readonly policy: DecisionPolicy;
	/** ms since 1970. */
	readonly now: number;
	/** Whether a person runs the workflow in the editor: only there may a simulated answer count. */
	readonly isTest: boolean;
}

export interface Decided {
	readonly decision: DecisionName;
	readonly nextStep: NextStep;
	/** Why; empty for what is accepted. */
	readonly reasons: readonly DecisionReason[];
	/** The verdict behind the first of the reasons; null where it is about none. */
	readonly deciding: ReadVerdict | null;
}

/** The first row that holds decides. Only the last line accepts. */
export function decide(question: Question): Decided {
	const { required, policy } = question;
	const counted = countedOf(question.evidence, required, policy.severalVerdicts);

	const failed = counted.filter(({ outcome }) => outcome === 'fail');
	if (failed.length > 0) return because(policy.onFail, policy.onFail, failed);

	for (const nextStep of unresolvedSteps) {
		const open = counted.filter((verdict) => verdict.nextStep === nextStep);
		if (open.length > 0) return because('unresolved', nextStep, open);
	}
	const unusable = counted.filter(({ nextStep }) => nextStep === 'retake');
	if (unusable.length > 0) return because('retake', 'retake', unusable);

	const doubtful = counted.filter(({ nextStep }) => nextStep === 'review');
	const doubts = doubtsAbout(question, counted);
	const passes = (check: CheckName) =>
		counted.some((verdict) => verdict.check === check && verdict.outcome === 'pass');
	const hasPassed =
		required.length > 0 &&
		required.every(passes) &&
		counted.every(({ outcome }) => outcome === 'pass');
	if (doubts.length > 0 || !hasPassed) {
		const { reasons, ...review } = because('review', 'review', doubtful);
		return { ...review, reasons: [...reasons, ...doubts] };
	}
	return { decision: 'accept', nextStep: 'accept', reasons: [], deciding: null };
}

/**
 * What an unresolved item needs, the most pressing first. A retry does not help until a person has
 * fixed the rest. A pending check needs nothing but time.
 */
const unresolvedSteps = ['fix', 'retry', 'wait'] as const satisfies readonly NextStep[];

function because(
	decision: DecisionName,
	nextStep: NextStep,
	verdicts: readonly ReadVerdict[],
): Decided {
	const reasons = verdicts.flatMap(({ check, reasons: why }) =>
		why.map((reason) => ({ check, reason })),
	);
	return { decision, nextStep, reasons, deciding: verdicts[0] ?? null };
}

/** What leaves the decision to a person although no check says so. */
function doubtsAbout(
	{ evidence, required, deactivated, policy, now, isTest }: Question,
	counted: readonly ReadVerdict[],
): DecisionReason[] {
	const doubt = (reason: OwnReason) => (check: CheckName | null) => ({ check, reason });
	const doubtAboutItem = (reason: OwnReason) => doubt(reason)(null);
	const checksOf = (kind: Evidence['kind']) => [
		...new Set(evidence.flatMap((one) => (one.kind === kind ? [checkOfEvidence(one)] : []))),
	];
	const seen = new Set(evidence.map(checkOfEvidence));
	// A deactivated fallback is no loss where another node has answered for certain.
	const answered = new Set(evidence.flatMap((one) => (isVerified(one) ? [one.verdict.check] : [])));
	const off = required.filter((check) => deactivated.includes(check) && !answered.has(check));
	const missing = required.filter((check) => !seen.has(check) && !off.includes(check));
	const old = counted.filter((verdict) => isTooOld(verdict, policy.maxAge, now));
	const simulated = counted.filter((verdict) => verdict.simulated && !isTest);
	return [
		...(required.length === 0 ? [doubtAboutItem('noChecks')] : []),
		...off.map(doubt('checkDeactivated')),
		...missing.map(doubt('checkMissing')),
		...checksOf('malformed').map(doubt('verdictMalformed')),
		...checksOf('foreign').map(doubt('verdictNotFromThisExecution')),
		...simulated.map(({ check }) => check).map(doubt('simulatedOutsideTest')),
		...old.map(({ check }) => check).map(doubt('verdictTooOld')),
		...(policy.sameDocument ? differencesBetween(counted) : []).map(doubtAboutItem),
	];
}

/** Whether the node is known that put it out. */
function isVerified(evidence: Evidence): evidence is Extract<Evidence, { kind: 'verdict' }> {
	return evidence.kind === 'verdict' && evidence.node !== null;
}

function checkOfEvidence(evidence: Evidence): CheckName | null {
	return evidence.kind === 'verdict' ? evidence.verdict.check : evidence.check;
}

/** A time in the future is as doubtful as one long ago; two machines' clocks may differ a little. */
function isTooOld({ checkedAt }: ReadVerdict, maxAge: number, now: number): boolean {
	if (maxAge === 0) return false;
	const age = checkedAt === null ? Number.NaN : now - Date.parse(checkedAt);
	return !(Math.abs(age) <= maxAge * 60_000);
}
