import type { Vendors } from '../../harness/simulator/inOwnProcess';
import { caseOf, growingCases, hasFloor, IMAGES, itemsOf, sweptCases, type Mode } from './cases';
import type { Choice } from './choice';
import { compare, type Compared, type Cost } from './compare';
import { openGroup, type Group } from './group';
import { measureOwnWork, type OwnWork } from './contenders/ownWork';
import { timeByPlace, type Place } from './contenders/profile';
import type { Way } from './workflows';

export interface ModeFigures {
	readonly mode: Mode;
	readonly compared: readonly ComparedWays[];
}

export interface ComparedWays extends Compared<'ours' | 'byHand'> {
	/** Of the bare script, where it took part. */
	readonly costs: Compared<'ours' | 'byHand'>['costs'] & { readonly floor?: Cost };
}

/** All that was measured. */
export interface BenchFigures {
	readonly modes: readonly ModeFigures[];
	readonly swept: ReadonlyArray<Compared<'ours'>>;
	readonly grown: ReadonlyArray<Compared<'ours' | 'itemsAlone'>>;
	/** µs of n8n's main thread for each item. */
	readonly places: ReadonlyMap<Place, number> | null;
	readonly ownWork: readonly OwnWork[];
	/** What kept a comparison from being made. */
	readonly problems: readonly string[];
}

/** What is not compared with others is run less often; one at a time does nothing but wait. */
const RUNS_ALONE = 3;
const runsOfSweep = (atOnce: number): number => (atOnce === 1 ? 1 : RUNS_ALONE);

/** Runs what was chosen, and says meanwhile what it is at. */
export async function runBench(
	{ parts, modes, cases, runs }: Choice,
	vendors: Vendors,
	pictures: readonly string[],
): Promise<BenchFigures> {
	const figures = {
		modes: new Array<ModeFigures>(),
		swept: new Array<Compared<'ours'>>(),
		grown: new Array<Compared<'ours' | 'itemsAlone'>>(),
		places: null as ReadonlyMap<Place, number> | null,
		ownWork: new Array<OwnWork>(),
		problems: new Array<string>(),
	};
	const needsN8n = (mode: Mode): boolean => parts.includes('compare') || mode === 'filesystem';
	for (const mode of modes.filter(needsN8n)) {
		console.log(`Starting two n8n, images in ${mode} …`);
		const group = await openGroup(mode, vendors, pictures);
		const { ours, byHand, floor, itemsAlone } = group;
		try {
			if (parts.includes('compare')) {
				const compared: ComparedWays[] = [];
				for (const one of cases(mode)) {
					console.log(`${one.vendor}, ${itemsOf(one)} items, answers after ${one.latency} ms …`);
					const taking = hasFloor(mode, one) ? [ours, byHand, floor] : [ours, byHand];
					// Half an hour's other figures are not to be lost by it; but nothing is written then.
					await compare<Way | 'floor'>(one, taking, runs).then(
						(ways) => compared.push(ways),
						(error: unknown) => figures.problems.push(String(error)),
					);
				}
				figures.modes.push({ mode, compared });
			}
			if (mode !== 'filesystem') continue;
			const swept = parts.includes('sweep') ? sweptCases() : [];
			if (swept.length > 0) await ours.run(caseOf('kairos', IMAGES, 0));
			for (const one of swept) {
				console.log(`${one.atOnce} at once, answers after ${one.latency} ms …`);
				figures.swept.push(await compare(one, [ours], runsOfSweep(one.atOnce), 'warm'));
			}
			for (const one of parts.includes('growth') ? growingCases() : []) {
				console.log(`${itemsOf(one)} items …`);
				figures.grown.push(await compare(one, [ours, itemsAlone], RUNS_ALONE));
			}
			if (parts.includes('work')) figures.places = await profileOurs(group);
		} finally {
			await group.stop();
		}
	}
	if (parts.includes('work')) {
		console.log('The package’s own work …');
		for (const mode of modes) figures.ownWork.push(await measureOwnWork(mode, pictures, runs));
	}
	return figures;
}

async function profileOurs({ n8n, ours }: Group): Promise<ReadonlyMap<Place, number>> {
	console.log('Where n8n’s main thread spends its time …');
	const one = caseOf('kairos', 2000, 0);
	await ours.run({ ...one, copies: 1 });
	const { result, record } = await n8n.profile(async () => await ours.run(one));
	const times = timeByPlace(record, { from: result.startedAt, ms: result.ms });
	return new Map([...times].map(([place, time]) => [place, time / itemsOf(one)]));
}
