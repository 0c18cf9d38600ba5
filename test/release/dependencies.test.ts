import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';

const root = resolve(__dirname, '../..');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');

const lockedPackage = z.object({
	version: z.string(),
	license: z.string().optional(),
	integrity: z.string().optional(),
	dev: z.boolean().default(false),
	peer: z.boolean().default(false),
	hasInstallScript: z.boolean().default(false),
});

const { packages } = z
	.object({ packages: z.record(z.unknown()) })
	.parse(JSON.parse(read('package-lock.json')));

/** What is installed into a user's n8n, by name. */
const installed = Object.entries(packages)
	.filter(([path]) => path !== '')
	.map(([path, locked]) => ({
		name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
		...lockedPackage.parse(locked),
	}))
	.filter(({ dev, peer }) => !dev && !peer);

const byName = new Map(installed.map((one) => [one.name, one]));

test('there are packages to check', () => {
	expect(installed.length).toBeGreaterThan(30);
	const { dependencies } = z
		.object({ dependencies: z.record(z.string()) })
		.parse(JSON.parse(read('package.json')));
	expect(Object.keys(dependencies).filter((name) => !byName.has(name))).toEqual([]);
});

test('no installed package runs an install script', () => {
	expect(installed.filter(({ hasInstallScript }) => hasInstallScript)).toEqual([]);
	const own = z.object({ scripts: z.record(z.string()) }).parse(JSON.parse(read('package.json')));
	const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish'];
	expect(hooks.filter((hook) => hook in own.scripts)).toEqual([]);
});

test('every installed package is pinned by its hash', () => {
	expect(installed.filter(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([]);
});

/** Licences that allow use in other people's n8n, unchanged and together with this package's licence. */
const licences = [
	'MIT',
	'ISC',
	'0BSD',
	'BSD-3-Clause',
	'Apache-2.0',
	'LGPL-3.0',
	'LGPL-3.0-or-later',
];

test('every installed package has a known licence', () => {
	const unknown = installed.filter(({ license = '' }) =>
		license.split(' AND ').some((one) => !licences.includes(one)),
	);
	expect(unknown).toEqual([]);
});

test('the page lists every package with its licence', () => {
	const rows = [...read('docs/dependencies.md').matchAll(/^\| ([^|]+?) +\| ([^|]+?) +\|/gm)]
		.map(([, names = '', licence = '']) =>
			names.split(', ').map((name) => [name.replaceAll('`', ''), licence]),
		)
		.flat()
		.filter(([name]) => name !== 'Packages' && !name?.startsWith('--'));
	expect(Object.fromEntries(rows)).toEqual(
		Object.fromEntries(installed.map(({ name, license }) => [name, license])),
	);
});

test('the page and the package list what libheif-js contains, with versions', () => {
	const script = `
		const heif = require('libheif-js/wasm-bundle');
		const textAt = (at) => Buffer.from(heif.HEAPU8.subarray(at, heif.HEAPU8.indexOf(0, at))).toString();
		process.stdout.write([heif._heif_get_version(), heif._de265_get_version()].map(textAt).join(' '));`;
	const [libheif, libde265] = execFileSync(process.execPath, ['-e', script], {
		cwd: root,
		encoding: 'utf8',
	}).split(' ');
	for (const path of ['docs/dependencies.md', 'THIRD-PARTY-NOTICES.md']) {
		expect(read(path)).toMatch(new RegExp(`libheif ${libheif}`));
		expect(read(path)).toContain(`libde265 ${libde265}`);
	}
	expect(read('package.json')).toContain('"THIRD-PARTY-NOTICES.md"');
});
