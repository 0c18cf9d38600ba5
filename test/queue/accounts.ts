import type { Held } from '../load/held';
import type { Decision } from './decisionBook';
import type { Aftermath } from './killedWorker';
import type { ShownExecutions } from './shownExecutions';
import type { Upload } from './uploads';

/** At which a score passes, by Kairos's default. */
const THRESHOLD = 60;

/** Holds what came of the uploads against what had to. */
export function heldOfKill(aftermath: Aftermath): Held[] {
	const { uploads, sent, shown, crashed, atFirst, decisions, misunderstood } = aftermath;
	const crashedOf = new Set(crashed.map(({ applicant }) => applicant));
	const decidedAtFirst = countsOf(atFirst);
	const decided = countsOf(decisions);
	return [
		{
			what: 'Every call is answered, and n8n shows an execution for each',
			against: [
				...sent
					.filter(({ status }) => status !== 200)
					.map(({ applicant, status }) => `${applicant}: ${status ?? 'no answer'}`),
				...heldOfCount(shown, uploads.length),
			],
		},
		{
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
		{
			what: 'The killed worker was in the midst of executions',
			against: crashed.some(({ retried }) => retried !== null) ? [] : ['It had none'],
		},
		{
			what: 'Every upload has one decision, or a crashed execution',
			against: uploads.flatMap(({ applicant }) => {
				const count = decidedAtFirst.get(applicant) ?? 0;
				if (count === 1 || (count === 0 && crashedOf.has(applicant))) return [];
				return [`${applicant}: ${count} decisions`];
			}),
		},
		{
			what: 'Every crashed execution without a decision succeeds when it is tried again',
			against: crashed
				.filter(({ applicant }) => !decidedAtFirst.has(applicant ?? ''))
				.filter(({ retried }) => retried !== 'success')
				.map(({ id, retried }) => `execution ${id}: ${retried ?? 'refused'}`),
		},
		{
			what: 'Then every upload has one decision, and nobody else has one',
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
		heldOfWays(uploads, decisions),
		heldOfPasses(aftermath),
		heldOfRequests(aftermath),
	];
}

export function heldOfCount({ succeeded, others }: ShownExecutions, wanted: number): string[] {
	const count = succeeded + others.length;
	return count === wanted ? [] : [`${count} executions instead of ${wanted}`];
}

/** Every decision is the one that the vendor's answer to that very picture asks for. */
export function heldOfWays(uploads: readonly Upload[], decisions: readonly Decision[]): Held {
	return {
		what: 'Every decision is that of its own picture',
		against: decisions.flatMap(({ applicant, way, sha256 }) => {
			const upload = uploads.find((one) => one.applicant === applicant);
			if (way !== upload?.way) return [`${applicant}: ${way} instead of ${upload?.way ?? 'none'}`];
			// On the Error output there is no verdict.
			if (way === 'error' ? sha256 === null : sha256 === upload.sha256) return [];
			return [`${applicant}: another picture`];
		}),
	};
}

function heldOfPasses({ decisions, requests }: Aftermath): Held {
	const asked = new Set(requests.map(({ imageSha256 }) => imageSha256));
	return {
		what: 'Nobody passes without a score for it, and a question to the vendor about that picture',
		against: decisions
			.filter(({ way, passed }) => way === 'pass' || passed === true)
			.filter(({ way, passed, score, sha256 }) => {
				const isScored = passed === true && score !== null && score >= THRESHOLD && score <= 100;
				return !(way === 'pass' && isScored && sha256 !== null && asked.has(sha256));
			})
			.map(({ applicant, way, score }) => `${applicant}: ${way}, score ${score ?? 'none'}`),
	};
}

function heldOfRequests(aftermath: Aftermath): Held {
	const crashedOf = new Set(aftermath.crashed.map(({ applicant }) => applicant));
	const known = new Set(aftermath.uploads.map(({ sha256 }) => sha256));
	return {
		what: 'The vendor is asked as often as each picture needs, and again only about crashed ones',
		against: [
			...requestsOf(aftermath)
				.filter(({ upload: { applicant, requests }, seen }) =>
					crashedOf.has(applicant) ? seen > 2 * requests : seen !== requests,
				)
				.map(({ upload, seen }) => `${upload.applicant}: ${seen} instead of ${upload.requests}`),
			...aftermath.requests
				.filter(({ imageSha256 }) => imageSha256 === null || !known.has(imageSha256))
				.map(({ call }) => `a stranger's picture, ${call}`),
		],
	};
}

/** How often the vendor was asked about each picture. */
export function requestsOf({ uploads, requests }: Pick<Aftermath, 'uploads' | 'requests'>) {
	return uploads.map((upload) => ({
		upload,
		seen: requests.filter(({ imageSha256 }) => imageSha256 === upload.sha256).length,
	}));
}

function countsOf(decisions: readonly Decision[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { applicant } of decisions) counts.set(applicant, (counts.get(applicant) ?? 0) + 1);
	return counts;
}
