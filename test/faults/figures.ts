import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a group of tests tried and saw. */
export interface Figures {
	/** Different faults. */
	faults: number;
	/** A fault with a call, an error mode and a routing. */
	cases: number;
	/** At the simulator. */
	requests: number;
	/** Those of them that a vendor may charge for. */
	maybeCharged: number;
	/** Items that left by Pass, or say that they passed, and should not have. */
	wronglyOnPass: number;
}

export const noFigures: Readonly<Figures> = {
	faults: 0,
	cases: 0,
	requests: 0,
	maybeCharged: 0,
	wronglyOnPass: 0,
};

/** Leaves them for the run that adds all up; a test that is run by itself leaves none. */
export function report(name: string, figures: object): void {
	const folder = process.env.KYC_FAULT_FIGURES;
	if (folder) writeFileSync(join(folder, `${name}.json`), JSON.stringify(figures));
}
