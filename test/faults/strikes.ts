import { testedCalls } from '../contract/vendorCalls';
import type { Simulator } from '../harness/simulator/simulator';
import { appliesTo, faultOf, type FaultRow } from './row';

/** Something that can happen to every call, and how the simulator is told so. */
export interface Strike {
	readonly name: string;
	readonly addTo: (simulator: Simulator) => void;
}

/** A port that nobody listens on: that no redirect is followed is shown elsewhere. */
const decoyUrl = 'http://127.0.0.1:9/';

/** The rows in which the vendor, or the network before it, does something wrong. */
export function strikes(rows: readonly FaultRow[]): Strike[] {
	return rows
		.filter(({ fault }) => fault !== undefined)
		.map((row) => ({ name: row.name, addTo: (simulator) => addForEachCall(simulator, row) }));
}

function addForEachCall({ faults }: Simulator, row: FaultRow): void {
	for (const call of testedCalls.filter((one) => appliesTo(row, one))) {
		const then = faultOf(row, { call, decoyUrl });
		if (then) faults.add({ when: { call: call.call }, then });
	}
}
