import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import {
	type ICredentialType,
	type INodeProperties,
	type INodeType,
	NodeHelpers,
} from 'n8n-workflow';
import { checkNames } from '../nodes/verification/check';
import { type Offer, offersOf, providers } from '../nodes/verification/providers/registry';
import packageJson from '../package.json';

const root = resolve(__dirname, '..');

/** A node's fields, with those that are under Options. */
const allFields = (properties: readonly INodeProperties[]): INodeProperties[] =>
	properties.flatMap((property) => {
		const options = property.type === 'collection' ? (property.options ?? []) : [];
		const within = options.filter((option) => 'displayName' in option && 'type' in option);
		return [property, ...allFields(within)];
	});

/** Whatever the built package exports: n8n makes one of each class, too. */
const exported: Readonly<Record<string, new () => INodeType | ICredentialType>> =
	jest.requireActual('../index.js');
const instances = Object.values(exported).map((Exported) => new Exported());
const nodes = instances.filter((one): one is INodeType => 'description' in one);
const credentials = instances.filter((one): one is ICredentialType => !('description' in one));

/** The files below a folder, those of installed packages left out. */
const filesIn = (folder: string, ending: string): readonly string[] =>
	readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = `${folder}/${entry.name}`;
		if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(path, ending);
		return entry.name.endsWith(ending) ? [path] : [];
	});

const rooms = 'nodes/verification';

test('every import stays within its room’s rights', () => {
	const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
	const options = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json'];
	const output = execFileSync(process.execPath, [cruiser, 'nodes', 'credentials', ...options], {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 50_000_000,
	});
	const { summary }: { summary: Summary } = JSON.parse(output);
	expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual(
		[],
	);
	expect(summary.totalDependenciesCruised).toBeGreaterThan(100);
});

/** The part of dependency-cruiser's report that counts here. */
interface Summary {
	readonly violations: ReadonlyArray<{
		readonly rule: { readonly name: string };
		readonly from: string;
		readonly to: string;
	}>;
	readonly totalDependenciesCruised: number;
}

describe('rooms', () => {
	const linesWith = (pattern: RegExp, files: readonly string[]) =>
		files.flatMap((file) =>
			readFileSync(join(root, file), 'utf8')
				.split('\n')
				.flatMap((line, index) =>
					pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [],
				),
		);
	const vendors = new RegExp(providers.flatMap(({ name, label }) => [name, label]).join('|'), 'i');

	test.each(['n8n', 'image'])('no vendor is named in %s/', (room) => {
		expect(linesWith(vendors, filesIn(`${rooms}/${room}`, '.ts'))).toEqual([]);
	});

	test('no adapter knows of items or secrets', () => {
		const files = filesIn(`${rooms}/providers`, '.ts');
		expect(linesWith(/itemIndex|apiKey|appKey|baseUrl/, files)).toEqual([]);
	});

	test('no type is given up on', () => {
		const files = ['nodes', 'credentials', 'test'].flatMap((folder) => filesIn(folder, '.ts'));
		const givenUp = new RegExp(['\\bas any\\b', ': any\\b', '@ts-', 'eslint-disable'].join('|'));
		const ours = files.filter((file) => basename(file) !== basename(__filename));
		expect(linesWith(givenUp, ours)).toEqual([]);
	});
});

describe('what n8n is told', () => {
	const built = (file: string) => `dist/${file.replace(/\.ts$/, '.js')}`;

	test('package.json lists every node and credential', () => {
		expect(packageJson.n8n.nodes).toEqual(filesIn('nodes', '.node.ts').map(built).sort());
		expect(packageJson.n8n.credentials).toEqual(
			filesIn('credentials', '.credentials.ts').map(built).sort(),
		);
	});

	test.each(checkNames)('the credentials of %s are those of its providers', (check) => {
		const node = nodes.find(({ description }) => description.name === check);
		const offered = offersOf(check);
		const listed = node?.description.credentials ?? [];
		const typesOf = ({ provider, check: { later } }: Offer) => [
			provider.credentialType,
			...(later ? [later.callbackCredentialType] : []),
		];
		expect(listed.map(({ name }) => name).sort()).toEqual(offered.flatMap(typesOf).sort());
		for (const { name, required, displayOptions } of listed) {
			expect(required).toBe(name !== 'argosCallbackApi');
			// Or the editor takes Provider for a choice of how to log in, and hides it.
			expect(displayOptions?.show).toBeUndefined();
			const hiding = displayOptions?.hide?.provider;
			const shownFor = offered.filter(({ provider }) => !hiding?.includes(provider.name));
			expect(shownFor.map((offer) => typesOf(offer).includes(name))).toEqual([true]);
		}
	});

	test('a node shows its credential for callbacks only where it sends or receives them', () => {
		const shownIn = nodes.map(({ description }) => {
			const own = description.credentials?.find(({ name }) => name === 'argosCallbackApi');
			const shown = ['callback', 'immediate', 'wait'].filter(
				(delivery) =>
					own && NodeHelpers.displayParameter({ delivery }, own, { typeVersion: 1 }, description),
			);
			return [description.name, shown] as const;
		});
		expect(Object.fromEntries(shownIn)).toEqual({
			...{ faceLiveness: [], faceMatch: [], kycDecision: [] },
			...{ idLiveness: ['callback'], documentForgery: ['callback'] },
			argosTrigger: ['callback', 'immediate', 'wait'],
		});
	});

	test('every icon is there, light and dark', () => {
		const icons = [
			...nodes.map(({ description }) => ['nodes', description.icon] as const),
			...credentials.map(({ icon }) => ['credentials', icon] as const),
		];
		for (const [folder, icon] of icons) {
			if (typeof icon !== 'object') throw new Error('An icon for light and dark is missing');
			const names = [icon.light, icon.dark].map((name) => name.replace('file:', ''));
			expect(new Set(names).size).toBe(2);
			const files = filesIn(folder, '.svg').map((file) => basename(file));
			expect(files).toEqual(expect.arrayContaining(names));
		}
	});

	describe.each(nodes.map(({ description }) => [description.displayName, description] as const))(
		'%s',
		(_name, description) => {
			const fields = allFields(description.properties);

			test('options are sorted, as the editor shows them', () => {
				const collection = description.properties.find(({ type }) => type === 'collection');
				const names = collection?.options?.map((option) =>
					'displayName' in option ? option.displayName : '',
				);
				expect(names).toEqual([...(names ?? [])].sort((a, b) => a.localeCompare(b, 'en')));
			});

			test('descriptions of switches begin with Whether', () => {
				const wrong = fields.filter(
					({ type, description: text }) => type === 'boolean' && !text?.startsWith('Whether '),
				);
				expect(wrong).toEqual([]);
			});

			test('no label is an internal name', () => {
				for (const { displayName, type } of fields) {
					if (type !== 'notice') expect(displayName).toMatch(/^[A-Z][A-Za-z0-9]*( [A-Za-z0-9]+)*$/);
				}
			});
		},
	);
});

test('every field of a credential says what it is for, and every text field shows what may go in', () => {
	const ofCredentials = credentials.flatMap(({ properties }) => properties);
	expect(ofCredentials.filter((field) => !field.description)).toEqual([]);
	const ofNodes = nodes.flatMap(({ description }) => allFields(description.properties));
	const text = [...ofNodes, ...ofCredentials].filter(({ type }) => type === 'string');
	expect(text.filter(({ placeholder }) => !placeholder)).toEqual([]);
	expect(text.length).toBeGreaterThan(15);
});

test('index.js exports every node and credential', () => {
	const { nodes: nodeFiles, credentials: credentialFiles } = packageJson.n8n;
	expect(nodes).toHaveLength(nodeFiles.length);
	expect(credentials).toHaveLength(credentialFiles.length);
});
