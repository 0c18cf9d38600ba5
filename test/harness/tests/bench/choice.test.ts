import { caseOf, comparedCases } from '../../../bench/n8n/cases';
import { parts, readChoice } from '../../../bench/n8n/choice';

test('without an argument, everything runs', () => {
	const { parts: chosen, cases, modes, runs, write } = readChoice([]);
	expect({ chosen, cases: modes.map(cases), modes, runs, write }).toEqual({
		chosen: parts,
		cases: [comparedCases('filesystem'), comparedCases('default')],
		modes: ['filesystem', 'default'],
		runs: 5,
		write: false,
	});
});

test('only one comparison', () => {
	const words = '--only argos --items 2000 --latency 300 --mode memory --runs 3';
	const { cases, ...others } = readChoice(words.split(' '));
	expect(cases('default')).toEqual([caseOf('argos', 2000, 300)]);
	expect(others).toEqual({ parts: ['compare'], modes: ['default'], runs: 3, write: false });
});

test('only one part', () => {
	expect(readChoice(['--part', 'sweep', '--part', 'growth']).parts).toEqual(['sweep', 'growth']);
});

test.each([
	'--write --runs 4',
	'--write --only kairos',
	'--write --part work',
	'--only nobody',
	'--mode disk',
	'--part nothing',
	'--items many',
	'--runs 0',
	'--unknown',
])('refused: %s', (words) => {
	expect(() => readChoice(words.split(' '))).toThrow();
});

test('items share images if there are more items', () => {
	expect(caseOf('kairos', 2000, 0)).toMatchObject({ files: 200, copies: 10 });
	expect(caseOf('kairos', 100, 0)).toMatchObject({ files: 100, copies: 1 });
});

test('HTTP Request waits if it has more requests in flight', () => {
	expect(caseOf('kairos', 200, 50).pause).toBe(0);
	expect(caseOf('kairos', 200, 300).pause).toBe(300);
	expect(caseOf('kairos', 200, 300, 'all')).toMatchObject({ pause: 0, atOnce: 200 });
});
