import { caseOf } from '../../../bench/n8n/cases';
import { parts, readChoice } from '../../../bench/n8n/choice';

test.each([
	['', { kind: 'parts', parts, write: false }],
	['--write', { kind: 'parts', parts, write: true }],
	['--quick', { kind: 'quick' }],
	['--part work --part selfies', { kind: 'parts', parts: ['selfies', 'work'], write: false }],
])('"%s"', (words, choice) => {
	expect(readChoice(words.split(' ').filter((word) => word !== ''))).toEqual(choice);
});

test.each(['--write --part work', '--quick --write', '--part nothing', '--unknown', 'words'])(
	'refused: %s',
	(words) => {
		expect(() => readChoice(words.split(' '))).toThrow();
	},
);

test('items share images if there are more items', () => {
	expect(caseOf(2000)).toMatchObject({ files: 200, copies: 10 });
	expect(caseOf(100)).toMatchObject({ files: 100, copies: 1 });
});
