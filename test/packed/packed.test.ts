import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { installAsUsersDo, pack, shellEnvironment } from './installAsUsersDo';

const root = resolve(__dirname, '../..');
const run = promisify(execFile);

let folder: string;
let tarball: string;
let files: readonly string[];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'kyc-packed-'));
	({ tarball, files } = await pack(folder));
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
	const installed = await installAsUsersDo(tarball, join(folder, 'nodes'));
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
		env: { ...shellEnvironment, NODE_PATH: ofN8n },
	});
	expect(JSON.parse(stdout)).toEqual(Array.from({ length: 6 }, () => 'pass'));
}, 120_000);
