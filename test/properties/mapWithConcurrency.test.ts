import * as fc from 'fast-check';
import { mapWithConcurrency } from '../../nodes/verification/n8n/run/mapWithConcurrency';
import { patience, tries } from './tries';

test(
	'in whichever order tasks end: the results are in that of the items, and no more run than may',
	async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.scheduler(),
				fc.nat(20),
				fc.integer({ min: 1, max: 25 }),
				fc.nat(25),
				async (scheduler, count, limit, stopAfter) => {
					let running = 0;
					let most = 0;
					let begun = 0;
					const stop = new AbortController();
					if (stopAfter === 0) stop.abort();
					const task = async (index: number) => {
						begun++;
						if (begun === stopAfter) stop.abort();
						most = Math.max(most, ++running);
						await scheduler.schedule(Promise.resolve());
						running--;
						return `result ${index}`;
					};
					const results = await scheduler.waitFor(
						mapWithConcurrency(count, limit, task, stop.signal),
					);
					const done = Math.min(count, stopAfter);
					expect(results).toEqual(
						Array.from({ length: count }, (_, index) =>
							index < done ? `result ${index}` : undefined,
						),
					);
					expect(most).toBe(Math.min(done, limit));
				},
			),
			tries(300),
		);
	},
	patience,
);

test('a task that throws is not swallowed', async () => {
	const task = async (index: number) => {
		if (index === 1) throw new Error('broken');
		return index;
	};
	const never = new AbortController().signal;
	await expect(mapWithConcurrency(3, 2, task, never)).rejects.toThrow('broken');
});
