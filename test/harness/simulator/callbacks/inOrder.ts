import { createHash } from 'node:crypto';

export const orders = ['submitted', 'shuffled'] as const;

/** A new array. The same seed shuffles as many entries always alike. */
export function inOrder<Entry>(
	entries: readonly Entry[],
	order: (typeof orders)[number],
	seed: number,
): Entry[] {
	if (order === 'submitted') return [...entries];
	return entries
		.map((entry, index) => ({ entry, rank: rankOf(index, seed) }))
		.sort((one, other) => (one.rank < other.rank ? -1 : 1))
		.map(({ entry }) => entry);
}

function rankOf(index: number, seed: number): string {
	return createHash('sha256').update(`${seed} ${index}`).digest('hex');
}
