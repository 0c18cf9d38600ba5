import type { Held } from '../load/held';
import { heldOfCount, heldOfWays } from './accounts';
import type { LeftToItself } from './leftToItself';

/** What n8n 2.41 does by itself, and why calls should be answered with the decision. */
export function heldOfLeaving(found: LeftToItself): Held[] {
	const { uploads, sent, shown, retried, decisions, sentAgain, allDecisions } = found;
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
			what: 'Left to itself: whoever is told of a decision has it, and the others are told of an error',
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
			what: 'Left to itself: nothing is decided when such an execution is tried again',
			against: [
				...retried.filter((status) => status === 'success').map(() => 'one succeeded'),
				...(found.decidedByRetry === 0 ? [] : [`${found.decidedByRetry} decisions`]),
			],
		},
		{
			what: 'Left to itself: whoever sends the picture again is told of the decision',
			against: sentAgain
				.filter((one) => one.told === null)
				.map(({ applicant, status }) => `${applicant}: ${status ?? 'no answer'}`),
		},
		{
			what: 'Left to itself: in the end everybody has a decision',
			against: uploads
				.filter(({ applicant }) => !allDecisions.some((one) => one.applicant === applicant))
				.map(({ applicant }) => `${applicant}: none`),
		},
		heldOfWays(uploads, allDecisions),
	];
}
