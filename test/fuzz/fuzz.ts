import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { pick, seededRandom } from '../harness/drawings/random';
import { cut, lookAt, msAtBest, type Input, type Looked } from './inspection';
import { mutated } from './mutators';
import type { Seed } from './seeds';

export interface FuzzOptions {
	readonly seed: number;
	/** How many inputs at most. */
	readonly runs: number;
	/** How long at most, in s. */
	readonly seconds: number;
}

export interface Offender {
	/** Which input it was, from 0. With the seed it is made again. */
	readonly input: number;
	readonly fault: string;
}

export interface FuzzFigures {
	readonly seed: number;
	readonly inputs: number;
	readonly seconds: number;
	/** How many were told as what. */
	readonly told: Readonly<Record<Looked['told'], number>>;
	/** In ms, the best of many. */
	readonly slowestMs: number;
	/** Which input that was. */
	readonly slowestInput: number;
	/** What this process holds after tidying up, in bytes: after a tenth of the inputs, and after all. */
	readonly memoryAtFirst: number;
	readonly memoryAtEnd: number;
	readonly offenders: readonly Offender[];
}

/** One input, by its number. The same on every machine. */
export function inputOf(all: readonly [Seed, ...Seed[]], seed: number, input: number): Input {
	const random = seededRandom(seed ^ Math.imul(input + 1, 0x9e37_79b1));
	const bytes = mutated(pick(random, all), pick(random, all), random);
	return { bytes, pieces: cut(bytes, random) };
}

/** More of them say nothing new. */
const MOST_OFFENDERS = 20;

/**
 * Has the inspector look at one changed file after the other.
 *
 * @param begins told of every input before it is looked at
 */
export function fuzz(
	all: readonly [Seed, ...Seed[]],
	{ seed, runs, seconds }: FuzzOptions,
	begins: (input: number) => void = () => undefined,
): FuzzFigures {
	const began = performance.now();
	const elapsed = () => (performance.now() - began) / 1000;
	const told = { image: 0, sizeless: 0, damaged: 0, notAnImage: 0, nothing: 0 };
	const offenders: Offender[] = [];
	let slowest = { ms: 0, input: 0 };
	let memoryAtFirst: number | null = null;
	let input = 0;
	for (; input < runs && elapsed() < seconds && offenders.length < MOST_OFFENDERS; input++) {
		begins(input);
		const one = inputOf(all, seed, input);
		const looked = lookAt(one);
		told[looked.told] += 1;
		const ms = looked.ms > slowest.ms ? msAtBest(one, slowest.ms) : 0;
		if (ms > slowest.ms) slowest = { ms, input };
		if (looked.fault !== null) offenders.push({ input, fault: looked.fault });
		if (memoryAtFirst === null && isTenth(input, runs, elapsed() / seconds)) {
			memoryAtFirst = heldMemory();
		}
	}
	const memoryAtEnd = heldMemory();
	return {
		seed,
		inputs: input,
		seconds: elapsed(),
		told,
		slowestMs: slowest.ms,
		slowestInput: slowest.input,
		memoryAtFirst: memoryAtFirst ?? memoryAtEnd,
		memoryAtEnd,
		offenders,
	};
}

function isTenth(input: number, runs: number, ofTime: number): boolean {
	return input + 1 >= runs / 10 || ofTime >= 0.1;
}

/** Objects and buffers, in bytes, after all that is no longer needed has been let go. */
function heldMemory(): number {
	collectGarbage();
	collectGarbage();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

setFlagsFromString('--expose-gc');
const gc: unknown = runInNewContext('gc');

function collectGarbage(): void {
	if (typeof gc !== 'function') throw new TypeError('This Node cannot be told to tidy up');
	Reflect.apply(gc, undefined, []);
}
