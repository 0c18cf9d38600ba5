import type { LoadMeasured } from './runLoad';

/**
 * The memory of the process during a thousand requests, in bytes. The minimum shows what the process
 * keeps, because the number of requests in progress varies.
 */
export interface Thousand {
	readonly outside: number;
	readonly resident: number;
	readonly heap: number;
	/** Without the verdicts so far, which n8n needs at the end. */
	readonly residentBesideVerdicts: number;
	readonly heapBesideVerdicts: number;
	/** The maximum. Null if the system does not tell. */
	readonly open: number | null;
	readonly sockets: number;
	/** In ms. */
	readonly longestDelay: number;
	readonly medianDelay: number;
}

/** @returns the thousands in order */
export function thousandsOf({ samples, verdictBytes }: LoadMeasured): Thousand[] {
	const count = Math.round((samples.at(-1)?.requests ?? 0) / 1000);
	return Array.from({ length: count }, (_, index) => {
		const own = samples.filter(({ requests }) => Math.ceil(requests / 1000) === index + 1);
		const least = (of: (sample: (typeof own)[number]) => number) => Math.min(...own.map(of));
		const most = (of: (sample: (typeof own)[number]) => number) => Math.max(...own.map(of));
		return {
			outside: least(({ outside }) => outside),
			resident: least(({ resident }) => resident),
			heap: least(({ heap }) => heap),
			residentBesideVerdicts: least(({ resident, requests }) => resident - requests * verdictBytes),
			heapBesideVerdicts: least(({ heap, requests }) => heap - requests * verdictBytes),
			open: own.some(({ open }) => open === null) ? null : most(({ open }) => open ?? 0),
			sockets: most(({ sockets }) => sockets),
			longestDelay: most(({ longestDelay }) => longestDelay),
			medianDelay: most(({ medianDelay }) => medianDelay),
		};
	});
}
