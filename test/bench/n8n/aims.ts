import { atMost, type Aim } from '../../harness/measurement/aim';
import type { Compared } from './compare';
import { describeCase } from './report';

/** Of HTTP Request + If. */
const MOST_TIME = 0.65;
const MOST_MEMORY = { filesystem: 0.6, default: 1 } as const;
/** Of a bare script that makes a new connection for each request. */
const MOST_OF_FLOOR = 1.1;

export function heldAgainstAims({ one, costs }: Compared): Aim[] {
	const { ours, byHand, newConnections } = costs;
	const what = describeCase(one).join(', ');
	return [
		atMost(`${what}: of their time`, ours.ms / byHand.ms, MOST_TIME),
		atMost(`${what}: of the bare script’s time`, ours.ms / newConnections.ms, MOST_OF_FLOOR),
		atMost(`${what}: of their memory`, ours.memory / byHand.memory, MOST_MEMORY[one.mode]),
	];
}
