import { everyReading } from './vendorSide';
import { fastestRun } from '../../../harness/measurement/fastestRun';

const megabyte = 1_000_000;
const blanks = ' '.repeat(megabyte);
const fields = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`x${index}`, 0]));
const numbers = Array.from({ length: 300_000 }, () => 0.5);
const within = (faces: unknown) => ({
	response_data: { faces_liveness: 0.99, faces_predicted: faces },
});
/** Just as many as are read. */
const mostObjects = Array.from({ length: 4_900 }, (_, index) => ({ [`is_live_${index}`]: 'x' }));

/** As long as an answer may be, and made to keep its reader busy. */
const answers: Readonly<Record<string, unknown>> = {
	'350,000 faces': within(Array.from({ length: 350_000 }, () => ({}))),
	'350,000 objects': { data: Array.from({ length: 350_000 }, () => ({})) },
	'a score with a million blanks in it': {
		score: `1${blanks}1`,
		result: { liveness_score: blanks },
	},
	'a hundred thousand fields': fields,
	'a hundred thousand fields where the score is': {
		data: fields,
		result: fields,
		response_data: fields,
	},
	'three hundred thousand scores': {
		response_data: { faces_liveness: numbers, faces_predicted: [{}] },
		message: numbers,
		errors: numbers,
	},
	'a message of a million blanks': { message: blanks, error: blanks, status: blanks },
	'a message of a million letters': { message: 'fail'.repeat(megabyte / 4), score: 99 },
	'a word of a million letters': {
		label: 'no spoof '.repeat(megabyte / 9),
		is_live: 'é'.repeat(megabyte / 2),
	},
	'a name of a million letters': { ['éa_'.repeat(megabyte / 4)]: false },
	'as many objects as are read': { checks: mostObjects },
	'names of other scripts': Object.fromEntries(
		Array.from({ length: 9_000 }, (_, index) => [
			`ｉｓ＿ｌｉｖｅ＿ѕсоrе＿${index}`.repeat(4),
			'nо',
		]),
	),
	'long texts in many fields': {
		checks: Array.from({ length: 500 }, () => ({ message: 'no presentation '.repeat(120) })),
	},
	'lists within lists': JSON.parse(`{"label":${'['.repeat(2_000)}"spoof"${']'.repeat(2_000)}}`),
	'objects within objects': JSON.parse(`${'{"a":'.repeat(2_000)}0${'}'.repeat(2_000)}`),
};

const cases = everyReading.flatMap((reading) =>
	Object.entries(answers).map(([answer, value]) => ({
		...reading,
		answer,
		text: JSON.stringify({ ...reading.goodAnswer, ...Object(value) }),
	})),
);

test.each(cases)('$call: $answer holds nobody up', async ({ text, read }) => {
	const body: unknown = JSON.parse(text);
	expect(await fastestRun(100, async () => await read(body))).toBeLessThan(100);
});
