import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { readGuide } from './guide';

const root = resolve(__dirname, '../..');
const page = join(root, 'docs/adding-a-provider.md');
const adapter = 'nodes/verification/providers/fennec';
const guide = readGuide(page, adapter);

const copied = [
	...['nodes', 'credentials', 'test', 'examples', 'package.json', 'package-lock.json'],
	...['index.js', 'gulpfile.js', 'tsconfig.json', 'jest.config.js', '.dependency-cruiser.cjs'],
];

let folder: string;

/** A copy of the project, changed as the guide says and nowhere else. */
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'kyc-guide-'));
	for (const part of copied) {
		const filter = (source: string) => !source.includes('node_modules');
		await cp(join(root, part), join(folder, part), { recursive: true, filter });
	}
	await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
	for (const [file, code] of guide.files) {
		await mkdir(dirname(join(folder, file)), { recursive: true });
		await writeFile(join(folder, file), code);
	}
	for (const { file, before, after } of guide.changes) {
		const text = await readFile(join(folder, file), 'utf8');
		if (text.split(before).length !== 2) throw new Error(`${file} has no such lines:\n${before}`);
		await writeFile(
			join(folder, file),
			text.replace(before, () => after),
		);
	}
	for (const icon of ['fennec.svg', 'fennec.dark.svg']) {
		await cp(join(root, 'credentials/kairos.svg'), join(folder, 'credentials', icon));
	}
	await run('gulp/bin/gulp.js', 'build');
}, 60_000);

afterAll(async () => await rm(folder, { recursive: true, force: true }));

/** Runs an installed program in the copy. */
async function run(program: string, ...args: readonly string[]): Promise<string> {
	const script = join(root, 'node_modules', program);
	const options = { cwd: folder, maxBuffer: 50_000_000 };
	const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], options);
	return stdout;
}

test('a vendor is one folder, one credential, one descriptor, and at most eight lines elsewhere', () => {
	expect([...guide.files.keys()].sort()).toEqual([
		'credentials/FennecApi.credentials.ts',
		`${adapter}/fennec.answers.ts`,
		`${adapter}/fennec.provider.ts`,
		'test/vendors/fennec.ts',
	]);
	const lines: Record<string, number> = {};
	for (const change of guide.changes) {
		lines[change.file] = (lines[change.file] ?? 0) + change.lines;
	}
	expect(lines).toEqual({
		'nodes/verification/providers/registry.ts': 2,
		'test/vendors/index.ts': 2,
		'package.json': 1,
		'index.js': 1,
		'nodes/FaceLiveness/FaceLiveness.node.json': 1,
	});
	expect(Object.values(lines).reduce((sum, one) => sum + one)).toBeLessThanOrEqual(8);
});

test('the page has at most 200 lines', async () => {
	expect((await readFile(page, 'utf8')).trimEnd().split('\n').length).toBeLessThanOrEqual(200);
});

test('the descriptor has the type that the suites read', async () => {
	const config = join(folder, 'descriptor.json');
	const extended = {
		extends: './test/tsconfig.json',
		include: [],
		files: ['test/vendors/index.ts'],
	};
	await writeFile(config, JSON.stringify({ ...extended, compilerOptions: { rootDir: '.' } }));
	await expect(run('typescript/bin/tsc', '-p', config)).resolves.toBe('');
}, 60_000);

const results = z.object({
	numFailedTests: z.number(),
	numRuntimeErrorTestSuites: z.number(),
	testResults: z.array(
		z.object({
			message: z.string(),
			assertionResults: z.array(
				z.object({
					fullName: z.string(),
					status: z.string(),
					failureMessages: z.array(z.string()),
				}),
			),
		}),
	),
});

test('it keeps the contract over HTTP, never passes without its score, and n8n finds it', async () => {
	const samples = 'test/unit/verification/providers/samples';
	const suites = ['test/contract', 'test/properties/anyAnswer', 'test/architecture', samples];
	const names = 'Fennec|whatever a vendor answers|what n8n is told|index.js|registry';
	const output = join(folder, 'results.json');
	const options = ['--maxWorkers=1', '--json', `--outputFile=${output}`, '-t', names];
	// It also ends badly where a test fails; the report says which.
	await run('jest/bin/jest.js', ...suites, ...options).catch(() => undefined);
	const report = results.parse(JSON.parse(await readFile(output, 'utf8')));
	const { numFailedTests, numRuntimeErrorTestSuites, testResults } = report;
	const done = testResults.flatMap(({ assertionResults }) => assertionResults);
	expect(done.flatMap(({ failureMessages }) => failureMessages)).toEqual([]);
	expect({ numFailedTests, numRuntimeErrorTestSuites }).toEqual({
		numFailedTests: 0,
		numRuntimeErrorTestSuites: 0,
	});
	const passed = done.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName);
	expect(passed.filter((name) => name.startsWith('Fennec face')).length).toBeGreaterThanOrEqual(15);
	expect(passed).toEqual(
		expect.arrayContaining([
			expect.stringContaining('Fennec face asks as the vendor’s page says'),
			'Fennec face with threshold 60 and review 50',
			expect.stringMatching(/^whatever a vendor answers/),
			'what n8n is told the credentials of faceLiveness are those of its providers',
		]),
	);
}, 120_000);
