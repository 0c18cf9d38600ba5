import { median } from '../../harness/measurement/median';
import type { Case } from './cases';
import type { Contender, RunCost } from './contenders/contender';
import { startFloor, type Floor } from './contenders/floor';
import { startN8nContender } from './contenders/n8nContender';
import type { LeanVendor } from './vendor/leanVendor';
import type { Way } from './workflows';

/** Medians of several runs. Times in ms, memory in bytes. */
export interface Cost extends RunCost {
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
	const newConnections = startFloor('newConnections', vendor, pictures);
	const keepAlive = startFloor('keepAlive', vendor, pictures);
	const contenders = { ours, byHand, newConnections, keepAlive };
	try {
		// Two new n8n hold about the same. With one baseline for both, its noise affects neither.
		const baseline = Math.min(ours.baseline, byHand.baseline);
		const runsOf = await measure(one, Object.values(contenders), runs);
		const costOf = ({ name }: Contender) => costOfRuns(runsOf.get(name) ?? [], baseline);
		return {
			one,
			costs: {
				ours: costOf(ours),
				byHand: costOf(byHand),
				newConnections: costOf(newConnections),
				keepAlive: costOf(keepAlive),
			},
		};
	} finally {
		for (const { stop } of Object.values(contenders)) await stop();
	}
}

/** A contender is warm when its last runs agree this well. */
const AGREEING = 3;
const AGREEMENT = 1.1;
const MOST_WARM_UPS = 15;

/**
 * @returns the runs after the warm-up, by the contender's name
 * @throws Error if the warm-up does not come to an end
 */
async function measure(
	one: Case,
	contenders: readonly Contender[],
	runs: number,
): Promise<ReadonlyMap<string, readonly RunCost[]>> {
	const all = new Map(contenders.map(({ name }) => [name, new Array<RunCost>()]));
	const round = async () => {
		for (const { name, run } of contenders) all.get(name)?.push(await run(one));
	};
	for (let rounds = 0; ![...all.values()].every(isWarm); rounds++) {
		if (rounds === MOST_WARM_UPS) throw new Error(`Not warm after ${rounds} runs: ${timesOf(all)}`);
		await round();
	}
	for (let rounds = 0; rounds < runs; rounds++) await round();
	return new Map([...all].map(([name, costs]) => [name, costs.slice(-runs)]));
}

function isWarm(costs: readonly RunCost[]): boolean {
	const last = costs.slice(-AGREEING).map(({ ms }) => ms);
	return last.length === AGREEING && Math.max(...last) <= AGREEMENT * Math.min(...last);
}

function timesOf(all: ReadonlyMap<string, readonly RunCost[]>): string {
	const one = ([name, costs]: readonly [string, readonly RunCost[]]) =>
		`${name} ${costs.map(({ ms }) => Math.round(ms)).join(', ')} ms`;
	return [...all].map(one).join('; ');
}

/** @param baseline what the process held when it was new, in bytes */
export function costOfRuns(runs: readonly RunCost[], baseline: number): Cost {
	const usual = (of: (run: RunCost) => number) => median(runs.map(of));
	const times = runs.map(({ ms }) => ms);
	return {
		ms: usual(({ ms }) => ms),
		spread: [Math.min(...times), Math.max(...times)],
		cpuMs: usual(({ cpuMs }) => cpuMs),
		mostAtOnce: usual(({ mostAtOnce }) => mostAtOnce),
		peak: usual(({ peak }) => peak),
		memory: usual(({ peak }) => peak) - baseline,
	};
}
