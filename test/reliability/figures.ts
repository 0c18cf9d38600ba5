import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const count = z.number().int().min(0);

const faults = z.object({
	total: z.object({
		faults: count,
		cases: count,
		requests: count,
		maybeCharged: count,
		wronglyOnPass: count,
	}),
});

const load = z.object({
	runs: z.array(
		z.object({
			call: z.string(),
			items: count,
			struck: count,
			requests: count,
			maxConcurrency: count,
			seconds: z.number(),
			/** In bytes. */
			thousands: z.array(z.object({ resident: z.number() })),
			growth: z.object({ resident: z.number() }),
		}),
	),
});

const fuzz = z.object({
	seed: z.number(),
	inputs: count,
	slowestMs: z.number(),
	memoryAtFirst: z.number(),
	memoryAtEnd: z.number(),
	offenders: z.array(z.unknown()),
});

export type LoadRun = z.infer<typeof load>['runs'][number];

/** What the three commands have left behind: `test:faults`, `test:load` and `fuzz`. */
export function readFigures() {
	return {
		faults: faults.parse(read('faults/figures.json')).total,
		load: load.parse(read('load/figures.json')).runs,
		fuzz: fuzz.parse(read('fuzz/out/figures.json')),
	};
}

function read(path: string): unknown {
	return JSON.parse(readFileSync(resolve(__dirname, '..', path), 'utf8'));
}
