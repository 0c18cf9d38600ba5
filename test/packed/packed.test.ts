import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { testedCalls } from '../contract/vendorCalls';
import { installAsUsersDo, pack, shellEnvironment } from '../harness/n8n/installAsUsersDo';

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
	expect(others.sort()).toEqual([
		'LICENSE',
		'README.md',
		'THIRD-PARTY-NOTICES.md',
		'index.js',
		'package.json',
	]);
	// The copy of package.json tells a verdict the package's version. The other is a list to choose from.
	const data = ['dist/package.json', 'dist/nodes/verification/providers/accura/countries.json'];
	const built = files.filter((path) => path.startsWith('dist/') && !data.includes(path));
	expect(files).toEqual(expect.arrayContaining(data));
	const schemas = built.filter((path) => path.includes('/__schema__/'));
	expect(schemas.sort()).toEqual(
		['DocumentForgery', 'FaceLiveness', 'FaceMatch', 'IdLiveness', 'KycDecision'].map(
			(node) => `dist/nodes/${node}/__schema__/v1.0.0.json`,
		),
	);
	const kinds = built
		.filter((path) => !schemas.includes(path))
		.map((path) => path.replace(/.*?\./, ''));
	const known = ['js', 'svg', 'dark.svg', 'node.js', 'node.json', 'credentials.js'];
	expect(kinds.filter((kind) => !known.includes(kind) && !kind.endsWith('.js'))).toEqual([]);
});

describe('installed as n8n installs it', () => {
	let installed: string;
	beforeAll(async () => {
		installed = await installAsUsersDo(tarball, join(folder, 'nodes'));
		// Of all modules outside of the folder, n8n lets a package see its own n8n-workflow.
		await mkdir(join(folder, 'n8n'));
		const ofRoot = join(root, 'node_modules', 'n8n-workflow');
		await symlink(ofRoot, join(folder, 'n8n', 'n8n-workflow'));
	}, 120_000);

	/** The verdicts of each call on a picture that every vendor takes, a TIFF, and a small HEIC. */
	async function checkThree() {
		const script = [
			join(root, 'node_modules/tsx/dist/cli.mjs'),
			join(__dirname, 'checkOnce.ts'),
			installed,
		];
		const { stdout } = await run(process.execPath, script, {
			cwd: folder,
			env: { ...shellEnvironment, NODE_PATH: join(folder, 'n8n') },
		});
		const verdicts = z
			.array(z.unknown())
			.length(3 * testedCalls.length)
			.parse(JSON.parse(stdout));
		return testedCalls.map(({ limits }, index) => {
			const [taken, converted, heic] = verdicts.slice(3 * index);
			return { limits, taken, converted, heic };
		});
	}

	test('it loads, checks and fits with nothing missing', async () => {
		const modules = await readdir(join(installed, 'node_modules'));
		expect(modules).toEqual(expect.arrayContaining(['form-data', 'libheif-js', 'sharp']));
		expect(modules).not.toContain('n8n-workflow');
		for (const { limits, taken, converted, heic } of await checkThree()) {
			expect(taken).toMatchObject({ outcome: 'pass' });
			expect(converted).toMatchObject({
				image: { format: 'jpeg', fittedFrom: { format: 'tiff', width: 1280, height: 960 } },
				attempts: 1,
			});
			// The fixture is below what most need.
			expect(heic).toMatchObject(
				limits.minSides === null
					? { image: { format: 'jpeg', fittedFrom: { format: 'heic', width: 100, height: 120 } } }
					: { reasons: ['imageTooSmall'] },
			);
		}
	}, 120_000);

	test('where sharp does not load, it checks what fits, and says what to do about the rest', async () => {
		// As it is where the package was copied from a machine with another system.
		await rm(join(installed, 'node_modules/sharp/node_modules/@img'), { recursive: true });
		for (const { taken, converted } of await checkThree()) {
			expect(taken).toMatchObject({ outcome: 'pass' });
			expect(converted).toMatchObject({
				outcome: 'error',
				nextStep: 'fix',
				reasons: ['invalidParameter'],
				attempts: 0,
				error: {
					message: expect.stringContaining('(sharp) does not load'),
					description: expect.stringContaining('Reinstall the package'),
				},
			});
		}
	}, 120_000);
});
