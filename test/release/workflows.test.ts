import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { workflowFiles } from './workflowFiles';
import { brokenRules } from './workflowRules';

const flow = z.object({
	jobs: z.record(
		z
			.object({
				strategy: z.object({ matrix: z.object({ node: z.array(z.string()) }) }).optional(),
				steps: z.array(z.unknown()).optional(),
			})
			.passthrough(),
	),
});

const texts = Object.fromEntries(
	workflowFiles().map((file) => [basename(file), readFileSync(file, 'utf8')]),
);

const good = texts['publish.yml'] ?? '';

test('there are workflows', () => {
	expect(Object.keys(texts).sort()).toEqual(['ci.yml', 'publish.yml']);
});

test.each(Object.entries(texts))('%s keeps the rules', (_, text) => {
	expect(brokenRules(text)).toEqual([]);
});

test('publishes only after checks, approval and packing', () => {
	const { jobs } = flow.parse(parse(good));
	expect(jobs).toMatchObject({
		checks: { uses: './.github/workflows/ci.yml' },
		npm: { needs: ['checks', 'package'], environment: 'npm' },
		github: { needs: 'npm' },
	});
});

test('the README’s test command runs on the oldest supported Node and in a real n8n', () => {
	const { jobs } = flow.parse(parse(texts['ci.yml'] ?? ''));
	expect(jobs.test?.strategy?.matrix.node).toContain('20.19');
	expect(jobs.test?.steps).toContainEqual({ run: 'npm test' });
	expect(jobs.n8n?.steps).toContainEqual({ run: 'npm run test:n8n' });
});

const checkout = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';

describe('the linter', () => {
	const tsx = resolve(__dirname, '..', '..', 'node_modules/tsx/dist/cli.mjs');
	const lint = (text: string) => {
		const folder = mkdtempSync(join(tmpdir(), 'kyc-workflow-'));
		const file = join(folder, 'publish.yml');
		writeFileSync(file, text);
		const args = [tsx, join(__dirname, 'lintWorkflows.ts'), file];
		const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
		rmSync(folder, { recursive: true });
		return { status, stderr };
	};
	test('accepts a correct workflow', () => {
		expect(lint(good)).toEqual({ status: 0, stderr: '' });
	});

	test.each([
		['an unknown job', 'needs: npm', 'needs: npn', 'npn'],
		['an unknown key', 'timeout-minutes:', 'timeout-minute:', 'timeout-minute'],
		['an unknown right', 'id-token: write', 'id-tokens: write', 'id-tokens'],
		['an unknown value', 'github.token', 'github.tokem', 'tokem'],
		['an unknown event', '  push:', '  pusch:', 'pusch'],
	])('finds %s', (_, from, to, word) => {
		const { status, stderr } = lint(good.replace(from, to));
		expect(stderr).toContain(word);
		expect(status).toBe(1);
	});
});

describe('a broken rule is reported', () => {
	test.each([
		['a tag', checkout, 'actions/checkout@v7', 'Not pinned'],
		['a commit without its version', checkout, checkout.replace(/ #.*/, ''), 'Not pinned'],
		['a short commit', checkout, 'actions/checkout@3d3c42e # v7.0.1', 'Not pinned'],
		['a token that stays', 'persist-credentials: false', 'lfs: true', 'persist-credentials'],
		['a misspelt input', 'persist-credentials: false', 'persist-credential: false', 'credentials'],
		['npm’s cache', 'package-manager-cache: false', 'package-manager-cache: true', 'cache'],
		['npm’s cache, asked for', 'package-manager-cache: false', '$&\n          cache: npm', 'cache'],
		['a cache', /actions\/download-artifact@/, 'actions/cache@', 'a cache'],
		['an expression in a script', 'run: npm ci', 'run: echo ${{ github.ref_name }}', 'expression'],
		['rights for all', 'permissions: {}', 'permissions:\n  contents: write', 'may write contents'],
		['GitHub’s default rights', 'permissions: {}\n', '', 'permissions'],
		['all rights in a word', 'permissions: {}', 'permissions: write-all', 'permissions'],
		['a right for the wrong job', 'contents: read', 'id-token: write', 'may write id-token'],
		['no time limit', '    timeout-minutes: 15\n', '', 'no timeout-minutes'],
		['a long time limit', 'timeout-minutes: 15', 'timeout-minutes: 600', 'timeout-minutes'],
		['an unknown machine', 'runs-on: ubuntu-24.04', 'runs-on: ubuntu-42', 'ubuntu-24.04'],
		['a shell', 'run: npm ci', '$&\n        shell: bash', 'shell'],
		['a secret', 'github.token', 'secrets.NPM_TOKEN', 'secret'],
		['no concurrency', /concurrency:\n.*\n.*\n/, '', 'concurrency'],
		['a stranger’s trigger', '  push:', '  pull_request_target:\n  push:', 'pull_request_target'],
		[
			'installing where it publishes',
			'run: npm publish',
			'run: npm ci && npm publish',
			'npm runs this repository',
		],
		[
			'a second command where it publishes',
			'--access public',
			'--access public && node more.js',
			'npm runs this repository',
		],
		[
			'the repository where it publishes',
			/actions\/download-artifact@.*/,
			checkout,
			'npm runs this repository',
		],
	])('%s', (_, from, to, message) => {
		const broken = good.replace(from, to);
		expect(broken).not.toBe(good);
		expect(brokenRules(broken).join('\n')).toContain(message);
	});
});
