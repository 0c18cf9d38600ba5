import type { Requirement } from './held';
import type { LoadMeasured } from './runLoad';
import type { Thousand } from './thousands';

/** How much more the last thousands may hold than the second. The first is for warming up. */
export const MOST_GROWTH = 0.1;

/** For each item in progress: its file and its connection. */
const FILES_PER_ITEM = 2;
/** Files that Node and n8n open once, such as a log. */
const OTHER_FILES = 10;

/**
 * From the second thousand to the lower of the last two: a leak is in both, and a measurement before
 * a collection is only in one.
 *
 * @throws if there are too few items for a result
 */
export function growthOf(thousands: readonly Thousand[], kind: GrowingKind): number {
	const [, second, ...later] = thousands;
	if (!second || later.length < 2) throw new Error('Four thousand items are the fewest');
	const last = Math.min(...later.slice(-2).map((one) => one[kind]));
	return last / second[kind] - 1;
}

type GrowingKind =
	'outside' | 'resident' | 'heap' | 'residentBesideVerdicts' | 'heapBesideVerdicts';

/** Memory, files and sockets of the node's process during the run. */
export function memoryRequirements(
	{ before, after, samples }: LoadMeasured,
	thousands: readonly Thousand[],
	maxConcurrency: number,
): Requirement[] {
	const most = maxConcurrency * FILES_PER_ITEM + OTHER_FILES;
	const opened = samples.flatMap(({ open, requests }) => {
		const more = (open ?? 0) - (before.open ?? 0);
		return more > most ? [`${more} more after ${requests} requests`] : [];
	});
	const left = (after.open ?? 0) - (before.open ?? 0);
	return [
		flat('Buffers do not grow', thousands, 'outside'),
		flat('The process does not grow, its verdicts included', thousands, 'resident'),
		flat('The heap does not grow, but for its verdicts', thousands, 'heapBesideVerdicts'),
		{
			what: `At most ${most} files and sockets are open beyond those of an idle process`,
			against: opened,
		},
		{
			what: 'Afterwards no file and no socket is left open',
			against: [
				...(left > OTHER_FILES ? [`${left} files`] : []),
				...(after.sockets > before.sockets ? [`${after.sockets - before.sockets} sockets`] : []),
			],
		},
	];
}

function flat(what: string, thousands: readonly Thousand[], kind: GrowingKind): Requirement {
	const growth = growthOf(thousands, kind);
	const limit = `${Math.round(MOST_GROWTH * 100)} %`;
	const seen = `${(growth * 100).toFixed(1)} % from the second thousand to the last two`;
	return {
		what: `${what}, at most ${limit}`,
		against: growth <= MOST_GROWTH ? [] : [seen],
	};
}
