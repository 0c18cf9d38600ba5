import type { Requirement } from '../load/held';
import { heldOfCount } from './accounts';
import type { LeftToItself } from './leftToItself';
import { countsOf, passRequirement, outputRequirement } from './pictureAccounts';

/** How n8n 2.41 recovers without help, and why a call should be answered with the decision. */
export function requirementsWithoutRestart(found: LeftToItself): Requirement[] {
	const { uploads, sent, shown, retried, decisions, sentAgain, allDecisions, requests } = found;
	const told = sent.filter((one) => one.told !== null);
	const untold = sent.filter((one) => one.told === null);
	const wayOf = new Map(decisions.map(({ applicant, way }) => [applicant, way]));
	return [
		{
			what: 'Left to itself: n8n shows every call, as a success or as an error',
			against: [
				...heldOfCount(shown, uploads.length),
				...shown.others
					.filter(({ status }) => status !== 'error')
					.map(({ id, status }) => `execution ${id}: ${status}`),
			],
		},
		{
			what: 'Left to itself: each applicant is told the decision or an error',
			against: [
				...told
					.filter((one) => one.status !== 200 || wayOf.get(one.applicant) !== one.told)
					.map((one) => `${one.applicant}: told ${one.told ?? ''}, ${one.status ?? 'no answer'}`),
				...untold
					.filter(({ status }) => status !== 500)
					.map(({ applicant, status }) => `${applicant}: ${status ?? 'no answer'}`),
				...(untold.length > 0 ? [] : ['The killed worker had no executions']),
			],
		},
		{
			what: 'Left to itself: a retry of such an execution makes no decision',
			against: [
				...retried.filter((status) => status === 'success').map(() => 'one succeeded'),
				...(found.decidedByRetry === 0 ? [] : [`${found.decidedByRetry} decisions`]),
			],
		},
		{
			what: 'Left to itself: an applicant who sends the picture again is told the decision',
			against: sentAgain
				.filter((one) => one.told === null)
				.map(({ applicant, status }) => `${applicant}: ${status ?? 'no answer'}`),
		},
		{
			what: 'Left to itself: in the end every applicant has one decision, or a second one for the second call',
			against: heldOfEach(found),
		},
		...[
			outputRequirement(uploads, allDecisions),
			passRequirement({ decisions: allDecisions, requests }),
		].map(({ what, against }) => ({ what: `Left to itself: ${what}`, against })),
	];
}

/**
 * An applicant who was told has the one decision. Another has one for the second call, and maybe one
 * before it, because the worker may have died between the decision and the answer.
 */
function heldOfEach({ uploads, sent, decisions, allDecisions }: LeftToItself): string[] {
	const told = new Set(sent.flatMap((one) => (one.told === null ? [] : [one.applicant])));
	const [first, all] = [countsOf(decisions), countsOf(allDecisions)];
	return uploads.flatMap(({ applicant }) => {
		const before = first.get(applicant) ?? 0;
		const after = (all.get(applicant) ?? 0) - before;
		const isRight = told.has(applicant) ? before === 1 && after === 0 : before <= 1 && after === 1;
		return isRight ? [] : [`${applicant}: ${before} decisions, and ${after} for the second call`];
	});
}
