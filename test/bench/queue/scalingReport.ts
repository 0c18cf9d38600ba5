import { availableParallelism } from 'node:os';
import { BURST, PACE, parts, type ScaleFigures } from './measure';
import { CONCURRENCY } from '../../harness/queue/settings';

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

/** What one has to know about the first table. */
export function throughputNote(figures: readonly ScaleFigures[]): string {
	const each = (shareIn: (one: ScaleFigures) => number): string =>
		figures.map((one) => share(shareIn(one))).join(', ');
	return [
		`All of the ${BURST} calls were taken after ${each(({ taking }) => taking)} of the time.`,
		`The host of the machine took ${each(({ stolen }) => stolen)} of a core for others (steal time).`,
	].join(' ');
}

const share = (cores: number): string => `${Math.round(cores * 100)} %`;

/** From this share on, something counts as all of it. */
const ALL = 0.9;

const cpuUsers = [...parts, 'stolen'] as const;

const largestUserText: Readonly<Record<(typeof cpuUsers)[number], string>> = {
	main: 'the main takes most',
	workers: 'the workers take most',
	postgres: 'PostgreSQL takes most',
	redis: 'Redis takes most',
	vendors: 'the simulated vendor and the callers take most',
	others: 'other programs take most',
	stolen: 'the host of the machine takes most',
};

/**
 * Read off the figures: all cores are busy, or one program that works on one core at a time, or the
 * calls came no faster, or the vendor had about as many requests at a time as the workers may send.
 */
export function limitOf({ cpu, stolen, workers, taking, mostAtOnce }: ScaleFigures): string {
	const cores = availableParallelism();
	const times = { ...cpu, stolen };
	const all = cpuUsers.reduce((sum, taker) => sum + times[taker], 0);
	const [most = 'workers'] = [...cpuUsers].sort((one, other) => times[other] - times[one]);
	if (all >= ALL * cores) return `The ${cores} cores, of which ${largestUserText[most]}`;
	if (cpu.workers >= ALL * workers) return 'The workers, which have one core each';
	if (cpu.main >= ALL) return 'The main, which has one core';
	if (taking >= ALL) return 'The calls, which came no faster';
	const may = CONCURRENCY * workers;
	if (mostAtOnce >= ALL * may) return `Waiting for the vendor: at most ${may} executions at a time`;
	return 'Something that was not measured';
}
