import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { runInNewContext } from 'node:vm';
import { checkNames } from '../../../../../nodes/verification/check';
import {
	checkProperties,
	checkSubtitle,
} from '../../../../../nodes/verification/n8n/editor/checkProperties';
import { checkFields, triggerFields } from '../../../../../nodes/verification/n8n/editor/fields';
import {
	triggerProperties,
	triggerSubtitle,
} from '../../../../../nodes/verification/n8n/editor/triggerProperties';
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
		...{ default: one.default, values: valuesOf(one), fixed: one.noDataExpression },
		...{ required: one.required, min: one.typeOptions?.minValue, max: one.typeOptions?.maxValue },
		...{ whole: one.typeOptions?.numberPrecision === 0, secret: one.typeOptions?.password },
		...{ forBuilder: one.builderHint?.propertyHint, inSettings: one.isNodeSetting },
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
const later = {
	delivery: vendors('argos'),
	callbackUrl: { ...vendors('argos'), delivery: ['callback'] },
};

test.each<[string, object]>([
	[
		'faceLiveness',
		{
			...image,
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

test.each([
	[checkSubtitle('faceLiveness'), { provider: 'kairos' }, 'Kairos: Face Liveness'],
	[checkSubtitle('idLiveness'), { provider: 'accura' }, 'Accura: ID Liveness'],
	[checkSubtitle('documentForgery'), { provider: 'nobody' }, 'Document Forgery'],
	[checkSubtitle('documentForgery'), {}, 'Document Forgery'],
	[triggerSubtitle(checks), { check: 'documentForgery' }, 'ARGOS: Document Forgery'],
	[triggerSubtitle(checks), { check: 'idLiveness' }, 'ARGOS: ID Liveness'],
])('what stands below the name of a node: %s with %j', (subtitle, parameters, shown) => {
	const code = /^=\{\{(.*)\}\}$/s.exec(subtitle)?.[1] ?? '';
	expect(runInNewContext(code, { $parameter: parameters })).toBe(shown);
});
