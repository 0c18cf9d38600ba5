import type { CheckName } from '../check';
import type { DecisionPolicy, Evidence, ReadVerdict } from './decision';

/** The verdicts that decide, in the order of the required checks. */
export function countedOf(
	evidence: readonly Evidence[],
	required: readonly CheckName[],
	severalVerdicts: DecisionPolicy['severalVerdicts'],
): ReadVerdict[] {
	const verdicts = evidence.flatMap((one) => (one.kind === 'verdict' ? [one.verdict] : []));
	return [...new Set(required)].flatMap((check) => {
		const known = withoutMendedErrors(verdicts.filter((verdict) => verdict.check === check));
		return severalVerdicts === 'latest' ? latestOf(known) : known;
	});
}

const answers: ReadonlyArray<ReadVerdict['outcome']> = ['pass', 'fail', 'inconclusive'];

/** An error counts only where no other node answered: a second vendor may stand in for the first. */
function withoutMendedErrors(verdicts: readonly ReadVerdict[]): readonly ReadVerdict[] {
	const isAnswered = verdicts.some(({ outcome }) => answers.includes(outcome));
	return isAnswered ? verdicts.filter(({ outcome }) => outcome !== 'error') : verdicts;
}

/** Several, where it cannot be told which came last: then each of them counts. */
function latestOf(verdicts: readonly ReadVerdict[]): readonly ReadVerdict[] {
	const times = verdicts.map(({ checkedAt }) =>
		checkedAt === null ? null : Date.parse(checkedAt),
	);
	if (times.includes(null)) return verdicts;
	const latest = Math.max(...times.map(Number));
	return verdicts.filter((_verdict, index) => times[index] === latest);
}
