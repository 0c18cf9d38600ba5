import * as fc from 'fast-check';

/**
 * `PROPERTY_RUNS=20 npx jest test/properties` tries twenty times as much; `PROPERTY_SEED` tries again
 * what fast-check printed with a failure. Without it every run tries something else.
 */
const { PROPERTY_RUNS = '1', PROPERTY_SEED } = process.env;

/** How often a property is tried, and with what. */
export function tries(times: number): fc.Parameters<unknown> {
	const numRuns = Math.ceil(times * Number(PROPERTY_RUNS));
	return {
		numRuns,
		// To make a failing case smaller may take longer than all of the tries.
		plugins: [
			fc.interruptAfterTimeLimit(60_000 * Number(PROPERTY_RUNS), { failOnInterrupt: true }),
		],
		...(PROPERTY_SEED === undefined ? {} : { seed: Number(PROPERTY_SEED) }),
	};
}

/** For a test of that many tries, in ms. */
export const patience = 60_000 * Number(PROPERTY_RUNS) + 30_000;
