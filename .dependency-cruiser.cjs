// Which room may import from which (docs/architecture.md). Data flows one way, and no step reaches
// back. test/architecture.test.ts runs this; so does npx depcruise nodes credentials.
const { readdirSync } = require('node:fs');

const rooms = 'nodes/verification';
const vendors = readdirSync(`${__dirname}/${rooms}/providers`, { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.map((entry) => entry.name);

const rule = (name, from, to) => ({
	name,
	severity: 'error',
	from: { path: from },
	to: { path: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		rule(
			'image knows no vendors, no n8n, no HTTP',
			`^${rooms}/image/`,
			`^${rooms}/(providers|n8n)/`,
		),
		rule(
			'image needs few libraries',
			`^${rooms}/image/`,
			'node_modules/(?!(image-size|libheif-js|sharp)/)',
		),
		rule(
			'only the n8n room sends',
			`^${rooms}/(?!n8n/)`,
			'^(node:)?(https?|http2|net|tls|undici)$',
		),
		rule('secrets are for the n8n room', `^${rooms}/(?!n8n/)`, '^credentials/'),
		rule('providers know no n8n', `^${rooms}/providers/`, `^${rooms}/n8n/|node_modules`),
		rule(
			'the words know no vendors',
			`^${rooms}/[a-z]+\\.ts$`,
			`^${rooms}/(providers|n8n)/|node_modules`,
		),
		rule('n8n asks the registry', `^${rooms}/n8n/`, `^${rooms}/providers/(${vendors.join('|')})/`),
		rule(
			'a node knows the n8n room alone',
			'\\.node\\.ts$',
			`^(nodes/(?!verification/n8n/)|credentials/)`,
		),
		...vendors.map((vendor) => {
			const others = vendors.filter((one) => one !== vendor).join('|');
			const to = `^${rooms}/providers/(${others})/`;
			return rule(`${vendor} knows no other vendor`, `^${rooms}/providers/${vendor}/`, to);
		}),
		{ name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'nothing left over',
			severity: 'error',
			// Types of a library are found by its name, not imported.
			from: { orphan: true, path: `^${rooms}`, pathNot: '\\.d\\.ts$' },
			to: {},
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
	},
};
