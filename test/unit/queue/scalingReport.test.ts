import { availableParallelism } from 'node:os';
import { limitOf } from '../../queue/scalingReport';

const idle = { main: 0.1, workers: 0.1, postgres: 0.1, redis: 0, vendors: 0, others: 0 };
const cores = availableParallelism();
const limit = (workers: number, cpu: object): string =>
	limitOf({
		workers,
		cpu: { ...idle, ...cpu },
		throughput: 1,
		p50: 1,
		p95: 1,
		p99: 1,
		workerMemory: 1,
	});

test('what limits is read off the times', () => {
	expect(limit(1, {})).toBe('Waiting: at most 10 executions at a time');
	expect(limit(4, {})).toBe('Waiting: at most 40 executions at a time');
	expect(limit(1, { postgres: cores })).toBe(`The ${cores} cores, of which PostgreSQL takes most`);
	expect(limit(4, { workers: cores })).toBe(`The ${cores} cores, of which the workers take most`);
});

test('one program on one of several cores can limit, too', () => {
	const workers = cores > 1 ? 'The workers, which have one core each' : 'The 1 cores';
	expect(limit(1, { workers: 0.95 })).toMatch(workers);
});
