import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const root = resolve(__dirname, '../..');
const run = promisify(execFile);

/** Without what npm run hands down, so that npm behaves as in a shell of its own. */
const env = Object.fromEntries(
	Object.entries(process.env).filter(([name]) => !/^npm_|^JEST_|^NODE_ENV$/i.test(name)),
);

const packReport = z
	.array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }))
	.nonempty();

let folder: string;
let tarball: string;
let files: readonly string[];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'kyc-packed-'));
	const { stdout } = await run('npm', ['pack', '--json', '--pack-destination', folder], {
		cwd: root,
		env,
	});
	const [packed] = packReport.parse(JSON.parse(stdout));
	tarball = join(folder, packed.filename);
	files = packed.files.map(({ path }) => path);
}, 60_000);
afterAll(async () => await rm(folder, { recursive: true, force: true }));

test('the package holds what n8n needs, and nothing else', () => {
	const others = files.filter((path) => !path.startsWith('dist/'));
	expect(others.sort()).toEqual(['LICENSE', 'README.md', 'index.js', 'package.json']);
	const built = files.filter((path) => path.startsWith('dist/'));
	const schemas = built.filter((path) => path.includes('/__schema__/'));
	expect(schemas.sort()).toEqual(
		['DocumentForgery', 'FaceLiveness', 'IdLiveness'].map(
			(node) => `dist/nodes/${node}/__schema__/v1.0.0.json`,
		),
	);
	const kinds = built
		.filter((path) => !schemas.includes(path))
		.map((path) => path.replace(/.*?\./, ''));
	const known = ['js', 'svg', 'dark.svg', 'node.js', 'node.json', 'credentials.js'];
	expect(kinds.filter((kind) => !known.includes(kind) && !kind.endsWith('.js'))).toEqual([]);
});

test('installed as n8n installs it, it loads and checks with nothing missing', async () => {
	const installed = join(folder, 'nodes', 'node_modules', 'n8n-nodes-kyc-liveness');
	await mkdir(installed, { recursive: true });
	await run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
	const path = join(installed, 'package.json');
	const manifest = z
		.object({})
		.passthrough()
		.parse(JSON.parse(await readFile(path, 'utf8')));
	// n8n drops these before it installs what is left, without scripts.
	const dropped = {
		devDependencies: undefined,
		peerDependencies: undefined,
		optionalDependencies: undefined,
	};
	await writeFile(path, JSON.stringify({ ...manifest, ...dropped }));
	const flags = [
		'--bin-links=false',
		'--install-strategy=shallow',
		'--ignore-scripts',
		'--package-lock=false',
	];
	await run('npm', ['install', ...flags, '--prefer-offline', '--no-audit', '--no-fund'], {
		cwd: installed,
		env,
	});
	const modules = await readdir(join(installed, 'node_modules'));
	expect(modules).toEqual(expect.arrayContaining(['form-data', 'image-size']));
	expect(modules).not.toContain('n8n-workflow');

	// Of all modules outside of the folder, n8n lets a package see its own n8n-workflow.
	const ofN8n = join(folder, 'n8n');
	await mkdir(ofN8n);
	await symlink(join(root, 'node_modules', 'n8n-workflow'), join(ofN8n, 'n8n-workflow'));
	const script = [
		join(root, 'node_modules/tsx/dist/cli.mjs'),
		join(__dirname, 'checkOnce.ts'),
		installed,
	];
	const { stdout } = await run(process.execPath, script, {
		cwd: folder,
		env: { ...env, NODE_PATH: ofN8n },
	});
	expect(JSON.parse(stdout)).toEqual(Array.from({ length: 6 }, () => 'pass'));
}, 120_000);
