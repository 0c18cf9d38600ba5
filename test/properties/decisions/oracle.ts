import type { CheckName } from '../../../nodes/verification/check';
import type { DecisionName, OwnReason } from '../../../nodes/verification/decision/decision';
import type { Case, Told } from './cases';

export interface Expected {
	readonly decision: DecisionName;
	readonly nextStep: string;
	/** Why it is left to a person although no check says so: a check, or the item, and the reason. */
	readonly doubts: readonly string[];
}

/**
 * What the contract's table says, read by somebody who has not seen the rule. Everything is said of
 * the words that a case is made of, before any of it becomes JSON.
 */
export function expectedDecision(given: Case): Expected {
	const rows = given.required.flatMap((check) => whatCounts(given, check));
	const has = (...meanings: ReadonlyArray<Told['meaning']>) =>
		rows.some(({ meaning }) => meanings.includes(meaning));
	const certain = (decision: DecisionName, nextStep: string = decision): Expected => ({
		...{ decision, nextStep, doubts: [] },
	});
	const { onFail } = given.policy;
	// A person who gets a failed check for review gets no doubts besides.
	if (has('fail')) return certain(onFail);
	if (has('errorToFix')) return certain('unresolved', 'fix');
	if (has('errorToRetry')) return certain('unresolved', 'retry');
	if (has('pending')) return certain('unresolved', 'wait');
	if (has('unusable', 'unusableAsError')) return certain('retake');
	const doubts = doubtsAbout(given, rows);
	const isReview = doubts.length > 0 || has('inBand');
	return { ...certain(isReview ? 'review' : 'accept'), doubts };
}

function doubtsAbout(given: Case, rows: readonly Told[]): string[] {
	const { told, required, deactivated, policy, isTest } = given;
	const filesOf = (name: CheckName) =>
		rows.filter(({ check }) => check === name).map(({ file }) => file);
	const references = rows
		.filter(({ check }) => check === 'faceMatch')
		.map(({ reference }) => reference);
	const isOff = (check: CheckName) => deactivated.includes(check) && !isAnswered(given, check);
	const isSeen = (check: CheckName) => told.some((one) => one.check === check);
	const isOld = ({ minutesAgo }: Told) =>
		policy.maxAge > 0 && !(minutesAgo !== null && Math.abs(minutesAgo) <= policy.maxAge);
	const checksOf = (all: readonly Told[]) => all.map(({ check }) => check);
	const about = (reason: OwnReason, checks: readonly CheckName[]) =>
		checks.map((check) => `${check} ${reason}`);
	const aboutItem = (reason: OwnReason, isHeld: boolean) => (isHeld ? [`item ${reason}`] : []);
	const areSelfies = areOneFile(filesOf('faceLiveness'), filesOf('faceMatch'));
	const areDocuments = areOneFile(filesOf('idLiveness'), filesOf('documentForgery'), references);
	return [
		...aboutItem('noChecks', required.length === 0),
		...about('checkDeactivated', required.filter(isOff)),
		...about(
			'checkMissing',
			required.filter((check) => !isSeen(check) && !isOff(check)),
		),
		...about('verdictMalformed', checksOf(told.filter(({ origin }) => origin === 'malformed'))),
		...about(
			'verdictNotFromThisExecution',
			checksOf(told.filter(({ origin }) => origin === 'foreign')),
		),
		...about('simulatedOutsideTest', checksOf(rows.filter((row) => row.simulated && !isTest))),
		...about('verdictTooOld', checksOf(rows.filter(isOld))),
		...aboutItem('differentSelfies', policy.sameDocument && !areSelfies),
		...aboutItem('differentDocuments', policy.sameDocument && !areDocuments),
	];
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
