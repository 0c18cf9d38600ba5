/**
 * Runs a task for each index, at most `limit` of them at a time, and keeps their order.
 *
 * @param beginNothing once it is aborted, no further task begins
 * @returns a result for each index, undefined if its task did not begin
 */
export async function mapWithConcurrency<Result>(
	count: number,
	limit: number,
	task: (index: number) => Promise<Result>,
	beginNothing: AbortSignal,
): Promise<Array<Result | undefined>> {
	const results = new Array<Result | undefined>(count).fill(undefined);
	let next = 0;
	const work = async () => {
		while (next < count && !beginNothing.aborted) {
			const index = next++;
			results[index] = await task(index);
		}
	};
	await Promise.all(Array.from({ length: Math.min(limit, count) }, work));
	return results;
}
