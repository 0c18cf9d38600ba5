import type { IDisplayOptions, INodeProperties, INodePropertyTypeOptions } from 'n8n-workflow';
import type { Choice, NumberParameter, ParameterSpec } from '../../providers/parameters';
import { labels } from '../words/labels';

/** A parameter of a node, and where the node shows it; always, if nothing is said. */
export interface Field {
	readonly spec: ParameterSpec;
	readonly displayOptions?: IDisplayOptions;
}

/** The editor's fields for a node's parameters: the optional ones lie under Options. */
export function toProperties(fields: readonly Field[]): INodeProperties[] {
	return fields.filter(({ spec }) => !spec.optional).map(toProperty);
}

/** The collection of a node's optional parameters, by label as n8n wants them. */
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
		displayOptions: spec.optional ? fromWithin(displayOptions) : displayOptions,
		...ofKind(spec),
	};
}

/** Options are shown by the node's parameters, which lie one level above theirs. */
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
