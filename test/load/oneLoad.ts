import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFresh } from '../harness/processes/freshProcess';
import { callNamed } from '../engine/items';
import { startDecoy } from '../faults/decoy';
import { growthOf, memoryRequirements } from './flat';
import type { Requirement } from './held';
import type { Vendors } from '../harness/simulator/inOwnProcess';
import { countsByOutput, itemRequirements } from './itemAccounts';
import { drawFaulty, drawUsual, picturesOf, ruleFor } from './pictures';
import { requestRequirements } from './requestAccounts';
import type { LoadMeasured, LoadTask } from './runLoad';
import { thousandsOf, type Thousand } from './thousands';

/** This many items through one node, in one execution. */
export interface Load extends Pick<LoadTask, 'call' | 'images' | 'maxConcurrency'> {
	readonly items: number;
}

export interface LoadFigures extends Load {
	readonly struck: number;
	readonly requests: number;
	readonly outputs: Readonly<Record<string, number>>;
	readonly mostRequestsAtOnce: number;
	readonly seconds: number;
	readonly cpuSeconds: number;
	readonly itemsPerSecond: number;
	/** In bytes. */
	readonly verdictBytes: number;
	readonly before: LoadMeasured['before'];
	readonly thousands: readonly Thousand[];
	readonly after: LoadMeasured['after'];
	/** From the second thousand to the last two, as a fraction. */
	readonly growth: Readonly<
		Record<'outside' | 'resident' | 'residentBesideVerdicts' | 'heapBesideVerdicts', number>
	>;
}

/** Runs it in its own process, and compares the results with the expected ones. */
export async function runOneLoad(
	load: Load,
	vendors: Vendors,
): Promise<{ readonly figures: LoadFigures; readonly held: readonly Requirement[] }> {
	const { images, maxConcurrency } = load;
	const call = callNamed(load.call);
	const decoy = await startDecoy();
	const folder = await mkdtemp(join(tmpdir(), 'kyc-load-'));
	try {
		const faulty = await drawFaulty(call, decoy.url);
		const items = picturesOf(load.items, await drawUsual(call), faulty);
		const pictures = [...new Set(items)];
		const paths = pictures.map(({ sha256 }) => join(folder, sha256));
		await Promise.all(pictures.map(({ bytes, sha256 }) => writeFile(join(folder, sha256), bytes)));
		await vendors.prepare(faulty.flatMap(ruleFor));

		const child = startFresh<LoadTask, LoadMeasured>(join(__dirname, 'runLoad.ts'));
		const measured = await child.ask({
			call: load.call,
			images,
			maxConcurrency,
			pictures: paths,
			items: items.map((picture) => pictures.indexOf(picture)),
			simulator: { keys: vendors.keys, baseUrls: vendors.baseUrls },
		});
		child.stop();

		const log = await vendors.log();
		const { seconds, cpuSeconds, verdictBytes, before, after, left } = measured;
		const thousands = thousandsOf(measured);
		const redirected = decoy.connections();
		return {
			figures: {
				...load,
				struck: items.filter(({ fault }) => fault !== null).length,
				requests: log.requests.length,
				outputs: countsByOutput(left),
				mostRequestsAtOnce: log.maxInFlight.overall,
				seconds,
				cpuSeconds,
				itemsPerSecond: load.items / seconds,
				verdictBytes,
				before,
				thousands,
				after,
				growth: {
					outside: growthOf(thousands, 'outside'),
					resident: growthOf(thousands, 'resident'),
					residentBesideVerdicts: growthOf(thousands, 'residentBesideVerdicts'),
					heapBesideVerdicts: growthOf(thousands, 'heapBesideVerdicts'),
				},
			},
			held: [
				...itemRequirements(items, left),
				...requestRequirements(items, log, call.call),
				{
					what: 'No redirect is followed',
					against: redirected > 0 ? [`${redirected} times`] : [],
				},
				...memoryRequirements(measured, thousands, maxConcurrency),
			],
		};
	} finally {
		decoy.close();
		await rm(folder, { recursive: true });
	}
}
