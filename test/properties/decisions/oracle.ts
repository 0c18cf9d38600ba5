import type { CheckName } from '../../../nodes/verification/check';
import type { DecisionName } from '../../../nodes/verification/decision/decision';
import type { Case, Told } from './cases';

/**
 * What the contract's table says, read by somebody who has not seen the rule. Everything is said of
 * the words that a case is made of, before any of it becomes JSON.
 */
export function expectedDecision(given: Case): { decision: DecisionName; nextStep: string } {
	const { required, deactivated, policy, isTest } = given;
	const rows = required.flatMap((check) => whatCounts(given, check));
	const has = (...meanings: ReadonlyArray<Told['meaning']>) =>
		rows.some(({ meaning }) => meanings.includes(meaning));
	if (has('fail')) return { decision: policy.onFail, nextStep: policy.onFail };
	if (has('errorToFix')) return { decision: 'unresolved', nextStep: 'fix' };
	if (has('errorToRetry')) return { decision: 'unresolved', nextStep: 'retry' };
	if (has('pending')) return { decision: 'unresolved', nextStep: 'wait' };
	if (has('unusable', 'unusableAsError')) return { decision: 'retake', nextStep: 'retake' };

	const idFiles = rows.filter(({ check }) => check === 'idLiveness').map(({ file }) => file);
	const forgeryFiles = rows
		.filter(({ check }) => check === 'documentForgery')
		.map(({ file }) => file);
	const files = [...idFiles, ...forgeryFiles];
	const isOneFile = files.every((file) => file !== null && file === files[0]);
	const doubts = [
		has('inBand'),
		required.length === 0,
		required.some((check) => deactivated.includes(check)),
		required.some((check) => !rows.some((row) => row.check === check)),
		given.told.some(({ origin }) => origin !== 'genuine'),
		policy.maxAge > 0 && rows.some(({ minutesAgo }) => Math.abs(minutesAgo) > policy.maxAge),
		!isTest && rows.some(({ simulated }) => simulated),
		policy.sameDocument && idFiles.length > 0 && forgeryFiles.length > 0 && !isOneFile,
	];
	const decision = doubts.includes(true) ? 'review' : 'accept';
	return { decision, nextStep: decision };
}

/** An error counts only if no other node answered the same check; then the latest, or all. */
function whatCounts({ told, policy }: Case, check: CheckName): readonly Told[] {
	const genuine = told.filter((one) => one.check === check && one.origin === 'genuine');
	const isError = ({ meaning }: Told) =>
		['errorToFix', 'errorToRetry', 'unusableAsError'].includes(meaning);
	const isAnswered = genuine.some((one) => !isError(one) && one.meaning !== 'pending');
	const left = isAnswered ? genuine.filter((one) => !isError(one)) : genuine;
	if (policy.severalVerdicts === 'all') return left;
	const least = Math.min(...left.map(({ minutesAgo }) => minutesAgo));
	return left.filter(({ minutesAgo }) => minutesAgo === least);
}
