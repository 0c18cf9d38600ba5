import { scalingPage, workerCounts } from '../bench/queue/page';
import { latencyHead, throughputHead } from '../bench/queue/scalingReport';
import { tablesIn } from './tables';

const { figures } = scalingPage;

const tables = tablesIn(figures);

test.each([
	['throughput', 0, throughputHead],
	['latency', 1, latencyHead],
] as const)('the page tells of the %s with each number of workers', (_what, index, wanted) => {
	const [head, ...rows] = tables[index] ?? [];
	expect(head).toEqual(wanted);
	expect(rows.map(([workers]) => workers)).toEqual(workerCounts.map(String));
	expect(rows.map((cells) => cells.length)).toEqual(workerCounts.map(() => wanted.length));
	expect(rows.flat().filter((cell) => cell === '' || cell.includes('NaN'))).toEqual([]);
});

test('the page tells what a killed worker has left behind', () => {
	expect(figures).toMatch(/killed in the middle of 500 uploads: \d+ executions crashed/);
	expect(figures).toMatch(/asked again about \d+ pictures/);
});

test('the page tells what they were measured on', () => {
	expect(figures).toMatch(
		/^\d{4}-\d\d-\d\d: .+ cores.+Node .+n8n 2\.\d+\.\d+, PostgreSQL \d+\.\d+, Redis \d+\.\d+/m,
	);
});
