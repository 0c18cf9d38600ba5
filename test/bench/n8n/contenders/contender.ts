import type { Vendors } from '../../../harness/simulator/inOwnProcess';
import { cpuTime } from '../../../harness/measurement/meter';
import type { Case } from '../cases';

/** What one run cost. Times in ms, memory in bytes. */
export interface RunCost {
	/** Of the nodes that check, or of the script. */
	readonly ms: number;
	/** Of the whole execution, from the call to its end. */
	readonly executionMs: number;
	/** Of the whole process. */
	readonly cpuMs: number;
	/** What the process held before, with garbage gone. */
	readonly idle: number;
	/** The most that it held meanwhile. */
	readonly peak: number;
	/** The CPU's time that the simulated vendor took. */
	readonly vendorMs: number;
	/** As the vendor counted them. */
	readonly mostAtOnce: number;
}

/** Somebody who takes the same images to the same vendor. */
export interface Contender<Name extends string = string> {
	readonly name: Name;
	readonly run: (one: Case) => Promise<RunCost>;
}

/** Has the vendor answer as slowly as wanted, and tells what a run was to it. */
export async function seenByVendor<Result>(
	vendors: Vendors,
	{ latency }: Case,
	run: () => Promise<Result>,
): Promise<Result & Pick<RunCost, 'vendorMs' | 'mostAtOnce'>> {
	await vendors.prepare([{ then: { kind: 'delay', milliseconds: latency } }]);
	const before = cpuTime(vendors.pid);
	const result = await run();
	const vendorMs = cpuTime(vendors.pid) - before;
	const { maxInFlight } = await vendors.log();
	return { ...result, vendorMs, mostAtOnce: maxInFlight.overall };
}
