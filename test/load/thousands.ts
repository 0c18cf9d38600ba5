import type { LoadMeasured } from './runLoad';

/**
 * What the process held in a thousand requests, in bytes. Of what is held for good it is the least
 * that tells: on top of that come the requests which are just under way, now more, now fewer.
 */
export interface Thousand {
	readonly outside: number;
	readonly resident: number;
	readonly heap: number;
	/** Without the verdicts that were there by then: n8n wants all of them at the end. */
	readonly residentBesideVerdicts: number;
	readonly heapBesideVerdicts: number;
	/** The most at once; null where the system does not say. */
	readonly open: number | null;
	readonly sockets: number;
	/** In ms. */
	readonly longestStall: number;
	readonly usualStall: number;
}

/** @returns the thousands in their order */
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
			longestStall: most(({ longestStall }) => longestStall),
			usualStall: most(({ usualStall }) => usualStall),
		};
	});
}
