import * as fc from 'fast-check';
import { applied, changes, type Change } from './changes';
import { describedBy, documentedSuccess, isDocumented } from './documented';
import { anyScore, isDoubtful, questions, type Question } from './question';
import { textOf, writtenOf } from './written';

/** A question, and whatever came back for it. */
export interface Asked {
	readonly question: Question;
	/** How the answer was come by: as documented, changed, or out of nothing. */
	readonly made: 'documented' | 'changed' | 'arbitrary';
	/** Whether the documented answer that it was made of has scores which reach the threshold. */
	readonly wasHigh: boolean;
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | Uint8Array;
	/** Where the body is cut into chunks, in bytes. */
	readonly chunk: number;
}

export function bytesOf({ body }: Pick<Asked, 'body'>): Buffer {
	return Buffer.from(body);
}

const statuses = fc.oneof(
	{ arbitrary: fc.constant(200), weight: 14 },
	{ arbitrary: fc.constantFrom(201, 202, 204, 299), weight: 1 },
	{ arbitrary: fc.constantFrom(300, 302, 400, 401, 403, 408, 413, 429, 500, 503, 529), weight: 1 },
	{ arbitrary: fc.integer({ min: 100, max: 999 }), weight: 1 },
);

const nonsense = fc.oneof(
	fc.constantFrom(
		...['', '-1', '0', '3', '1e9', '999999999999999999999', 'soon', 'NaN', 'Mon, 1', 'constructor'],
	),
	fc.string(),
	fc.string({ unit: 'grapheme', maxLength: 400 }),
);

const headers = fc.dictionary(
	fc.constantFrom('retry-after', 'x-request-id', 'content-type', 'constructor'),
	nonsense,
);

/** What may happen to the text on its way. */
const textDamage: fc.Arbitrary<(text: string) => string> = fc.oneof(
	{ arbitrary: fc.constant((text: string) => text), weight: 12 },
	{
		arbitrary: fc
			.constantFrom('\ufeff', ' \r\n\t', '\ufeff\n', '\u00a0')
			.map((before) => (text: string) => before + text + before),
		weight: 1,
	},
	{
		arbitrary: fc
			.double({ min: 0, max: 1, noNaN: true })
			.map((part) => (text: string) => text.slice(0, Math.floor(text.length * part))),
		weight: 1,
	},
	{
		arbitrary: fc
			.constantFrom('}', ',', ' null', '<html>', '\0', '{}')
			.map((behind) => (text: string) => text + behind),
		weight: 1,
	},
	{
		arbitrary: fc
			.constantFrom(30, 300, 20_000)
			.map(
				(depth) => (text: string) =>
					text.replace('{', `{"deep":${'['.repeat(depth)}${']'.repeat(depth)},`),
			),
		weight: 1,
	},
	{
		arbitrary: fc
			.constantFrom(30, 3000)
			.map((depth) => (text: string) => '{"data":'.repeat(depth) + text + '}'.repeat(depth)),
		weight: 1,
	},
	{
		arbitrary: fc
			.constantFrom('[', '"')
			.map((open) => (text: string) => (open === '[' ? `[${text}]` : JSON.stringify(text))),
		weight: 1,
	},
);

/** Above, at and just below the threshold; anywhere; and high, so that something passes. */
function scoresFor({ threshold }: Question): fc.Arbitrary<[number, number, number]> {
	const within = (score: number) => Math.min(100, Math.max(0, score));
	const score = fc.oneof(
		{ arbitrary: fc.constantFrom(100, within(threshold + 1), threshold), weight: 12 },
		{ arbitrary: fc.constantFrom(within(threshold - 1), within(threshold - 0.0001)), weight: 1 },
		{ arbitrary: anyScore, weight: 1 },
	);
	return fc.tuple(score, score, score);
}

const ofVendor = questions.chain((question) =>
	scoresFor(question).chain((scores) =>
		fc
			.record({
				answer: documentedSuccess(question, scores).map(writtenOf),
				list: fc.oneof(
					{ arbitrary: fc.constant<Change[]>([]), weight: 1 },
					{ arbitrary: fc.array(changes, { maxLength: 4 }), weight: 4 },
				),
				spoil: textDamage,
				status: statuses,
				headers,
				chunk: fc.integer({ min: 1, max: 300 }),
			})
			.map(({ answer, list, spoil, ...rest }): Asked => {
				const asDocumented = textOf(answer);
				const body = spoil(textOf(list.reduce(applied, answer)));
				const isUntouched = body === asDocumented && rest.status === 200;
				const made = isUntouched && isDocumented(question) ? 'documented' : 'changed';
				const lowest = Math.min(...scores);
				const isAbove = describedBy(question).threshold.passes === 'above';
				const passes = isAbove ? lowest > question.threshold : lowest >= question.threshold;
				const wasHigh = passes && !scores.some((one) => isDoubtful(question, one));
				return { question, made, wasHigh, body, ...rest };
			}),
	),
);

const arbitraryAnswers: fc.Arbitrary<Asked> = fc
	.record({
		question: questions,
		body: fc.oneof(fc.json(), fc.string(), fc.uint8Array({ maxLength: 400 })),
		status: statuses,
		headers,
		chunk: fc.integer({ min: 1, max: 300 }),
	})
	.map((asked) => ({ ...asked, made: 'arbitrary', wasHigh: false }));

/** Any answer whatsoever; mostly such as are nearly a vendor's own. */
export const anyAnswer: fc.Arbitrary<Asked> = fc.oneof(
	{ arbitrary: ofVendor, weight: 9 },
	{ arbitrary: arbitraryAnswers, weight: 1 },
);
