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

	const filesOf = (name: CheckName) =>
		rows.filter(({ check }) => check === name).map(({ file }) => file);
	const references = rows
		.filter(({ check }) => check === 'faceMatch')
		.map(({ reference }) => reference);
	const doubts = [
		has('inBand'),
		required.length === 0,
		required.some((check) => deactivated.includes(check) && !isAnswered(given, check)),
		required.some((check) => !rows.some((row) => row.check === check)),
		given.told.some(({ origin }) => origin !== 'genuine'),
		policy.maxAge > 0 && rows.some(({ minutesAgo }) => !isRecent(minutesAgo, policy.maxAge)),
		!isTest && rows.some(({ simulated }) => simulated),
		policy.sameDocument && !areOneFile(filesOf('faceLiveness'), filesOf('faceMatch')),
		policy.sameDocument &&
			!areOneFile(filesOf('idLiveness'), filesOf('documentForgery'), references),
	];
	const decision = doubts.includes(true) ? 'review' : 'accept';
	return { decision, nextStep: decision };
}

function isRecent(minutesAgo: Told['minutesAgo'], maxAge: number): boolean {
	return minutesAgo !== null && Math.abs(minutesAgo) <= maxAge;
}

/** Whether all checks that are there had one known file. One check has nothing to compare with. */
function areOneFile(...ofChecks: ReadonlyArray<ReadonlyArray<string | null>>): boolean {
	const there = ofChecks.filter(({ length }) => length > 0);
	const files = there.flat();
	return there.length < 2 || files.every((file) => file !== null && file === files[0]);
}

/** Whether a node that is not deactivated has put out a verdict of this check. */
function isAnswered({ told }: Case, check: CheckName): boolean {
	return told.some((one) => one.check === check && one.origin === 'genuine');
}

/**
 * An error counts only if no other node answered the same check; then the latest, or all. Where one
 * of them has no time, it is not known which is the latest.
 */
function whatCounts({ told, policy }: Case, check: CheckName): readonly Told[] {
	const genuine = told.filter((one) => one.check === check && one.origin === 'genuine');
	const isError = ({ meaning }: Told) =>
		['errorToFix', 'errorToRetry', 'unusableAsError'].includes(meaning);
	const isAnswered = genuine.some((one) => !isError(one) && one.meaning !== 'pending');
	const left = isAnswered ? genuine.filter((one) => !isError(one)) : genuine;
	const times = left.flatMap(({ minutesAgo }) => (minutesAgo === null ? [] : [minutesAgo]));
	if (policy.severalVerdicts === 'all' || times.length < left.length) return left;
	const least = Math.min(...times);
	return left.filter(({ minutesAgo }) => minutesAgo === least);
}
