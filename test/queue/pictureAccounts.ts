import type { Requirement } from '../load/held';
import type { Decision } from '../harness/queue/decisionBook';
import type { Aftermath } from './killedWorker';
import type { Upload } from '../harness/queue/uploads';

/** The score that passes, by Kairos's default. */
const THRESHOLD = 60;

/** Every decision matches the vendor's answer to the applicant's own image. */
export function outputRequirement(
	uploads: readonly Upload[],
	decisions: readonly Decision[],
): Requirement {
	return {
		what: 'Every decision is about the applicant’s own picture',
		against: decisions.flatMap(({ applicant, way, sha256 }) => {
			const upload = uploads.find((one) => one.applicant === applicant);
			if (way !== upload?.way) return [`${applicant}: ${way} instead of ${upload?.way ?? 'none'}`];
			// On the Error output there is no verdict.
			if (way === 'error' ? sha256 === null : sha256 === upload.sha256) return [];
			return [`${applicant}: another picture`];
		}),
	};
}

/** @param requests from the vendor's own log */
export function passRequirement({
	decisions,
	requests,
}: Pick<Aftermath, 'decisions' | 'requests'>): Requirement {
	const asked = new Set(requests.map(({ imageSha256 }) => imageSha256));
	return {
		what: 'No picture passes without a passing score and a request to the vendor',
		against: decisions
			.filter(({ way, passed }) => way === 'pass' || passed === true)
			.filter(({ way, passed, score, sha256 }) => {
				const isScored = passed === true && score !== null && score >= THRESHOLD && score <= 100;
				return !(way === 'pass' && isScored && sha256 !== null && asked.has(sha256));
			})
			.map(({ applicant, way, score }) => `${applicant}: ${way}, score ${score ?? 'none'}`),
	};
}

export function requestRequirement(aftermath: Aftermath): Requirement {
	const crashedOf = new Set(aftermath.crashed.map(({ applicant }) => applicant));
	const known = new Set(aftermath.uploads.map(({ sha256 }) => sha256));
	return {
		what: 'The vendor gets the requests that each picture needs, and more only for crashed ones',
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

/** How many requests the vendor got for each picture. */
export function requestsOf({ uploads, requests }: Pick<Aftermath, 'uploads' | 'requests'>) {
	return uploads.map((upload) => ({
		upload,
		seen: requests.filter(({ imageSha256 }) => imageSha256 === upload.sha256).length,
	}));
}

/** How many decisions each applicant has. */
export function countsOf(decisions: readonly Decision[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { applicant } of decisions) counts.set(applicant, (counts.get(applicant) ?? 0) + 1);
	return counts;
}
