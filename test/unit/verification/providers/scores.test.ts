import { everyReading, withExtraBesideScore } from './vendorSide';

/** On any scale. */
const noScores: readonly unknown[] = [
	...[undefined, null, true, false, {}, { value: 95 }, -0.01, '-1', 1000, '1e3', '1e999', 100.01],
	...['', '  ', 'high', 'NaN', 'Infinity', '95,0', '1,000', '0x10', '0b11', '95 points', '95 96'],
	...['9.5.1', '-', '.', '９５', '9_5', '%', '95%%', '%95', '95 per cent', '101%'],
	...[[], [95], [[0.95]], [0.95, null], [0.95, 'high'], [0.95, 1.01]],
];

const scores = {
	1: [
		...[
			[0, 0],
			[1, 100],
			[0.57, 57],
			[0.29, 29],
			[0.95, 95],
			[1e-7, 0.00001],
		],
		...[
			['0.6', 60],
			[' 0.9 ', 90],
			['5.5E-1', 55],
			[0.5999999999999999, 59.99999999999999],
		],
	],
	100: [
		...[
			[0, 0],
			[100, 100],
			[95.5, 95.5],
			['95', 95],
			[' 87.5 ', 87.5],
			['0', 0],
			['007', 7],
		],
		...[
			['+3', 3],
			['1e2', 100],
		],
	],
} as const;

const rows = everyReading.flatMap((reading) => [
	...[...noScores, ...(reading.score.full === 1 ? [1.01, 97, '97', '95%'] : [])].map((value) => {
		const expected: object = { kind: 'failed', failure: { reason: 'unreadableAnswer' } };
		return { ...reading, value, expected, shown: `${JSON.stringify(value)} is none` };
	}),
	...scores[reading.score.full].map(([value, score]) => {
		const signals: unknown = expect.arrayContaining([expect.objectContaining({ score })]);
		const expected = { kind: 'scored', signals };
		return { ...reading, value, expected, shown: `${JSON.stringify(value)} is ${score}` };
	}),
]);

test.each(rows)(
	'$call: a score of $shown',
	async ({ goodAnswer, score, value, expected, read }) => {
		const answers = withExtraBesideScore(goodAnswer, score.field, { [score.field]: value });
		expect(answers).not.toEqual([]);
		for (const answer of answers)
			expect([answer, await read(answer)]).toMatchObject([answer, expected]);
	},
);

test.each(everyReading)('$call: no result but its good one has a score', async (reading) => {
	const { goodAnswer, read } = reading;
	for (const [name, value] of Object.entries(goodAnswer)) {
		if (typeof value !== 'object') continue;
		for (const other of [undefined, null, 95, {}, [value]]) {
			const answer = await read({ ...goodAnswer, [name]: other });
			expect(answer).toMatchObject({ failure: { reason: 'unreadableAnswer' } });
		}
	}
});
