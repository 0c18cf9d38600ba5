import * as fc from 'fast-check';
import type { Asked } from './answers';
import { applied, changes } from './changes';
import { documentedSuccess, withoutReference } from './documented';
import { questions } from './question';
import { textOf, writtenOf, type Written } from './written';

const LONG = 20_000;

const longTexts = fc
	.constantFrom('words ', 'ab12.', '9', '\u{1f600} ', '<b>')
	.map((one) => one.repeat(LONG / one.length));

/** An answer that has a long text somewhere, in its body or in a header. */
export const longAnswers: fc.Arbitrary<Asked> = questions.chain((question) =>
	fc
		.record({
			answer: documentedSuccess(question, [99, 99, 99]).map(withoutReference).map(writtenOf),
			change: changes,
			text: longTexts,
			inHeader: fc.boolean(),
			status: fc.constantFrom(200, 200, 400, 429, 503),
		})
		.map(({ answer, change, text, inHeader, status }): Asked => {
			const value: Written = { text: JSON.stringify(text) };
			const body = textOf(inHeader ? answer : applied(answer, { ...change, value }));
			const headers: Readonly<Record<string, string>> = inHeader
				? { 'x-request-id': text, 'retry-after': text }
				: {};
			return { question, made: 'changed', wasHigh: true, status, headers, body, chunk: 300 };
		}),
);
