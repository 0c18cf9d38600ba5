import type { FuzzFigures } from './fuzz';

const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
const count = (number: number) => number.toLocaleString('en');

/** The figures of a run, for people. */
export function sentencesOf(figures: FuzzFigures): readonly string[] {
	const { seed, inputs, seconds, told, slowestMs, slowestInput, offenders } = figures;
	const ends = Object.entries(told).map(([kind, times]) => `${kind} ${count(times)}`);
	return [
		`Seed ${seed}: ${count(inputs)} inputs in ${seconds.toFixed(1)} s, each at once and in pieces`,
		`Told as: ${ends.join(', ')}`,
		`Slowest: ${slowestMs.toFixed(2)} ms (input ${slowestInput})`,
		`Memory: ${megabytes(figures.memoryAtFirst)} after a tenth, ${megabytes(figures.memoryAtEnd)} at the end`,
		`Not coped with: ${offenders.length}`,
	];
}
