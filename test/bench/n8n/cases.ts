import type { BinaryMode } from '../../harness/n8n/n8nProcess';

/** Whom the images are sent to, and how: as a file in a form, or as base64 text in JSON. */
export const vendorNames = ['kairos', 'argos'] as const;
export type VendorName = (typeof vendorNames)[number];

/** Vendors speak HTTPS. HTTP shows what encryption costs. */
export const protocols = ['https', 'http'] as const;
export type Protocol = (typeof protocols)[number];

/** Where n8n keeps the files of items. */
export type Mode = Extract<BinaryMode, 'filesystem' | 'default'>;

/** What an n8n is set up for. */
export interface Place {
	readonly protocol: Protocol;
	readonly mode: Mode;
}

/** The circumstances of a run, the same for all who take part. */
export interface Case extends Place {
	readonly vendor: VendorName;
	/** How many images, each with its own bytes. */
	readonly files: number;
	/** How many items share a stored image. */
	readonly copies: number;
	/** How long the vendor takes from the end of an upload to its answer, in ms. */
	readonly latency: number;
	/** How many requests may be in flight. */
	readonly atOnce: number;
}

export const itemsOf = ({ files, copies }: Pick<Case, 'files' | 'copies'>): number =>
	files * copies;

/** Requests in flight, where nothing else is said. */
export const AT_ONCE = 32;

export const IMAGES = 200;

/** Of the comparisons, in ms. */
export const LATENCY = 50;

export function caseOf(items: number, change: Partial<Case> = {}): Case {
	const files = Math.min(items, IMAGES);
	return {
		...{ vendor: 'kairos', protocol: 'https', mode: 'filesystem', latency: LATENCY },
		...{ files, copies: Math.ceil(items / files), atOnce: AT_ONCE, ...change },
	};
}

/**
 * HTTP Request needs a tenth of a second of the processor for each image as base64 text, so there
 * are few of those.
 */
export const comparedCases: readonly Case[] = [
	caseOf(200),
	caseOf(2000),
	caseOf(200, { protocol: 'http' }),
	caseOf(20, { vendor: 'argos' }),
	caseOf(200, { mode: 'default' }),
];

/** What a user waits for. */
export const SELFIES = 1000;
export const selfiesInWords = `${SELFIES.toLocaleString('en-US')} selfies`;

/** How long the vendor takes in ms, and for each how many checks at a time are measured. */
export const sweep: ReadonlyArray<readonly [latency: number, atOnce: readonly number[]]> = [
	[300, [10, 20, 32, 50, 100]],
	[1000, [10, 32]],
];

export const selfiesAtOnce = (atOnce: number, latency: number): Case =>
	caseOf(SELFIES, { atOnce, latency });
