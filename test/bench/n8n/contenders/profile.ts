import { z } from 'zod';

/** What V8's profiler saw, and when it began, in ms since 1970. */
export const profileRecord = z.object({
	startedAt: z.number(),
	profile: z.object({
		nodes: z.array(
			z.object({
				id: z.number(),
				callFrame: z.object({ functionName: z.string(), url: z.string() }),
				children: z.array(z.number()).optional(),
			}),
		),
		samples: z.array(z.number()),
		/** µs since the sample before. */
		timeDeltas: z.array(z.number()),
	}),
});
export type ProfileRecord = z.infer<typeof profileRecord>;

/** Where n8n's main thread spends its time, in the order of the table. */
export const places = {
	rooms: 'This package',
	hashing: 'Hashing (Node’s crypto)',
	requests: 'n8n’s request helper, axios, form-data',
	n8n: 'n8n’s engine, and its other packages',
	files: 'Reading files (Node’s fs)',
	network: 'Network (Node’s http and net)',
	streams: 'Node’s streams, events, promises, timers',
	garbage: 'Clearing memory',
	native: 'Native code outside of JavaScript',
	idle: 'Waiting',
} as const;
export type Place = keyof typeof places;

type Frame = ProfileRecord['profile']['nodes'][number]['callFrame'];

/** The first that fits says where a function belongs. */
const byUrl: ReadonlyArray<readonly [RegExp, Place]> = [
	[/n8n-nodes-kyc-liveness\/dist/, 'rooms'],
	[
		/\/(axios|form-data|combined-stream|delayed-stream|follow-redirects|backend-network)\//,
		'requests',
	],
	[/node:internal\/crypto/, 'hashing'],
	[/node:(internal\/)?fs/, 'files'],
	[/node:(_http|http|net|dns|internal\/(http|net|stream_base_commons|dns))/, 'network'],
	[/^node:/, 'streams'],
	[/./, 'n8n'],
];

const byName: Readonly<Partial<Record<string, Place>>> = {
	'(garbage collector)': 'garbage',
	'(program)': 'native',
	'(root)': 'native',
	'(idle)': 'idle',
};

/**
 * Adds up where the time went, in µs, each function's own time counted where it belongs. What V8 and
 * Node have in C++ has no address: it counts where it was called from.
 *
 * @param from in ms since 1970, and `ms` from there: the time that counts
 */
export function timeByPlace(
	{ startedAt, profile }: ProfileRecord,
	{ from, ms }: { readonly from: number; readonly ms: number },
): ReadonlyMap<Place, number> {
	const placeOf = placesOf(profile.nodes);
	const times = new Map<Place, number>();
	let at = startedAt * 1000;
	for (const [index, id] of profile.samples.entries()) {
		const passed = profile.timeDeltas[index + 1] ?? 0;
		at += profile.timeDeltas[index] ?? 0;
		if (at < from * 1000 || at > (from + ms) * 1000) continue;
		const place = placeOf.get(id) ?? 'native';
		times.set(place, (times.get(place) ?? 0) + passed);
	}
	return times;
}

function placesOf(nodes: ProfileRecord['profile']['nodes']): ReadonlyMap<number, Place> {
	const found = new Map<number, Place>();
	// Callers come before what they call.
	for (const { id, callFrame, children = [] } of nodes) {
		const place = placeOfFrame(callFrame) ?? found.get(id) ?? 'native';
		found.set(id, place);
		for (const child of children) found.set(child, place);
	}
	return found;
}

function placeOfFrame({ functionName, url }: Frame): Place | undefined {
	if (url === '') return byName[functionName];
	return byUrl.find(([pattern]) => pattern.test(url))?.[1];
}
