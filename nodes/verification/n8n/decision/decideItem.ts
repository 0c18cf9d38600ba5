import { type CheckName, checkNames, imagesOf } from '../../check';
import { decide, type Decided } from '../../decision/decide';
import type { ConsideredCheck, DecisionRecord, Evidence } from '../../decision/decision';
import { type CheckError, isUnusableReason } from '../../failure';
import { packageVersion } from '../../packageVersion';
import type { DecisionSettings } from '../parameters/decisionSettings';
import { applicantMessage } from '../words/applicantMessages';
import { decisionSummary, unreadableSummary } from '../words/decisionSentences';
import type { UpstreamCheck } from './upstreamChecks';

/** What is the same for all items of a run. */
export interface DecisionRun {
	readonly upstream: readonly UpstreamCheck[];
	/** Whether a person runs the workflow in the editor. */
	readonly isTest: boolean;
	readonly workflow: DecisionRecord['workflow'];
	readonly executionId: string | null;
}

export function decideItem(
	run: DecisionRun,
	{ selected, policy, message }: DecisionSettings,
	evidence: readonly Evidence[],
): DecisionRecord {
	const { upstream, isTest } = run;
	const required = selected ?? checksOf(upstream);
	const deactivated = checksOf(upstream.filter(({ isDeactivated }) => isDeactivated));
	const now = Date.now();
	const decided = decide({ evidence, required, deactivated, policy, now, isTest });
	const { decision, nextStep, reasons } = decided;
	const checks = evidence.flatMap(consideredChecks);
	return {
		decision,
		summary: decisionSummary(decided, checks),
		accepted: decision === 'accept',
		nextStep,
		reasons,
		checks,
		required,
		policy,
		...origin(run, now),
		...messageFor(message, decided),
	};
}

/** Only a photo to retake has a message of its own. Another one could tell a score or a suspicion. */
function messageFor(
	language: DecisionSettings['message'],
	{ reasons, deciding }: Pick<Decided, 'reasons' | 'deciding'>,
): Pick<DecisionRecord, 'applicantMessage'> {
	if (language === 'off') return {};
	const [first] = reasons;
	const reason = first && isUnusableReason(first.reason) ? first.reason : null;
	const isOfTwo = deciding !== null && imagesOf[deciding.check].length > 1;
	const of = isOfTwo ? (deciding.unusableImage ?? 'either') : 'image';
	return { applicantMessage: applicantMessage(language, reason, of) };
}

/** The record of an item whose settings could not be read, so that nothing was decided. */
export function undecided(
	run: DecisionRun,
	{ policy, message }: DecisionSettings,
	failure: CheckError,
): DecisionRecord {
	return {
		decision: 'review',
		summary: unreadableSummary(failure),
		accepted: false,
		nextStep: 'fix',
		reasons: [{ check: null, reason: failure.reason }],
		checks: [],
		required: checksOf(run.upstream),
		policy,
		...origin(run, Date.now()),
		...messageFor(message, { reasons: [], deciding: null }),
	};
}

function origin({ workflow, executionId }: DecisionRun, now: number) {
	return { decidedAt: new Date(now).toISOString(), workflow, executionId, packageVersion };
}

/** Each once, in the order in which the package lists them. */
function checksOf(upstream: readonly UpstreamCheck[]): CheckName[] {
	return checkNames.filter((name) => upstream.some(({ check }) => check === name));
}

/** In the order in which a record has its fields. */
export function consideredChecks(evidence: Evidence): ConsideredCheck[] {
	if (evidence.kind !== 'verdict') return [];
	const { check, provider, outcome, score, threshold, transactionId, checkedAt, sha256 } =
		evidence.verdict;
	const simulated = evidence.verdict.simulated ? ({ simulated: true } as const) : {};
	const { node } = evidence;
	return [
		{
			...{ check, node, provider, outcome, score, threshold, transactionId, checkedAt, sha256 },
			...simulated,
		},
	];
}
