import { setImmediate } from 'node:timers/promises';
import { DecodeQueue } from '../../../../nodes/verification/image/fit/DecodeQueue';

/** Tasks that say when they begin, and end when they are told to. */
function tasksOf(turns: DecodeQueue) {
	const begun: string[] = [];
	const ends = new Map<string, () => void>();
	const run = (name: string, pixels: number, giveUp?: AbortSignal) => {
		const task = async () => {
			begun.push(name);
			await new Promise<void>((end) => ends.set(name, end));
			return name;
		};
		return turns.run(pixels, task, giveUp);
	};
	const end = async (name: string) => {
		ends.get(name)?.();
		await setImmediate();
	};
	return { begun, run, end };
}

const most = { tasks: 2, pixels: 100 };

test('no more tasks run than may, in the order in which they came', async () => {
	const { begun, run, end } = tasksOf(new DecodeQueue(most));
	const all = ['a', 'b', 'c', 'd'].map((name) => run(name, 1));
	await setImmediate();
	expect(begun).toEqual(['a', 'b']);
	await end('b');
	expect(begun).toEqual(['a', 'b', 'c']);
	for (const name of ['a', 'c', 'd']) await end(name);
	expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
});

test('a large one waits until it is alone, and nobody overtakes it', async () => {
	const { begun, run, end } = tasksOf(new DecodeQueue(most));
	for (const [name, pixels] of [
		['a', 60],
		['large', 1000],
		['b', 1],
	] as const)
		void run(name, pixels);
	await setImmediate();
	expect(begun).toEqual(['a']);
	await end('a');
	expect(begun).toEqual(['a', 'large']);
	await end('large');
	expect(begun).toEqual(['a', 'large', 'b']);
});

test('what has ended takes no room, while another still runs', async () => {
	const { begun, run, end } = tasksOf(new DecodeQueue(most));
	for (const [name, pixels] of [
		['long', 30],
		['b', 60],
		['c', 60],
	] as const) {
		void run(name, pixels);
	}
	await setImmediate();
	expect(begun).toEqual(['long', 'b']);
	await end('b');
	expect(begun).toEqual(['long', 'b', 'c']);
});

test('two that are together as large as may be run together', async () => {
	const { begun, run } = tasksOf(new DecodeQueue(most));
	for (const name of ['a', 'b']) void run(name, 50);
	await setImmediate();
	expect(begun).toEqual(['a', 'b']);
});

test('a task that fails makes room as well', async () => {
	const turns = new DecodeQueue({ tasks: 1, pixels: 1 });
	const fails = async () => {
		throw new Error('gone');
	};
	await expect(turns.run(1, fails)).rejects.toThrow('gone');
	expect(await turns.run(1, async () => 'next')).toBe('next');
});

describe('a wait that is given up', () => {
	test('ends at once, and its task never runs', async () => {
		const { begun, run } = tasksOf(new DecodeQueue({ tasks: 1, pixels: 1 }));
		void run('a', 1);
		const giveUp = new AbortController();
		const waited = run('b', 1, giveUp.signal);
		await setImmediate();
		giveUp.abort();
		expect(await waited).toBeNull();
		expect(begun).toEqual(['a']);
	});

	test('lets those pass who waited behind it', async () => {
		const { begun, run } = tasksOf(new DecodeQueue(most));
		void run('a', 60);
		const giveUp = new AbortController();
		void run('large', 1000, giveUp.signal);
		void run('b', 1);
		await setImmediate();
		expect(begun).toEqual(['a']);
		giveUp.abort();
		await setImmediate();
		expect(begun).toEqual(['a', 'b']);
	});

	test('before it began does not begin', async () => {
		const { begun, run } = tasksOf(new DecodeQueue(most));
		expect(await run('a', 1, AbortSignal.abort())).toBeNull();
		expect(begun).toEqual([]);
	});

	test('once it runs, it is seen through', async () => {
		const { run, end } = tasksOf(new DecodeQueue(most));
		const giveUp = new AbortController();
		const running = run('a', 1, giveUp.signal);
		await setImmediate();
		giveUp.abort();
		await end('a');
		expect(await running).toBe('a');
	});
});
