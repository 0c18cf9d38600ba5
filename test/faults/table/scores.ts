import { fails, passes, unreadable } from '../expected';
import { rewritten, scored, type FaultRow } from '../row';

/** The score itself, as JSON text, for a scale that ends at 100; `fraction` ends at 1. */
export const scores: readonly FaultRow[] = [
	{ name: 'score missing', fault: rewritten({ scores: [] }), expected: unreadable },
	...['null', 'NaN', 'Infinity', '-Infinity', '1e999', 'undefined', '', '0x5F', '095', '95.', '+95']
		.concat(['true', 'false', '{}', '{"value":95}', '[]', '[[0.95]]', '[0.95,null]'])
		.concat(['""', '" "', '"null"', '"NaN"', '"Infinity"', '"0x5F"', '"95,0"', '"1,000"'])
		.concat(['"95 points"', '"> 95"', '"９５"', '"95%%"', '"high"', '"true"', '"[95]"'])
		.concat(['-1', '-0.01', '100.01', '1000', '1e3', '"1000"', '"-1"'])
		.map((score): FaultRow => {
			return { name: `score ${score}`, fault: scored(score), expected: unreadable };
		}),
	{
		name: 'score "95%"',
		fault: scored('"95%"'),
		expected: unreadable,
		but: { percentSign: passes },
	},
	{ name: 'score "5%"', fault: scored('"5%"'), expected: unreadable, but: { percentSign: fails } },
	{ name: 'score "1000%"', fault: scored('"1000%"'), expected: unreadable },
	{ name: 'score 95', fault: scored('95'), expected: passes, but: { fraction: unreadable } },
	{ name: 'score "95"', fault: scored('"95"'), expected: passes, but: { fraction: unreadable } },
	{ name: 'score 9.5e1', fault: scored('9.5e1'), expected: passes, but: { fraction: unreadable } },
	{ name: 'score 100', fault: scored('100'), expected: passes, but: { fraction: unreadable } },
	...['0.95', '"0.95"', '1'].map((score): FaultRow => ({
		name: `score ${score}`,
		fault: scored(score),
		expected: fails,
		but: { fraction: passes, doubtfulFraction: unreadable },
	})),
	{ name: 'score 1.01', fault: scored('1.01'), expected: fails, but: { fraction: unreadable } },
	{ name: 'score 0', fault: scored('0'), expected: fails },
	{ name: 'score -0', fault: scored('-0'), expected: fails },
	{
		name: 'score 5e-324',
		fault: scored('5e-324'),
		expected: fails,
		but: { doubtfulFraction: unreadable },
	},
	// Where a vendor may give one score for each face, the lowest counts.
	{
		name: 'score [0.95]',
		fault: scored('[0.95]'),
		expected: unreadable,
		but: { scorePerFace: passes },
	},
	{
		name: 'score [0.95,0.05]',
		fault: scored('[0.95,0.05]'),
		expected: unreadable,
		but: { scorePerFace: fails },
	},
	{ name: 'score [95]', fault: scored('[95]'), expected: unreadable },

	// One pipeline does not vouch for another.
	...['screenReplay', 'paperPrinted'].flatMap((within): FaultRow[] => [
		{
			name: `no score for ${within}`,
			fault: rewritten({ within, scores: [] }),
			only: 'pipelines',
			expected: unreadable,
		},
		{
			name: `${within} at 5`,
			fault: rewritten({ within, scores: ['5'] }),
			only: 'pipelines',
			expected: fails,
		},
	]),
	{
		name: 'no score for replacePortraits',
		fault: rewritten({ within: 'replacePortraits', scores: [] }),
		only: 'pipelines',
		// A score that was not asked for does not count.
		expected: ({ genuine }) => ('replacePortraits' in genuine ? unreadable : passes),
	},
	{
		name: 'no result of paperPrinted',
		fault: rewritten({ within: 'paperPrinted', holders: [] }),
		only: 'pipelines',
		expected: unreadable,
	},
];
