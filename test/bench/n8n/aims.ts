import { atMost, type Aim } from '../../harness/measurement/aim';
import type { BenchFigures, ComparedWays, ModeFigures } from './bench';
import { itemsOf } from './cases';
import { modeNames } from './choice';
import type { Compared } from './compare';

/** Of HTTP Request + If. */
const MOST_TIME = 0.65;
const MOST_MEMORY = 0.5;
/** Of the bare script's time. */
const MOST_OF_FLOOR = 1.25;
/** µs for an image of 0.5 MB. */
const MOST_OWN_WORK = 300;
/** The time for an item at ten thousand items, of that at one thousand. */
const MOST_GROWTH = 1.1;
/** Bytes that the check itself may hold more at ten thousand items than at one hundred. */
const MOST_MEMORY_GROWTH = 25e6;

/** Holds the figures against what is wanted. Time and memory count where images lie in files. */
export function heldAgainstAims({ modes, grown, ownWork }: BenchFigures): Aim[] {
	return [
		...modes.flatMap(({ mode, compared }) => compared.flatMap((one) => ofCase(mode, one))),
		...ofGrowth(grown),
		...ownWork.map(({ mode, own }) =>
			atMost(`own work in µs, images in ${modeNames[mode]}`, own, MOST_OWN_WORK, 0),
		),
	];
}

function ofCase(mode: ModeFigures['mode'], { one, costs }: ComparedWays): Aim[] {
	const { ours, byHand, floor } = costs;
	const all = one.atOnce === itemsOf(one) ? ' all at once' : '';
	const what = `${one.vendor}, ${modeNames[mode]}, ${itemsOf(one)} items${all}, ${one.latency} ms`;
	const memory = atMost(`${what}: of their memory`, ours.memory / byHand.memory, MOST_MEMORY);
	if (mode !== 'filesystem') return [memory];
	return [
		atMost(`${what}: of their time`, ours.ms / byHand.ms, MOST_TIME),
		...(floor ? [atMost(`${what}: of the floor`, ours.ms / floor.ms, MOST_OF_FLOOR)] : []),
		memory,
	];
}

function ofGrowth(grown: ReadonlyArray<Compared<'ours' | 'itemsAlone'>>): Aim[] {
	const [few, some, many] = grown;
	if (!few || !some || !many) return [];
	const each = ({ one, costs }: typeof few) => costs.ours.ms / itemsOf(one);
	const own = ({ costs }: typeof few) => costs.ours.memory - costs.itemsAlone.memory;
	return [
		atMost('time for each of 10,000, of that of 1,000', each(many) / each(some), MOST_GROWTH),
		atMost(
			'MB more beside the items at 10,000 than at 100',
			(own(many) - own(few)) / 1e6,
			MOST_MEMORY_GROWTH / 1e6,
			0,
		),
	];
}
