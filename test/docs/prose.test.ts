import type { TextBlock } from './markdown/page';
import { notesOfExamples, pages } from './markdown/files';
import { readPage } from './markdown/page';
import { shippedNodes } from './nodesPage/shippedNodes';
import { problemsIn } from './prose/problems';
import { messageRules, rules } from './prose/rules';
import { commentsIn, sourceFiles, textsIn } from './prose/sourceTexts';

const problemsOf = (file: string, blocks: readonly TextBlock[], more = false): readonly string[] =>
	blocks.flatMap(({ line, text }) =>
		problemsIn(text, more ? [...rules, ...messageRules] : rules).map(
			(problem) => `${file}:${line}: ${problem}`,
		),
	);

test.each([...pages])('%s is in plain English', (file, { blocks }) => {
	expect(problemsOf(file, blocks)).toEqual([]);
});

test('the notes of the example workflows are', () => {
	const notes = notesOfExamples();
	expect(notes.length).toBeGreaterThan(20);
	expect(notes.flatMap(({ file, text }) => problemsOf(file, readPage(text).blocks))).toEqual([]);
});

test('what the nodes say is', () => {
	const isMessage = (file: string) => file.startsWith('nodes/verification/n8n/words/');
	const texts = sourceFiles.map((file) => [file, textsIn(file)] as const);
	expect(texts.flatMap(([, blocks]) => blocks).length).toBeGreaterThan(200);
	expect(texts.flatMap(([file, blocks]) => problemsOf(file, blocks, isMessage(file)))).toEqual([]);
});

test('what the panels put together is', async () => {
	const texts = (await shippedNodes()).flatMap((node) => proseIn(node));
	expect(texts.length).toBeGreaterThan(50);
	expect([...new Set(texts.flatMap((text) => problemsIn(text, rules)))]).toEqual([]);
});

test('comments have none of the words', () => {
	const comments = sourceFiles.map((file) => [file, commentsIn(file)] as const);
	expect(comments.flatMap(([, blocks]) => blocks).length).toBeGreaterThan(200);
	const problems = comments.flatMap(([file, blocks]) =>
		blocks.flatMap(({ line, text }) =>
			problemsIn(text, rules, Infinity).map((problem) => `${file}:${line}: ${problem}`),
		),
	);
	expect(problems).toEqual([]);
});

test.each([
	['The score alone decides.', 1],
	['Whoever knows it can send one.', 1],
	[`${'word '.repeat(31)}.`, 1],
	['Only `alone` decides. The node retries 429.', 0],
])('%j has as many problems as it should: %i', (text, count) => {
	expect(problemsIn(text, rules)).toHaveLength(count);
});

/** Every text of several words in a node's description; expressions are none. */
function proseIn(value: unknown): readonly string[] {
	if (typeof value === 'string')
		return / \w+ /.test(value) && !value.startsWith('=') ? [value] : [];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(proseIn) : [];
}
