import type { Requirement } from '../load/held';
import type { Aftermath } from './killedWorker';
import {
	countsOf,
	passRequirement,
	requestRequirement,
	outputRequirement,
} from './pictureAccounts';
import type { ShownExecutions } from './shownExecutions';

export type Account =
	| 'answered'
	| 'shown'
	| 'inTheMidst'
	| 'atFirst'
	| 'retries'
	| 'oneEach'
	| 'ways'
	| 'passes'
	| 'requests';

/** Compares the results of the uploads with the expected results. */
export function accountsOfKill(aftermath: Aftermath): Readonly<Record<Account, Requirement>> {
	const { uploads, sent, shown, crashed, atFirst, decisions, misunderstood } = aftermath;
	const crashedOf = new Set(crashed.map(({ applicant }) => applicant));
	const decidedAtFirst = countsOf(atFirst);
	const decided = countsOf(decisions);
	return {
		answered: {
			what: 'Every call is answered, and n8n shows an execution for each',
			against: [
				...sent
					.filter(({ status }) => status !== 200)
					.map(({ applicant, status }) => `${applicant}: ${status ?? 'no answer'}`),
				...heldOfCount(shown, uploads.length),
			],
		},
		shown: {
			what: 'Every execution has succeeded or is shown as crashed, with its upload',
			against: [
				...shown.others
					.filter(({ status }) => status !== 'crashed')
					.map(({ id, status }) => `execution ${id}: ${status}`),
				...crashed.flatMap(({ id, applicant }) =>
					applicant === null ? [`execution ${id}: without its upload`] : [],
				),
			],
		},
		inTheMidst: {
			what: 'The killed worker was running executions',
			against: crashed.some(({ retried }) => retried !== null) ? [] : ['It had none'],
		},
		atFirst: {
			what: 'Every upload has one decision, or a crashed execution',
			against: uploads.flatMap(({ applicant }) => {
				const count = decidedAtFirst.get(applicant) ?? 0;
				if (count === 1 || (count === 0 && crashedOf.has(applicant))) return [];
				return [`${applicant}: ${count} decisions`];
			}),
		},
		retries: {
			what: 'Every crashed execution without a decision succeeds when it is retried',
			against: crashed
				.filter(({ applicant }) => !decidedAtFirst.has(applicant ?? ''))
				.filter(({ retried }) => retried !== 'success')
				.map(({ id, retried }) => `execution ${id}: ${retried ?? 'refused'}`),
		},
		oneEach: {
			what: 'Then every upload has one decision, and there is no other decision',
			against: [
				...misunderstood,
				...uploads.flatMap(({ applicant }) => {
					const count = decided.get(applicant) ?? 0;
					return count === 1 ? [] : [`${applicant}: ${count} decisions`];
				}),
				...decisions
					.filter(({ applicant }) => !uploads.some((one) => one.applicant === applicant))
					.map(({ applicant }) => `a stranger: ${applicant}`),
			],
		},
		ways: outputRequirement(uploads, decisions),
		passes: passRequirement(aftermath),
		requests: requestRequirement(aftermath),
	};
}

export function heldOfCount({ succeeded, others }: ShownExecutions, wanted: number): string[] {
	const count = succeeded + others.length;
	return count === wanted ? [] : [`${count} executions instead of ${wanted}`];
}
