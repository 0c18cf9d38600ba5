import type { Case } from './cases';

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
	/** As the vendor counted them. */
	readonly mostAtOnce: number;
}

/** Somebody who takes the same images to the same vendor. */
export interface Contender<Name extends string = string> {
	readonly name: Name;
	readonly run: (one: Case) => Promise<RunCost>;
}
