import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const page = readFileSync(resolve(root, 'SECURITY.md'), 'utf8');

/** The cells of the table of threats. */
const [head, rule, ...threats] = page
	.split('\n')
	.filter((line) => line.startsWith('|'))
	.map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);

test('there is a table of threats', () => {
	expect(head).toEqual(['Who attacks', 'By', 'What stands against it', 'Shown by']);
	expect(rule?.every((cell) => /^-+$/.test(cell))).toBe(true);
	expect(threats.length).toBeGreaterThan(15);
});

test.each(threats.map((cells) => [cells.slice(0, 2).join(': '), cells] as const))(
	'%s is shown by tests that there are',
	(_threat, [who, by, defence, tests = '']) => {
		expect([who, by, defence]).not.toContain('');
		const links = [...tests.matchAll(/\[[^\]]+\]\((test\/[^)]+)\)/g)].map(([, path = '']) => path);
		expect(links).not.toEqual([]);
		expect(links.filter((path) => !holdsTests(path))).toEqual([]);
	},
);

/** Programs that count what held. */
const programs: readonly string[] = ['test/load/main.ts', 'test/queue/main.ts'];

/** A file of tests, or a program. */
function holdsTests(path: string): boolean {
	const file = resolve(root, path);
	if (!existsSync(file)) return false;
	if (programs.includes(path)) return true;
	return /\btest[.(]|testMatrix\(/.test(readFileSync(file, 'utf8'));
}

test('the other links lead somewhere', () => {
	const links = [...page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path);
	expect(links.filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
});
