import { median } from '../../harness/measurement/median';
import type { Case } from './cases';
import type { Contender, RunCost } from './contenders/contender';
import { floorInside, startFloor, type Floor } from './contenders/floor';
import { startN8nContender } from './contenders/n8nContender';
import type { LeanVendor } from './vendor/leanVendor';
import type { Way } from './workflows';

/** Medians of several runs. Times in ms, memory in bytes. */
export interface Cost extends Omit<RunCost, 'peak'> {
	/** The fastest and the slowest run. */
	readonly spread: readonly [fastest: number, slowest: number];
	/** The most that a run held, above what a new n8n holds. */
	readonly memory: number;
}

/** What the same circumstances cost each of those who took part. */
export interface Compared {
	readonly one: Case;
	readonly costs: Readonly<Record<Way | Floor, Cost>>;
}

/**
 * Has two new n8n and two scripts check the same images. They run in turn, so other work of the
 * machine affects all of them.
 *
 * @param runs of each, after the warm-up
 */
export async function compare(
	one: Case,
	runs: number,
	vendor: LeanVendor,
	pictures: readonly string[],
): Promise<Compared> {
	const ours = await startN8nContender('ours', one, vendor, pictures);
	const byHand = await startN8nContender('byHand', one, vendor, pictures);
	const insideN8n = floorInside(byHand.n8n, vendor, pictures);
	const newConnections = startFloor('newConnections', vendor, pictures);
	const keepAlive = startFloor('keepAlive', vendor, pictures);
	const contenders = { ours, byHand, insideN8n, newConnections, keepAlive };
	try {
		// Two new n8n hold about the same. With one baseline for both, its noise affects neither.
		const baseline = Math.min(ours.baseline, byHand.baseline);
		const measured = await measure(one, Object.values(contenders), runs);
		const costOf = ({ name }: Contender) => {
			const { costs, peaks } = measured.get(name) ?? { costs: [], peaks: [] };
			return costOfRuns(costs, peaks, baseline);
		};
		return {
			one,
			costs: {
				ours: costOf(ours),
				byHand: costOf(byHand),
				insideN8n: costOf(insideN8n),
				newConnections: costOf(newConnections),
				keepAlive: costOf(keepAlive),
			},
		};
	} finally {
		for (const { stop } of Object.values(contenders)) await stop();
	}
}

/** A contender is warm once this many runs in a row agree this well. */
const AGREEING = 3;
const AGREEMENT = 1.1;
/** What still varies after so many is told by the spread. */
const MOST_WARM_UPS = 6;

/** @returns by the contender's name */
async function measure(
	one: Case,
	contenders: readonly Contender[],
	runs: number,
): Promise<ReadonlyMap<string, Measured>> {
	const peaks = new Map(contenders.map(({ name }) => [name, new Array<number>()]));
	// At first, because what the other runs leave behind counts for nobody.
	for (let times = 0; times < RUNS_FOR_MEMORY; times++) {
		for (const { name, run, settle } of contenders) {
			await settle?.();
			const { peak } = await run(one);
			if (peak !== undefined) peaks.get(name)?.push(peak);
		}
	}
	const all = new Map(contenders.map(({ name }) => [name, new Array<RunCost>()]));
	const round = async () => {
		for (const { name, run } of contenders) all.get(name)?.push(await run(one));
	};
	for (let rounds = 0; rounds < MOST_WARM_UPS; rounds++) {
		if ([...all.values()].every(isWarm)) break;
		await round();
	}
	for (let rounds = 0; rounds < runs; rounds++) await round();
	return new Map(
		[...all].map(([name, costs]) => [
			name,
			{ costs: costs.slice(-runs), peaks: peaks.get(name) ?? [] },
		]),
	);
}

interface Measured {
	/** After the warm-up. */
	readonly costs: readonly RunCost[];
	/** In bytes, of the first runs, each after a garbage collection. */
	readonly peaks: readonly number[];
}

const RUNS_FOR_MEMORY = 3;

function isWarm(costs: readonly RunCost[]): boolean {
	return costs.some((_, from) => {
		const some = costs.slice(from, from + AGREEING).map(({ ms }) => ms);
		return some.length === AGREEING && Math.max(...some) <= AGREEMENT * Math.min(...some);
	});
}

/**
 * @param peaks in bytes, of runs from a settled state; none if memory does not count
 * @param baseline what the process held when it was new, in bytes
 */
export function costOfRuns(
	runs: readonly RunCost[],
	peaks: readonly number[],
	baseline: number,
): Cost {
	const usual = (of: (run: RunCost) => number) => median(runs.map(of));
	const times = runs.map(({ ms }) => ms);
	return {
		ms: usual(({ ms }) => ms),
		spread: [Math.min(...times), Math.max(...times)],
		cpuMs: usual(({ cpuMs }) => cpuMs),
		mostAtOnce: usual(({ mostAtOnce }) => mostAtOnce),
		memory: peaks.length > 0 ? median(peaks) - baseline : 0,
	};
}
