import { atMost, type Aim } from '../../harness/measurement/aim';
import { itemsOf, type Case } from './cases';
import type { Compared } from './compare';
import { describeCase } from './report';

/** Of HTTP Request + If. */
const MOST_TIME = 0.65;

/** Of HTTP Request + If. With few items, both need most of it for what V8 and n8n do anyway. */
const mostMemory = (one: Case): number =>
	one.mode === 'filesystem' && itemsOf(one) >= 1000 ? 0.6 : 1;

/**
 * Of a bare script within n8n's process. Outside of n8n, the same script is faster still, because V8
 * has no large heap to look through.
 */
const MOST_OF_FLOOR = 1.4;

export function heldAgainstAims({ one, costs }: Compared): Aim[] {
	const { ours, byHand, insideN8n } = costs;
	const what = describeCase(one).join(', ');
	return [
		atMost(`${what}: of their time`, ours.ms / byHand.ms, MOST_TIME),
		atMost(`${what}: of the time of a bare script in n8n`, ours.ms / insideN8n.ms, MOST_OF_FLOOR),
		atMost(`${what}: of their memory`, ours.memory / byHand.memory, mostMemory(one)),
	];
}
