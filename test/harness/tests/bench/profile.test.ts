import { timeByPlace, type ProfileRecord } from '../../../bench/n8n/contenders/profile';

const frame = (functionName: string, url = '') => ({ functionName, url });

/** Samples are 1 ms apart; the first is seen 1 ms after the record began. */
const record = (samples: readonly number[]): ProfileRecord => ({
	startedAt: 1_000_000,
	profile: {
		nodes: [
			{ id: 1, callFrame: frame('(root)'), children: [2, 4, 6, 7, 8] },
			{ id: 2, callFrame: frame('update', 'node:internal/crypto/hash'), children: [3] },
			{ id: 3, callFrame: frame('update') },
			{
				id: 4,
				callFrame: frame(
					'ask',
					'/x/n8n-nodes-kyc-liveness/dist/nodes/verification/n8n/run/checkItem.js',
				),
				children: [5],
			},
			{ id: 5, callFrame: frame('dispatch', '/x/axios/dist/node/axios.cjs') },
			{ id: 6, callFrame: frame('(idle)') },
			{ id: 7, callFrame: frame('(garbage collector)') },
			{ id: 8, callFrame: frame('open', 'node:internal/fs/promises') },
		],
		samples: [...samples],
		timeDeltas: samples.map(() => 1000),
	},
});

const all = { from: 1_000_000, ms: 1000 };

test('a function’s own time counts at its place', () => {
	const times = timeByPlace(record([4, 4, 5, 8, 6, 7, 1]), all);
	// No sample follows the last one, so its duration is unknown.
	expect(Object.fromEntries(times)).toEqual({
		rooms: 2000,
		requests: 1000,
		files: 1000,
		idle: 1000,
		garbage: 1000,
		native: 0,
	});
});

test('code without an address counts for its caller', () => {
	expect(timeByPlace(record([3, 3, 1]), all).get('hashing')).toBe(2000);
});

test('only the time of the node counts', () => {
	const times = timeByPlace(record([4, 4, 4, 4, 4, 1]), { from: 1_000_002, ms: 2 });
	expect(times.get('rooms')).toBe(3000);
});
