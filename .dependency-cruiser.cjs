// Which room may import from which (docs/architecture.md). Data flows one way, and no step reaches
// back. test/architecture.test.ts runs this; so does npx depcruise nodes credentials.
const { readdirSync } = require('node:fs');

const house = 'nodes/verification';
const foldersIn = (room) =>
	readdirSync(`${__dirname}/${house}/${room}`, { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.map((entry) => entry.name);

const vendors = foldersIn('providers').filter((name) => name !== 'reading');

/** Each sub-room, with those beside it that it may import from. */
const mayUse = {
	image: {
		inspect: [],
		heic: [],
		decode: ['heic', 'inspect'],
		fit: ['decode', 'heic', 'inspect'],
	},
	n8n: {
		words: [],
		parameters: ['words'],
		http: ['words'],
		input: ['http', 'parameters', 'words'],
		output: ['parameters', 'words'],
		report: ['words'],
		later: ['http', 'output', 'parameters', 'words'],
		editor: ['later', 'parameters', 'words'],
		decision: ['later', 'output', 'parameters', 'report', 'words'],
		webhook: ['later', 'http', 'output', 'parameters', 'words'],
		run: ['later', 'http', 'input', 'output', 'parameters', 'words'],
	},
	providers: {
		reading: [],
		...Object.fromEntries(vendors.map((vendor) => [vendor, ['reading']])),
	},
};

const rule = (name, from, to) => ({
	name,
	severity: 'error',
	from: { path: from },
	to: { path: to },
});

const subRoomRules = Object.entries(mayUse).flatMap(([room, subRooms]) =>
	foldersIn(room).map((name) => {
		const allowed = [name, ...(subRooms[name] ?? [])].join('|');
		const others = `^${house}/${room}/(?!(${allowed})/)[^/]+/`;
		return rule(`${room}/${name} keeps to its rooms`, `^${house}/${room}/${name}/`, others);
	}),
);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		rule(
			'image knows no vendors, no n8n, no HTTP',
			`^${house}/image/`,
			`^(${house}/(providers|n8n)/|${house}/[a-z]+\\.ts$|credentials/)`,
		),
		rule('image needs few libraries', `^${house}/image/`, 'node_modules/(?!(libheif-js|sharp)/)'),
		rule(
			'only the n8n room sends',
			`^${house}/(?!n8n/)`,
			'^(node:)?(https?|http2|net|tls|undici)$',
		),
		rule('secrets are for the n8n room', `^${house}/(?!n8n/)`, '^credentials/'),
		rule('providers know no n8n', `^${house}/providers/`, `^${house}/n8n/|node_modules`),
		rule('providers do not look into images', `^${house}/providers/`, `^${house}/image/[^/]+/`),
		rule(
			'the words of the domain know no vendors',
			`^${house}/([a-z]+\\.ts$|decision/)`,
			`^${house}/(providers|n8n)/|node_modules`,
		),
		rule('n8n asks the registry', `^${house}/n8n/`, `^${house}/providers/(${vendors.join('|')})/`),
		rule(
			'a node knows the n8n room only',
			'\\.node\\.ts$',
			`^(nodes/(?!verification/n8n/)|credentials/)`,
		),
		...subRoomRules,
		{ name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'nothing left over',
			severity: 'error',
			// Types of a library are found by its name, not imported.
			from: { orphan: true, path: `^${house}`, pathNot: '\\.d\\.ts$' },
			to: {},
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
	},
};
