import { join } from 'node:path';
import { itemsOf, type Case, type Place } from '../cases';
import { linkPictures } from '../pictures';
import type { LeanVendor } from '../vendor/leanVendor';
import { nodesOf, nothing, workflowOf, type Way } from '../workflows';
import { seenByVendor, type Contender, type RunCost } from './contender';
import { startMeasuredN8n, type MeasuredN8n, type MeasuredRun } from './measuredN8n';

export interface N8nRunCost extends RunCost {
	/** When the first of the nodes that check began, in ms since 1970. */
	readonly startedAt: number;
}

/** One way to have images checked, in a new n8n that does nothing else. */
export interface N8nContender extends Contender<Way> {
	readonly n8n: MeasuredN8n;
	/** What it held when it was new and had run nothing but a trigger, in bytes. */
	readonly baseline: number;
	readonly run: (one: Case) => Promise<N8nRunCost>;
}

export async function startN8nContender(
	name: Way,
	place: Place,
	vendor: LeanVendor,
	pictures: readonly string[],
): Promise<N8nContender> {
	const n8n = await startMeasuredN8n(vendor, place);
	const idle = await n8n.prepare(nothing);
	await idle.run(1);
	const baseline = await n8n.settle();
	const prepared = new Map<string, ReturnType<typeof prepare>>();
	const prepare = async (one: Case) => {
		const folder = join(n8n.files, `pictures-${one.files}`);
		await linkPictures(pictures.slice(0, one.files), folder);
		return await n8n.prepare(workflowOf(name, one, folder, vendor));
	};
	return {
		name,
		baseline,
		n8n,
		async run(one) {
			const key = JSON.stringify({ ...one, copies: null });
			const workflow = prepared.get(key) ?? prepare(one);
			prepared.set(key, workflow);
			const { run } = await workflow;
			return await seenByVendor(vendor, one, async () => costOf(await run(one.copies), name, one));
		},
		async settle() {
			await n8n.settle();
		},
		stop: async () => await n8n.stop(),
	};
}

/** @throws Error if not every image passed */
function costOf({ nodes, status, error, cpuMs, peak }: MeasuredRun, way: Way, one: Case) {
	const names = nodesOf[one.vendor][way];
	const checking = nodes.filter(({ name }) => names.includes(name));
	const passed = checking.find(({ name }) => name === names.at(-1))?.outputs[0] ?? 0;
	if (status !== 'success' || passed !== itemsOf(one)) {
		throw new Error(
			`${one.vendor}, ${way}: ${passed} of ${itemsOf(one)} items passed; ${status}, ${error}`,
		);
	}
	return {
		startedAt: checking[0]?.startedAt ?? 0,
		ms: checking.reduce((sum, { ms }) => sum + ms, 0),
		cpuMs,
		peak,
	};
}
