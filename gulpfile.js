const { spawn } = require('node:child_process');
const { rm } = require('node:fs/promises');
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

exports.build = series(clean, parallel(compile, copyAssets));
exports.default = exports.build;
