const { spawn } = require('node:child_process');
const { mkdir, rm, writeFile } = require('node:fs/promises');
const { join, resolve } = require('node:path');
const { dest, parallel, series, src } = require('gulp');

const outDir = 'dist';

const clean = () => rm(outDir, { recursive: true, force: true });

const compile = () =>
	spawn(process.execPath, [require.resolve('typescript/bin/tsc')], { stdio: 'inherit' });

/** What n8n reads beside the code: icons, and the codex that the node panel searches in. */
const copyAssets = () =>
	src(['nodes/**/*.svg', 'nodes/**/*.node.json', 'credentials/**/*.svg'], {
		base: '.',
		encoding: false,
	}).pipe(dest(outDir));

/**
 * What the nodes put out, where n8n looks for it: `__schema__/v<version>.json` beside each node. So
 * the editor can offer the fields of a verdict or a decision before there is one.
 */
const writeSchemas = async () => {
	const nodes = resolve(outDir, 'nodes');
	const { checkNames } = require(join(nodes, 'verification/check.js'));
	const { decisionSchema } = require(join(nodes, 'verification/n8n/editor/decisionSchema.js'));
	const { outputSchema } = require(join(nodes, 'verification/n8n/editor/outputSchema.js'));
	const schemas = checkNames.map((name) => [name, outputSchema(name)]);
	for (const [name, schema] of [...schemas, ['kycDecision', decisionSchema]]) {
		const folder = join(nodes, name[0].toUpperCase() + name.slice(1), '__schema__');
		await mkdir(folder);
		await writeFile(join(folder, 'v1.0.0.json'), JSON.stringify(schema));
	}
};

exports.build = series(clean, parallel(compile, copyAssets), writeSchemas);
exports.default = exports.build;
