import type { BinaryMode } from '../../harness/n8n/n8nProcess';

/** Whom the images are sent to, and how: as a file in a form, or as base64 text in JSON. */
export const vendorNames = ['kairos', 'argos'] as const;
export type VendorName = (typeof vendorNames)[number];

/** Where n8n keeps the files of items. */
export type Mode = Extract<BinaryMode, 'filesystem' | 'default'>;
export const modes: readonly Mode[] = ['filesystem', 'default'];

/** The circumstances of a run, the same for all who take part. */
export interface Case {
	readonly vendor: VendorName;
	/** So many images, each of its own bytes. */
	readonly files: number;
	/** So many items share a stored image. */
	readonly copies: number;
	/** How long the vendor thinks before it answers, in ms. */
	readonly latency: number;
	/** How many requests may be in flight. */
	readonly atOnce: number;
	/** How long HTTP Request is made to wait after each `atOnce` items, in ms; 0 for not at all. */
	readonly pause: number;
}

export const itemsOf = ({ files, copies }: Case): number => files * copies;

/** Requests in flight, where nothing else is said. */
export const AT_ONCE = 32;

export const IMAGES = 200;
export const latencies = [0, 50, 300] as const;

/**
 * HTTP Request has no limit to what is in flight: it prepares one item after the other and sends
 * each at once. While the vendor is quick, n8n is too busy to have 32 of them under way. From this
 * latency on, in ms, it would have more, and is made to wait as long as the vendor needs.
 */
const PAUSED_FROM = 100;

/** @param atOnce a number, or all items at once, where HTTP Request need not be made to wait */
export function caseOf(
	vendor: VendorName,
	items: number,
	latency: number,
	atOnce: number | 'all' = AT_ONCE,
): Case {
	const files = Math.min(items, IMAGES);
	return {
		...{ vendor, files, copies: Math.ceil(items / files), latency },
		atOnce: atOnce === 'all' ? items : atOnce,
		pause: atOnce !== 'all' && latency >= PAUSED_FROM ? latency : 0,
	};
}

/**
 * What is compared, so that all of it takes half an hour. HTTP Request takes n8n a tenth of a second
 * of the CPU's time or more for each image as base64 text, so there are few of those; and 2,000
 * images in memory are checked with one latency.
 */
export function comparedCases(mode: Mode): readonly Case[] {
	const withMany = mode === 'filesystem' ? latencies : [50];
	return [
		...latencies.map((latency) => caseOf('kairos', 200, latency)),
		...withMany.map((latency) => caseOf('kairos', 2000, latency)),
		caseOf('kairos', 200, 300, 'all'),
		...latencies.map((latency) => caseOf('argos', 20, latency)),
	];
}

/** The bare script reads files, and is as quick for an item whether there are many of them or few. */
export const hasFloor = (mode: Mode, one: Case): boolean =>
	mode === 'filesystem' && one.copies === 1;

/** How many checks at once are tried, for the default of Max Concurrency. */
export const concurrencies = [1, 5, 10, 20, 32, 50, 100] as const;

export function sweptCases(): readonly Case[] {
	return [50, 300].flatMap((latency) =>
		concurrencies.map((atOnce) => caseOf('kairos', 200, latency, atOnce)),
	);
}

/** Ever more items over the same images, so that nothing but their number grows. */
export function growingCases(): readonly Case[] {
	return [100, 1000, 10_000].map((items) => ({
		...caseOf('kairos', items, 0),
		files: 100,
		copies: items / 100,
	}));
}
