import { setTimeout as wait } from 'node:timers/promises';
import { mapWithConcurrency } from '../../../../nodes/verification/n8n/run/mapWithConcurrency';

const always = () => true;

/** A task that takes a while, and the most of them that ran at the same time. */
function counted(msOf: (index: number) => number) {
	let running = 0;
	const seen = { most: 0, begun: [] as number[] };
	const task = async (index: number) => {
		seen.begun.push(index);
		seen.most = Math.max(seen.most, ++running);
		await wait(msOf(index));
		running--;
		return `result ${index}`;
	};
	return { task, seen };
}

function resultsOf(count: number): string[] {
	return Array.from({ length: count }, (_one, index) => `result ${index}`);
}

test('the results keep the order of the items, whichever is ready first', async () => {
	const { task } = counted((index) => 20 - index * 2);
	expect(await mapWithConcurrency(10, 10, task, always)).toEqual(resultsOf(10));
});

test.each([
	{ count: 12, limit: 1, most: 1 },
	{ count: 12, limit: 2, most: 2 },
	{ count: 12, limit: 5, most: 5 },
	{ count: 3, limit: 10, most: 3 },
	{ count: 1, limit: 100, most: 1 },
])('$count items, at most $limit at once: $most are', async ({ count, limit, most }) => {
	const { task, seen } = counted((index) => (index * 7) % 5);
	expect(await mapWithConcurrency(count, limit, task, always)).toEqual(resultsOf(count));
	expect(seen.most).toBe(most);
	expect([...seen.begun].sort((one, other) => one - other)).toEqual([...Array(count).keys()]);
});

test('no items, no task', async () => {
	const { task, seen } = counted(() => 0);
	expect(await mapWithConcurrency(0, 10, task, always)).toEqual([]);
	expect(seen.begun).toEqual([]);
});

test('a slow item holds up none but itself', async () => {
	const { task, seen } = counted((index) => (index === 0 ? 60 : 1));
	await mapWithConcurrency(6, 2, task, always);
	expect(seen.begun).toEqual([0, 1, 2, 3, 4, 5]);
});

describe('once it may not go on', () => {
	test('no further item is begun, and those that were are finished', async () => {
		const { task, seen } = counted(() => 2);
		const results = await mapWithConcurrency(10, 2, task, () => seen.begun.length < 4);
		expect(seen.begun).toEqual([0, 1, 2, 3]);
		expect(results).toEqual([
			...resultsOf(4),
			...Array.from({ length: 6 }, (): undefined => undefined),
		]);
	});

	test('from the start, nothing is begun', async () => {
		const { task, seen } = counted(() => 0);
		const results = await mapWithConcurrency(3, 3, task, () => false);
		expect(results).toEqual([undefined, undefined, undefined]);
		expect(seen.begun).toEqual([]);
	});
});

test('a task that throws is not swallowed', async () => {
	const task = async (index: number) => {
		if (index === 1) throw new Error('broken');
		return index;
	};
	await expect(mapWithConcurrency(3, 2, task, always)).rejects.toThrow('broken');
});
