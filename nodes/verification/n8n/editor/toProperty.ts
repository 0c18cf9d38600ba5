import type { IDisplayOptions, INodeProperties, INodePropertyTypeOptions } from 'n8n-workflow';
import type { Choice, NumberParameter, ParameterSpec } from '../../providers/parameters';
import { labels } from '../words/labels';

/** A parameter of a node, and when the node shows it. Without `displayOptions` it is always shown. */
export interface Field {
	readonly spec: ParameterSpec;
	readonly displayOptions?: IDisplayOptions;
}

/** The editor's fields for a node's parameters, except the optional ones, which are in Options. */
export function toProperties(fields: readonly Field[]): INodeProperties[] {
	return fields.filter(({ spec }) => !spec.optional).map(toProperty);
}

/** The collection of a node's optional parameters. n8n wants them sorted by label. */
export function optionsProperty(fields: readonly Field[]): INodeProperties {
	return {
		displayName: labels.options,
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: fields
			.filter(({ spec }) => spec.optional)
			.map(toProperty)
			.sort((one, other) => one.displayName.localeCompare(other.displayName, 'en')),
	};
}

function toProperty({ spec, displayOptions }: Field): INodeProperties {
	return {
		displayName: spec.label,
		name: spec.name,
		description: spec.description,
		hint: spec.hint,
		builderHint: spec.builderHint === undefined ? undefined : { propertyHint: spec.builderHint },
		noDataExpression: spec.fixed,
		isNodeSetting: spec.inSettings,
		displayOptions: spec.optional ? fromWithin(displayOptions) : displayOptions,
		...ofKind(spec),
	};
}

/** The parameters that show an option are one level above it, so their names begin with "/". */
function fromWithin(displayOptions: IDisplayOptions | undefined): IDisplayOptions | undefined {
	if (!displayOptions?.show) return displayOptions;
	const { show } = displayOptions;
	return {
		show: Object.fromEntries(Object.entries(show).map(([name, value]) => [`/${name}`, value])),
	};
}

type OfKind = Pick<INodeProperties, 'type' | 'default'> & Partial<INodeProperties>;

function ofKind(spec: ParameterSpec): OfKind {
	switch (spec.kind) {
		case 'text':
			return {
				type: 'string',
				default: spec.default,
				placeholder: spec.placeholder,
				required: spec.required,
				typeOptions: spec.secret ? { password: true } : undefined,
			};
		case 'number':
			return { type: 'number', default: spec.default, typeOptions: limitsOf(spec) };
		case 'choice':
			return { type: 'options', default: spec.default, options: choicesOf(spec.choices) };
		case 'choices':
			return { type: 'multiOptions', default: [...spec.default], options: choicesOf(spec.choices) };
		case 'switch':
			return { type: 'boolean', default: spec.default };
	}
}

function limitsOf({
	range: [minValue, maxValue],
	whole,
}: NumberParameter): INodePropertyTypeOptions {
	return { minValue, maxValue, ...(whole ? { numberPrecision: 0 } : {}) };
}

function choicesOf(choices: readonly Choice[]) {
	return choices.map(({ label, value, description }) => ({ name: label, value, description }));
}
