import { availableParallelism } from 'node:os';
import { PACE, parts, type Part, type ScaleFigures } from './measure';
import { CONCURRENCY } from './settings';

export const throughputHead = [
	'Workers',
	'Executions a second',
	'CPU: main',
	'Workers',
	'PostgreSQL',
	'Redis',
	'Vendor and callers',
	'Other programs',
	'What limits it',
] as const;

export const latencyHead = [
	'Workers',
	`Upload to decision at ${PACE} a second: p50`,
	'p95',
	'p99',
	'Most memory of a worker',
] as const;

export function throughputRows(figures: readonly ScaleFigures[]): string[][] {
	return figures.map((one) => [
		String(one.workers),
		one.throughput.toFixed(1),
		...parts.map((part) => share(one.cpu[part])),
		limitOf(one),
	]);
}

export function latencyRows(figures: readonly ScaleFigures[]): string[][] {
	return figures.map(({ workers, p50, p95, p99, workerMemory }) => [
		String(workers),
		...[p50, p95, p99].map((ms) => `${Math.round(ms)} ms`),
		`${Math.round(workerMemory / 1e6)} MB`,
	]);
}

const share = (cores: number): string => `${Math.round(cores * 100)} %`;

/** From here on, of a core, a part counts as busy. */
const BUSY = 0.9;

const takesMost: Readonly<Record<Part, string>> = {
	main: 'the main takes most',
	workers: 'the workers take most',
	postgres: 'PostgreSQL takes most',
	redis: 'Redis takes most',
	vendors: 'the simulated vendor and the callers take most',
	others: 'other programs take most',
};

/** Read off the figures: all cores are busy, or one program that works on one core at a time. */
export function limitOf({ cpu, workers }: ScaleFigures): string {
	const cores = availableParallelism();
	const all = parts.reduce((sum, part) => sum + cpu[part], 0);
	const [most = 'workers'] = [...parts].sort((one, other) => cpu[other] - cpu[one]);
	if (all >= BUSY * cores) return `The ${cores} cores, of which ${takesMost[most]}`;
	if (cpu.workers >= BUSY * workers) return 'The workers, which have one core each';
	if (cpu.main >= BUSY) return 'The main, which has one core';
	return `Waiting: at most ${CONCURRENCY * workers} executions at a time`;
}
