import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { disagreements, obstacles } from './problems';
import type { ReleaseCircumstances, VersionedFiles } from './problems';

const root = resolve(__dirname, '..', '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

test('all statements of the version in this repository agree', () => {
	const files = {
		packageJson: read('package.json'),
		packageLock: read('package-lock.json'),
		changelog: read('CHANGELOG.md'),
		installPage: read('docs/install.md'),
	};
	expect(disagreements(files)).toEqual([]);
});

const page = 'https://github.com/someone/n8n-nodes-example';
const good: VersionedFiles & ReleaseCircumstances = {
	packageJson: JSON.stringify({
		name: 'n8n-nodes-example',
		version: '1.2.0',
		homepage: `${page}#readme`,
		repository: { type: 'git', url: `git+${page}.git` },
		bugs: { url: `${page}/issues` },
	}),
	packageLock: JSON.stringify({ version: '1.2.0', packages: { '': { version: '1.2.0' } } }),
	changelog: '# Changelog\n\n## 1.2.0\n\n- New.\n\n### Fixed\n\n- Old.\n\n## 1.1.0\n\n- Older.\n',
	installPage: 'Enter `n8n-nodes-example@1.2.0`. Or n8n-nodes-example@1.2.0.',
	tag: 'v1.2.0',
	savedWorkflows: ['1.1.0.json'],
	repository: 'someone/n8n-nodes-example',
};
const problems = (change: Partial<typeof good>) => {
	const release = { ...good, ...change };
	return obstacles(release, release);
};

test('finds no problem if everything agrees', () => {
	expect(problems({})).toEqual([]);
});

test('the first version needs no saved workflows', () => {
	expect(problems({ changelog: '## 1.2.0\n\n- New.\n', savedWorkflows: [] })).toEqual([]);
});

test('does not check links outside of GitHub', () => {
	expect(problems({ packageJson: good.packageJson.replaceAll('someone', 'nobody') })).toHaveLength(
		3,
	);
	const elsewhere = { packageJson: good.packageJson.replaceAll('someone', 'nobody') };
	expect(problems({ ...elsewhere, repository: undefined })).toEqual([]);
});

test.each<[string, Partial<typeof good>, string]>([
	['another tag', { tag: 'v1.2.1' }, 'it must be v1.2.0'],
	['a tag without v', { tag: '1.2.0' }, 'it must be v1.2.0'],
	['an older changelog', { changelog: '## 1.1.0\n\n- Older.' }, 'no section "## 1.2.0"'],
	['an empty section', { changelog: '## 1.2.0\n\n## 1.1.0\n\n- Older.' }, 'is empty'],
	['a section further down', { changelog: '## 1.3.0\n\n- x\n\n## 1.2.0\n\n- y' }, 'not its first'],
	['a section twice', { changelog: '## 1.2.0\n\n- x\n\n## 1.2.0\n\n- y' }, 'several sections'],
	[
		'another version in docs/install.md',
		{ installPage: 'n8n-nodes-example@1.1.0' },
		'docs/install.md says',
	],
	['no saved workflows', { savedWorkflows: ['1.0.0.json'] }, '1.1.0.json is missing'],
	[
		'a lockfile left behind',
		{ packageLock: '{"version":"1.1.0","packages":{"":{"version":"1.2.0"}}}' },
		'package-lock.json has version 1.1.0',
	],
	[
		'a lockfile half done',
		{ packageLock: '{"version":"1.2.0","packages":{"":{"version":"1.1.0"}}}' },
		'package-lock.json has version 1.1.0',
	],
	[
		'a pre-release',
		{ packageJson: good.packageJson.replace('1.2.0', '1.2.0-beta.1'), tag: 'v1.2.0-beta.1' },
		'only X.Y.Z',
	],
	[
		'another repository',
		{ packageJson: good.packageJson.replace('git+https://github.com/someone', 'git+https://x/y') },
		'repository.url',
	],
])('%s is a problem', (_, change, message) => {
	expect(problems(change).join('\n')).toContain(message);
});

describe('the command', () => {
	const command = [
		join(root, 'node_modules/tsx/dist/cli.mjs'),
		join(root, 'test/release/check.ts'),
	];
	const check = (...tag: readonly string[]) =>
		execFileSync(process.execPath, [...command, ...tag], { encoding: 'utf8', stdio: 'pipe' });

	test('a wrong tag ends with an error that says why', () => {
		expect(() => check('v0.0.0')).toThrow(/The tag is v0\.0\.0/);
	});

	test('no tag ends with an error', () => {
		expect(() => check()).toThrow(/Which tag\?/);
	});
});
