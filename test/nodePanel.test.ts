import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ArgosCallbackApi } from '../credentials/ArgosCallbackApi.credentials';
import { ArgosTrigger } from '../nodes/ArgosTrigger/ArgosTrigger.node';
import { DocumentForgery } from '../nodes/DocumentForgery/DocumentForgery.node';
import { FaceLiveness } from '../nodes/FaceLiveness/FaceLiveness.node';
import { IdLiveness } from '../nodes/IdLiveness/IdLiveness.node';
import { checkLabels } from '../nodes/verification/check';
import packageJson from '../package.json';
import { anchorOf } from './docs/markdown/anchors';
import { credentialTypes } from './vendors/credentialTypes';
import { vendors } from './vendors';

const root = resolve(__dirname, '..');
const descriptions = [
	new ArgosTrigger(),
	new DocumentForgery(),
	new FaceLiveness(),
	new IdLiveness(),
].map(({ description }) => description);

/** What the node panel knows of a node beside its description. */
interface Codex {
	readonly node: string;
	readonly alias: readonly string[];
	readonly resources: {
		readonly primaryDocumentation: unknown;
		/** Where the node has a credential. */
		readonly credentialDocumentation?: unknown;
	};
}

/** n8n finds it beside the node's file. */
function codexOf(displayName: string): Codex {
	const name = displayName.replace(' ', '').replace('ID', 'Id').replace('ARGOS', 'Argos');
	const file = packageJson.n8n.nodes.find((path) => path.endsWith(`/${name}.node.js`)) ?? '';
	const folder = join(root, dirname(file).replace('dist/', ''));
	return JSON.parse(readFileSync(join(folder, `${name}.node.json`), 'utf8')) as Codex;
}

test.each(descriptions)('the codex of $displayName is its own', ({ displayName, name }) => {
	expect(codexOf(displayName).node).toBe(`${packageJson.name}.${name}`);
});

/** One vendor also has a trigger of its own. */
const triggersOf = (vendor: string) => (vendor === 'argos' ? ['ARGOS Trigger'] : []);

describe('what people look for finds the nodes that do it', () => {
	test.each([
		['kyc', descriptions.map(({ displayName }) => displayName)],
		['liveness', ['Face Liveness', 'ID Liveness']],
		['forgery', ['ARGOS Trigger', 'Document Forgery']],
		...vendors.map(({ name, calls }): [string, string[]] => [
			name,
			[...triggersOf(name), ...calls.map(({ check }) => checkLabels[check]).sort()],
		]),
		['identity verification', descriptions.map(({ displayName }) => displayName)],
		['selfie', ['Face Liveness']],
		['passport', ['ARGOS Trigger', 'Document Forgery', 'ID Liveness']],
	])('%s: %j', (word, expected) => {
		const found = descriptions
			.map(({ displayName }) => displayName)
			.filter((displayName) =>
				[displayName, ...codexOf(displayName).alias].some((one) =>
					one.toLowerCase().includes(word),
				),
			);
		expect(found).toEqual(expected);
	});
});

describe('the links lead to the node’s and the credential’s own section of the docs', () => {
	const docs = packageJson.homepage.replace('#readme', '/blob/main/docs');
	const nodes = `${docs}/nodes.md`;
	const credentials = `${docs}/credentials.md`;

	test.each(descriptions)('$displayName', ({ displayName, documentationUrl, credentials: own }) => {
		const { resources } = codexOf(displayName);
		// The editor opens the node's own link. To the codex's it adds a query, which comes to stand
		// behind the heading, where no browser takes it for one.
		expect(documentationUrl).toBe(`${nodes}#${anchorOf(displayName)}`);
		expect(resources.primaryDocumentation).toEqual([{ url: documentationUrl }]);
		expect(resources.credentialDocumentation).toEqual(own && [{ url: credentials }]);
	});

	test.each([...credentialTypes, new ArgosCallbackApi()])(
		'$displayName',
		({ displayName, documentationUrl }) => {
			expect(documentationUrl).toBe(`${credentials}#${anchorOf(displayName)}`);
		},
	);
});
