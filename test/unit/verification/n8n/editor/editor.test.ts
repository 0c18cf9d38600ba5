import {
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodePropertyOptions,
	type INodeType,
	NodeHelpers,
	Workflow,
} from 'n8n-workflow';
import { ArgosTrigger } from '../../../../../nodes/ArgosTrigger/ArgosTrigger.node';
import { DocumentForgery } from '../../../../../nodes/DocumentForgery/DocumentForgery.node';
import { FaceLiveness } from '../../../../../nodes/FaceLiveness/FaceLiveness.node';
import { FaceMatch } from '../../../../../nodes/FaceMatch/FaceMatch.node';
import { IdLiveness } from '../../../../../nodes/IdLiveness/IdLiveness.node';
import { checkNames } from '../../../../../nodes/verification/check';
import {
	checkProperties,
	credentialsOf,
} from '../../../../../nodes/verification/n8n/editor/checkProperties';
import { checkFields, triggerFields } from '../../../../../nodes/verification/n8n/editor/fields';
import { listSearchOf } from '../../../../../nodes/verification/n8n/editor/listSearch';
import { triggerProperties } from '../../../../../nodes/verification/n8n/editor/triggerProperties';
import { laterChecks } from '../../../../../nodes/verification/n8n/later/laterChecks';

const checks = laterChecks('argos');
const nodes = [
	...checkNames.map((name) => [name, checkProperties(name), checkFields(name)] as const),
	['trigger', triggerProperties(checks), triggerFields(checks)] as const,
];

/** A node's own fields and then its options, as the editor shows them; notices are none. */
function shownIn(properties: readonly INodeProperties[]): INodeProperties[] {
	const options = properties.find(({ type }) => type === 'collection')?.options ?? [];
	return [
		...properties.filter(({ type }) => !['notice', 'collection'].includes(type)),
		...options.filter((option): option is INodeProperties => 'type' in option),
	];
}

/** The text that a field with a list begins with; of all others, the default itself. */
const defaultOf = ({ type, default: byDefault }: INodeProperties): unknown =>
	type === 'resourceLocator' ? Reflect.get(Object(byDefault), 'value') : byDefault;

const valuesOf = ({ options = [] }: INodeProperties) =>
	options.filter((one): one is INodePropertyOptions => 'value' in one).map(({ value }) => value);

// Which fields there are, with which values and defaults, is on the page of all parameters.
test.each(nodes)('%s shows each parameter as its spec says', (_name, properties, fields) => {
	const specs = fields.map(({ spec }) => spec);
	const optional = specs.filter((spec) => spec.optional);
	const inOrder = [
		...specs.filter((spec) => !spec.optional),
		...optional.toSorted((one, other) => one.label.localeCompare(other.label, 'en')),
	];
	const shown = shownIn(properties).map((one) => ({
		...{ name: one.name, label: one.displayName, hint: one.hint, text: one.description },
		...{ default: defaultOf(one), values: valuesOf(one), fixed: one.noDataExpression },
		...{ required: one.required, min: one.typeOptions?.minValue, max: one.typeOptions?.maxValue },
		...{ whole: one.typeOptions?.numberPrecision === 0, secret: one.typeOptions?.password },
		...{ forBuilder: one.builderHint?.propertyHint, hidden: one.type === 'hidden' },
		...{ list: one.type === 'resourceLocator', inSettings: one.isNodeSetting },
	}));
	expect(shown).toEqual(
		inOrder.map((spec) => ({
			...{ name: spec.name, label: spec.label, hint: spec.hint, text: spec.description },
			...{ default: spec.default, fixed: spec.fixed, forBuilder: spec.builderHint },
			values: 'choices' in spec ? spec.choices.map(({ value }) => value) : [],
			required: 'required' in spec ? spec.required : undefined,
			min: spec.kind === 'number' ? spec.range[0] : undefined,
			max: spec.kind === 'number' ? spec.range[1] : undefined,
			whole: spec.kind === 'number' && spec.whole,
			secret: 'secret' in spec ? spec.secret : undefined,
			hidden: spec.kind === 'choice' && spec.choices.length === 1,
			list: 'suggestions' in spec,
			inSettings: spec.inSettings,
		})),
	);
	expect(shown.find(({ name }) => name === 'reviewThreshold')?.default).toBe(50);
});

const vendors = (...names: readonly string[]) => ({ provider: names });
const accura = { '/provider': ['accura'] };
const image = {
	binaryPropertyName: { imageSource: ['binary'] },
	imageBase64: { imageSource: ['base64'] },
};
const simulated = {
	simulatedAnswer: { simulate: [true] },
	simulationNotice: { simulate: [true] },
};
const later = {
	delivery: vendors('argos'),
	callbackUrl: { ...vendors('argos'), delivery: ['callback'] },
};

test.each<[string, object]>([
	[
		'faceLiveness',
		{
			...image,
			...simulated,
			...{ accuraLimits: vendors('accura'), argosLimits: vendors('argos') },
			kairosLimits: vendors('kairos'),
			...{ threshold55: vendors('accura'), threshold61: vendors('argos') },
			threshold60: vendors('kairos'),
			...{ scoreField: accura, scoreScale: accura },
		},
	],
	[
		'idLiveness',
		{
			...image,
			...simulated,
			...later,
			...{ accuraLimits: vendors('accura'), argosLimits: vendors('argos') },
			...{ threshold55: vendors('accura'), threshold61: vendors('argos') },
			...{ countryCode: vendors('accura'), cardCode: vendors('accura') },
			...{ scoreField: accura, scoreScale: accura },
			useUpcomingVersion: { '/provider': ['argos'] },
		},
	],
	[
		'documentForgery',
		{
			...image,
			...simulated,
			...later,
			...{ argosLimits: vendors('argos'), pipelines: vendors('argos') },
			threshold61: vendors('argos'),
			useUpcomingVersion: { '/provider': ['argos'] },
		},
	],
	['trigger', { pipelines: { check: ['documentForgery'] } }],
])('%s shows what is of one vendor, or of one choice, only with it', (name, expected) => {
	const properties = nodes.find(([node]) => node === name)?.[1] ?? [];
	const notices = properties.filter(({ type }) => type === 'notice');
	const shown = [...notices, ...shownIn(properties)].flatMap((field) => {
		// There is one for each vendor, told apart by its default.
		const which = field.name === 'threshold' ? Number(field.default) : '';
		const { show } = field.displayOptions ?? {};
		return show ? [[`${field.name}${which}`, show]] : [];
	});
	expect(Object.fromEntries(shown)).toEqual(expected);
});

test('a provider that always answers at once has no trigger', () => {
	expect(() => laterChecks('kairos')).toThrow(TypeError);
});

test('notices stand below the field that they are about', () => {
	const names = checkProperties('faceLiveness').map(({ name }) => name);
	expect(names.slice(0, 8)).toEqual([
		'provider',
		...['accuraLimits', 'argosLimits', 'kairosLimits'],
		...['simulate', 'simulatedAnswer', 'simulationNotice'],
		'imageSource',
	]);
});

test('a simulation hides every credential, and a vendor those of the others', () => {
	const shown = (values: object) =>
		credentialsOf('faceLiveness')
			.filter((credential) => NodeHelpers.displayParameter({ ...values }, credential, null, null))
			.map(({ name }) => name);
	expect(shown({ provider: 'kairos', simulate: false })).toEqual(['kairosApi']);
	expect(shown({ provider: 'argos' })).toEqual(['argosApi']);
	expect(shown({ provider: 'kairos', simulate: true })).toEqual([]);
});

const types: ReadonlyMap<string, INodeType> = new Map(
	[
		...[new FaceLiveness(), new IdLiveness(), new DocumentForgery(), new FaceMatch()],
		new ArgosTrigger(),
	].map((type) => [type.description.name, type]),
);

test.each<[string, INodeParameters, string]>([
	['faceLiveness', {}, 'Kairos, pass at 60'],
	['faceLiveness', { provider: 'argos', threshold: 0 }, 'ARGOS, pass at 0'],
	['idLiveness', {}, 'Accura, pass above 55'],
	['idLiveness', { provider: 'argos', threshold: 61.5 }, 'ARGOS, pass at 61.5'],
	['documentForgery', {}, 'ARGOS, pass at 61'],
	['faceMatch', {}, 'ARGOS, pass at 80'],
	['faceLiveness', { threshold: '={{ $json.limit }}' }, 'Kairos'],
	['faceLiveness', { threshold: "={{ $('Nowhere').item.json.limit }}" }, 'Kairos'],
	['faceLiveness', { simulate: true }, 'Kairos (simulated)'],
	['faceLiveness', { provider: 'accura', simulate: true }, 'Accura (simulated)'],
	['faceLiveness', { simulate: 'true' }, 'Kairos, pass at 60'],
	['documentForgery', { provider: 'nobody' }, 'Document Forgery'],
	['argosTrigger', {}, 'ARGOS: Document Forgery'],
	['argosTrigger', { check: 'idLiveness' }, 'ARGOS: ID Liveness'],
])('what stands below the name of %s with %j: %s', (name, parameters, shown) => {
	const type = types.get(name) ?? new FaceLiveness();
	const node: INode = {
		...{ id: '1', name: 'Node', type: 'one', typeVersion: 1, position: [0, 0] },
		parameters,
	};
	const get = () => type;
	const nodeTypes = { getByName: get, getByNameAndVersion: get, getKnownTypes: () => ({}) };
	const { expression } = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const { subtitle = '' } = type.description;
	expect(expression.getSimpleParameterValue(node, subtitle, 'internal', {})).toBe(shown);
});

describe('the list of countries', () => {
	const search = listSearchOf('idLiveness').countryCode;
	const namesFor = async (filter?: string) =>
		(await search?.(filter))?.results.map(({ name }) => name);

	test('has every country, with its code', async () => {
		const all = await namesFor();
		expect(all?.length).toBeGreaterThan(240);
		expect(all?.slice(0, 2)).toEqual(['Afghanistan (AFG)', 'Åland Islands (ALA)']);
		const { results } = (await search?.('india')) ?? { results: [] };
		expect(results[0]).toEqual({ name: 'India (IND)', value: 'IND' });
	});

	test.each([
		['turkey', ['Türkiye (TUR)']],
		['TURKIYE', ['Türkiye (TUR)']],
		['idn', ['Indonesia (IDN)']],
		['niger', ['Niger (NER)', 'Nigeria (NGA)']],
		['nowhere', []],
	])('finds by "%s": %j', async (filter, names) => {
		expect(await namesFor(filter)).toEqual(names);
	});
});
