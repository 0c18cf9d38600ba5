import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ArgosCallbackApi } from '../credentials/ArgosCallbackApi.credentials';
import { ArgosTrigger } from '../nodes/ArgosTrigger/ArgosTrigger.node';
import { DocumentForgery } from '../nodes/DocumentForgery/DocumentForgery.node';
import { FaceLiveness } from '../nodes/FaceLiveness/FaceLiveness.node';
import { FaceMatch } from '../nodes/FaceMatch/FaceMatch.node';
import { IdLiveness } from '../nodes/IdLiveness/IdLiveness.node';
import { KycDecision } from '../nodes/KycDecision/KycDecision.node';
import { checkLabels } from '../nodes/verification/check';
import packageJson from '../package.json';
import { NodeHelpers, type INodeType } from 'n8n-workflow';
import { anchorOf } from './docs/markdown/anchors';
import { credentialTypes } from './vendors/credentialTypes';
import { vendors } from './vendors';

const root = resolve(__dirname, '..');
const nodeTypes: readonly INodeType[] = [
	new ArgosTrigger(),
	new DocumentForgery(),
	new FaceLiveness(),
	new FaceMatch(),
	new IdLiveness(),
	new KycDecision(),
];
const descriptions = nodeTypes.map(({ description }) => description);
/** The nodes that look at a picture, or at a verdict about one. */
const aboutPictures = descriptions.filter(({ name }) => name !== 'kycDecision');
const namesOf = (list: typeof descriptions) => list.map(({ displayName }) => displayName);

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
	const name = displayName
		.replace(' ', '')
		.replace('ID', 'Id')
		.replace('ARGOS', 'Argos')
		.replace('KYC', 'Kyc');
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
		['kyc', namesOf(descriptions)],
		['liveness', ['Face Liveness', 'ID Liveness']],
		['forgery', ['ARGOS Trigger', 'Document Forgery']],
		...vendors.map(({ name, calls }): [string, string[]] => [
			name,
			[...triggersOf(name), ...calls.map(({ check }) => checkLabels[check]).sort()],
		]),
		['identity verification', namesOf(descriptions)],
		['selfie', ['Face Liveness', 'Face Match']],
		...['face match', 'same person'].map((word): [string, string[]] => [word, ['Face Match']]),
		['face check', ['Face Liveness']],
		['id check', ['ID Liveness']],
		['passport', namesOf(aboutPictures).filter((name) => !name.startsWith('Face'))],
		['driver license', ['Document Forgery', 'ID Liveness']],
		['presentation attack', ['Face Liveness', 'ID Liveness']],
		...['forged', 'fake'].map((word): [string, string[]] => [word, ['Document Forgery']]),
		['verify', ['Document Forgery', 'Face Liveness', 'Face Match', 'ID Liveness']],
		['compare faces', ['Face Match']],
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

describe('the links lead to the node’s own page and the credential’s own section of the docs', () => {
	const docs = packageJson.homepage.replace('#readme', '/blob/main/docs');
	const nodes = `${docs}/nodes`;
	const credentials = `${docs}/credentials.md`;

	test.each(descriptions)('$displayName', ({ displayName, documentationUrl, credentials: own }) => {
		const { resources } = codexOf(displayName);
		expect(documentationUrl).toBe(`${nodes}/${anchorOf(displayName)}.md`);
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

describe('fields at first open', () => {
	/** What stays in a new node's first tab: neither Options, nor what the other choices show. */
	function fieldsWith({ name, properties }: (typeof descriptions)[number], provider?: string) {
		const parameters = provider === undefined ? {} : { provider };
		const description = nodeTypes.find((one) => one.description.name === name)?.description ?? null;
		const node = { typeVersion: 1 };
		const values = NodeHelpers.getNodeParameters(
			properties,
			parameters,
			true,
			false,
			node,
			description,
		);
		const unseen = ['notice', 'collection', 'hidden'];
		return properties.filter(
			(property) =>
				!unseen.includes(property.type) &&
				!property.isNodeSetting &&
				NodeHelpers.displayParameter(values ?? {}, property, node, description),
		);
	}

	test.each([
		['ARGOS Trigger', undefined, 4],
		['Document Forgery', undefined, 6],
		['Face Liveness', 'accura', 5],
		['Face Liveness', 'argos', 5],
		['Face Liveness', 'kairos', 5],
		['Face Match', 'accura', 7],
		['Face Match', 'argos', 7],
		['Face Match', 'kairos', 7],
		['ID Liveness', 'accura', 7],
		['ID Liveness', 'argos', 6],
		['KYC Decision', undefined, 2],
	])('%s, %s: at most %i', (displayName, provider, most) => {
		const description = descriptions.find((one) => one.displayName === displayName);
		const fields = description ? fieldsWith(description, provider) : [];
		expect(fields.length).toBeGreaterThan(1);
		expect(fields.map(({ name }) => name).slice(most)).toEqual([]);
	});
});

test('every list that the editor searches has its search', () => {
	const searched = nodeTypes.flatMap(({ description, methods }) =>
		description.properties
			.flatMap(({ modes = [] }) => modes)
			.flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? [])
			.map((name) => typeof methods?.listSearch?.[name]),
	);
	expect(searched.length).toBeGreaterThan(0);
	expect(searched.filter((type) => type !== 'function')).toEqual([]);
});
