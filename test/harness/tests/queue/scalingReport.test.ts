import { availableParallelism } from 'node:os';
import type { ScaleFigures } from '../../../bench/queue/measure';
import { limitOf, throughputNote } from '../../../bench/queue/scalingReport';

const cores = availableParallelism();

/** Of a machine that has little to do, where nothing is known to limit. */
const idle: ScaleFigures = {
	workers: 1,
	throughput: 6,
	taking: 0.2,
	cpu: { main: 0.1, workers: 0.1, postgres: 0.1, redis: 0, vendors: 0, others: 0 },
	stolen: 0,
	mostAtOnce: 3,
	p50: 500,
	p95: 600,
	p99: 700,
	workerMemory: 700e6,
};

const limit = (workers: number, cpu: object, rest: Partial<ScaleFigures> = {}): string =>
	limitOf({ ...idle, ...rest, workers, cpu: { ...idle.cpu, ...cpu } });

test('reads the limit from the times', () => {
	expect(limit(1, { postgres: cores })).toBe(`The ${cores} cores, of which PostgreSQL takes most`);
	expect(limit(4, { workers: cores })).toBe(`The ${cores} cores, of which the workers take most`);
});

test('time that the host takes from a virtual machine is not available', () => {
	expect(limit(1, {}, { stolen: cores })).toBe(
		`The ${cores} cores, of which the host of the machine takes most`,
	);
});

test('one program on one of several cores can also be the limit', () => {
	const workers = cores > 1 ? 'The workers, which have one core each' : 'The 1 cores';
	expect(limit(1, { workers: 0.95 })).toMatch(workers);
});

test('executions wait for the vendor only if its concurrency is near the maximum', () => {
	const waiting = (most: number): string =>
		`Waiting for the vendor: at most ${most} executions at a time`;
	expect(limit(1, {}, { mostAtOnce: 10 })).toBe(waiting(10));
	expect(limit(4, {}, { mostAtOnce: 36 })).toBe(waiting(40));
	expect(limit(4, {}, { mostAtOnce: 35 })).toBe('Something that was not measured');
	expect(limit(1, {})).toBe('Something that was not measured');
});

test('slow calls are not a limit of the workers', () => {
	expect(limit(1, {}, { taking: 0.95, mostAtOnce: 10 })).toBe('The calls, which came no faster');
});

test('the page shows the time of the calls and the time that the host took', () => {
	expect(throughputNote([idle, { ...idle, taking: 0.41, stolen: 0.07 }])).toBe(
		'All of the 150 calls were taken after 20 %, 41 % of the time. The host of the machine took 0 %, 7 % of a core for others (steal time).',
	);
});
