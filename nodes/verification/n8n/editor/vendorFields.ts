import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import type { Choice, ParameterSpec } from '../../providers/parameters';
import type { Offer } from '../../providers/registry';

/** Shows a field only where one of these vendors is the chosen one. */
export function showFor(...offers: readonly Offer[]): IDisplayOptions {
	return { show: { provider: offers.map(({ provider }) => provider.name) } };
}

/**
 * The editor's field for what a vendor's call takes.
 *
 * @param inOptions options are shown by the node's parameters, which lie one level above theirs
 */
export function toProperty(
	spec: ParameterSpec,
	{ show = {} }: IDisplayOptions,
	inOptions: boolean,
): INodeProperties {
	const shown = inOptions
		? Object.fromEntries(Object.entries(show).map(([name, value]) => [`/${name}`, value]))
		: show;
	const field = {
		displayName: spec.label,
		name: spec.name,
		description: spec.description,
		displayOptions: { show: shown },
	};
	switch (spec.kind) {
		case 'text':
			return {
				...field,
				type: 'string',
				default: spec.default,
				placeholder: spec.placeholder,
				required: spec.required,
			};
		case 'choice':
			return { ...field, type: 'options', options: choicesOf(spec.choices), default: spec.default };
		case 'choices':
			return {
				...field,
				type: 'multiOptions',
				options: choicesOf(spec.choices),
				default: [...spec.default],
			};
		case 'switch':
			return { ...field, type: 'boolean', default: spec.default };
	}
}

function choicesOf(choices: readonly Choice[]) {
	return choices.map(({ label, value, description }) => ({ name: label, value, description }));
}
