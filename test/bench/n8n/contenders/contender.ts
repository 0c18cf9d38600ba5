import type { Case } from '../cases';
import type { LeanVendor } from '../vendor/leanVendor';

/** What one run cost. Times in ms, memory in bytes. */
export interface RunCost {
	/** Of the nodes that check, or of the script. */
	readonly ms: number;
	/** Of the whole process. */
	readonly cpuMs: number;
	/** The most that n8n held during the run. */
	readonly peak?: number;
	/** As the vendor counted them. */
	readonly mostAtOnce: number;
}

/** Somebody who takes the same images to the same vendor, in a process of its own. */
export interface Contender<Name extends string = string> {
	readonly name: Name;
	readonly run: (one: Case) => Promise<RunCost>;
	/** Frees what nothing needs. A user's n8n does that now and then, so it is not part of a run. */
	readonly settle?: () => Promise<void>;
	readonly stop: () => void | Promise<void>;
}

/** Has the vendor answer as slowly as the case wants, and adds what it saw of the run. */
export async function seenByVendor<Result>(
	vendor: LeanVendor,
	{ latency }: Case,
	run: () => Promise<Result>,
): Promise<Result & Pick<RunCost, 'mostAtOnce'>> {
	await vendor.begin(latency);
	const result = await run();
	return { ...result, mostAtOnce: await vendor.mostAtOnce() };
}
