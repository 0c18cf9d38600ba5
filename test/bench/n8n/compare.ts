import { median } from '../../harness/measurement/median';
import type { Case } from './cases';
import type { Contender, RunCost } from './contenders/contender';

/** Medians of several runs. Times in ms, memory in bytes. */
export interface Cost extends Pick<
	RunCost,
	'ms' | 'executionMs' | 'cpuMs' | 'vendorMs' | 'mostAtOnce'
> {
	/** The most that a run held, above what was held before it. */
	readonly memory: number;
	readonly runs: readonly RunCost[];
}

/** What the same circumstances cost each of those who took part. */
export interface Compared<Name extends string = string> {
	readonly one: Case;
	readonly costs: Readonly<Record<Name, Cost>>;
}

/**
 * In turn, so that what else the machine does strikes all of them.
 *
 * @param before `cold`: each runs once more at first, to warm up
 */
export async function compare<Name extends string>(
	one: Case,
	contenders: ReadonlyArray<Contender<Name>>,
	runs: number,
	before: 'cold' | 'warm' = 'cold',
): Promise<Compared<Name>> {
	const taken = contenders.map(({ name }) => ({ name, costs: new Array<RunCost>() }));
	if (before === 'cold') for (const { run } of contenders) await run({ ...one, copies: 1 });
	for (let round = 0; round < runs; round++) {
		for (const [index, { run }] of contenders.entries()) taken[index]?.costs.push(await run(one));
	}
	const costs = Object.fromEntries(taken.map(({ name, costs: all }) => [name, costOf(all)]));
	return { one, costs: costs as Record<Name, Cost> };
}

function costOf(runs: readonly RunCost[]): Cost {
	const usual = (of: (run: RunCost) => number) => median(runs.map(of));
	return {
		ms: usual(({ ms }) => ms),
		executionMs: usual(({ executionMs }) => executionMs),
		cpuMs: usual(({ cpuMs }) => cpuMs),
		vendorMs: usual(({ vendorMs }) => vendorMs),
		mostAtOnce: usual(({ mostAtOnce }) => mostAtOnce),
		memory: usual(({ peak, idle }) => peak - idle),
		runs,
	};
}
