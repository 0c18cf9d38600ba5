import { AT_ONCE, caseOf, comparedCases, itemsOf, selfiesAtOnce, sweep, type Case } from './cases';
import type { Part } from './choice';
import { compare, costOfRuns, type Compared, type Cost } from './compare';
import type { Contender } from './contenders/contender';
import { startFloor, type Floor } from './contenders/floor';
import { startN8nContender, type N8nContender } from './contenders/n8nContender';
import { timeByPlace, type Place } from './contenders/profile';
import type { LeanVendor } from './vendor/leanVendor';
import type { Way } from './workflows';

/** So many selfies, by one of those who take part. */
export interface SelfieFigures {
	readonly name: Way | Floor;
	readonly one: Case;
	readonly cost: Cost;
}

/** All that was measured. */
export interface BenchFigures {
	readonly compared: readonly Compared[];
	readonly selfies: readonly SelfieFigures[];
	/** µs of n8n's main thread for each item. */
	readonly places: ReadonlyMap<Place, number> | null;
	/** Why a comparison could not be made. */
	readonly problems: readonly string[];
}

/** Medians are of so many runs; with many items, of fewer. */
export const RUNS = 5;
const RUNS_WITH_MANY = 3;
const MANY = 1000;

export const runsOf = (one: Case): number => (itemsOf(one) < MANY ? RUNS : RUNS_WITH_MANY);

/** Runs the chosen parts, and says meanwhile what it does. */
export async function runBench(
	parts: readonly Part[],
	vendor: LeanVendor,
	pictures: readonly string[],
): Promise<BenchFigures> {
	const compared: Compared[] = [];
	const problems: string[] = [];
	for (const one of parts.includes('compare') ? comparedCases : []) {
		console.log(`${itemsOf(one)} items, ${one.vendor}, ${one.protocol}, ${one.mode} …`);
		// Half an hour's other figures are not lost if one fails. But then nothing is written.
		await compare(one, runsOf(one), vendor, pictures).then(
			(figures) => compared.push(figures),
			(error: unknown) => problems.push(String(error)),
		);
	}
	const selfies = parts.includes('selfies') ? await measureSelfies(vendor, pictures) : [];
	const places = parts.includes('work') ? await profileOurs(vendor, pictures) : null;
	return { compared, selfies, places, problems };
}

/** One run of each, because they wait for the vendor most of the time. */
async function measureSelfies(
	vendor: LeanVendor,
	pictures: readonly string[],
): Promise<SelfieFigures[]> {
	const ours = await startN8nContender('ours', caseOf(1), vendor, pictures);
	const byHand = await startN8nContender('byHand', caseOf(1), vendor, pictures);
	const bare = startFloor('newConnections', vendor, pictures);
	const baseline = Math.min(ours.baseline, byHand.baseline);
	const figures: SelfieFigures[] = [];
	const add = async (contender: Contender<Way | Floor>, one: Case) => {
		const { name, run } = contender;
		console.log(`${name}, ${itemsOf(one)} items, ${one.atOnce} at once, ${one.latency} ms …`);
		await contender.settle?.();
		const cost = await run(one);
		figures.push({
			name,
			one,
			cost: costOfRuns([cost], cost.peak === undefined ? [] : [cost.peak], baseline),
		});
	};
	try {
		for (const contender of [ours, byHand, bare]) await contender.run(caseOf(200));
		for (const [latency, counts] of sweep) {
			for (const atOnce of counts) await add(ours, selfiesAtOnce(atOnce, latency));
		}
		for (const other of [byHand, bare])
			await add(other, selfiesAtOnce(AT_ONCE, sweep[0]?.[0] ?? 0));
		return figures;
	} finally {
		for (const { stop } of [ours, byHand, bare]) await stop();
	}
}

async function profileOurs(
	vendor: LeanVendor,
	pictures: readonly string[],
): Promise<ReadonlyMap<Place, number>> {
	console.log('Where n8n’s main thread spends its time …');
	const one = caseOf(2000);
	const ours = await startN8nContender('ours', one, vendor, pictures);
	try {
		for (let warmUp = 0; warmUp < 3; warmUp++) await ours.run(caseOf(200));
		return await profiled(ours, one);
	} finally {
		await ours.stop();
	}
}

async function profiled({ n8n, run }: N8nContender, one: Case) {
	const { result, record } = await n8n.profile(async () => await run(one));
	const times = timeByPlace(record, { from: result.startedAt, ms: result.ms });
	return new Map([...times].map(([place, time]) => [place, time / itemsOf(one)]));
}
