import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import { reviewThreshold } from '../../../nodes/verification/n8n/parameters/optionSpecs';
import { allowedAddresses } from '../../../nodes/verification/n8n/parameters/triggerSpecs';

/** A field of a node's panel; an option is below Options. */
export interface PanelField {
	readonly property: INodeProperties;
	readonly isOption: boolean;
}

/** In the order of the panel. Notices are no fields. */
export function fieldsOf({ properties }: INodeTypeDescription): readonly PanelField[] {
	return properties.flatMap((property): PanelField[] => {
		if (property.type === 'notice') return [];
		if (property.type !== 'collection') return [{ property, isOption: false }];
		const options = (property.options ?? []).filter((one) => 'displayName' in one && 'type' in one);
		return options.map((option) => ({ property: option, isOption: true }));
	});
}

export function choicesOf({ options = [] }: INodeProperties): readonly INodePropertyOptions[] {
	return options.filter((option) => 'value' in option);
}

/** Providers and checks need no words. */
export function isExplained({ description }: INodePropertyOptions): boolean {
	return description !== undefined;
}

export const fieldHead = ['Field', 'Name', 'What it does', 'Default', 'Values'] as const;

/** Without these options nothing is set: their default is what the editor begins with. */
const notSet: readonly string[] = [reviewThreshold.name, allowedAddresses.name];

type LabelOf = (value: string) => string;

/** @param labelOf tells a choice's label by its value */
export function fieldRow({ property, isOption }: PanelField, labelOf: LabelOf): readonly string[] {
	const { displayName, name, description, hint, noDataExpression, isNodeSetting } = property;
	const shownFor = isNodeSetting ? 'Settings' : shownForOf(property, labelOf);
	return [
		`**${displayName}**${shownFor === '' ? '' : ` (${shownFor})`}`,
		`\`${isOption ? 'options.' : ''}${name}\``,
		sentence(description ?? hint ?? ''),
		defaultOf(property, labelOf),
		`${valuesOf(property)}${noDataExpression ? ', no expression' : ''}`,
	];
}

export function sentence(text: string): string {
	return text === '' || text.endsWith('.') ? text : `${text}.`;
}

/** What has to be chosen for the editor to show it: the last condition says it most closely. */
function shownForOf({ displayOptions }: INodeProperties, labelOf: LabelOf): string {
	const shown = Object.values(displayOptions?.show ?? {}).at(-1) ?? [];
	return shown.flatMap((value) => (typeof value === 'string' ? [labelOf(value)] : [])).join(', ');
}

function valuesOf(property: INodeProperties): string {
	const { type, typeOptions } = property;
	switch (type) {
		case 'number': {
			const { minValue = 'any', maxValue = 'any', numberPrecision } = typeOptions ?? {};
			return `${minValue} to ${maxValue}${numberPrecision === 0 ? ', whole' : ''}`;
		}
		case 'boolean':
			return 'on or off';
		case 'options':
			return choicesOf(property).some(isExplained)
				? '[one choice](#choices)'
				: list(choicesOf(property).map(({ name }) => name));
		case 'multiOptions':
			return choicesOf(property).some(isExplained)
				? '[one or more choices](#choices)'
				: `one or more of ${list(choicesOf(property).map(({ name }) => name))}`;
		default:
			return 'text';
	}
}

function list(names: readonly string[]): string {
	return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names);
}

function defaultOf(property: INodeProperties, labelOf: LabelOf): string {
	const given: unknown = property.default;
	if (notSet.includes(property.name)) return 'not set';
	if (given === '') return 'empty';
	if (typeof given === 'boolean') return given ? 'on' : 'off';
	if (Array.isArray(given)) {
		if (given.length === 0) return 'none';
		if (given.length === choicesOf(property).length) return 'all';
		return given.map((value) => labelOf(String(value))).join(', ');
	}
	if (property.type === 'options') return labelOf(String(given));
	return property.type === 'string' ? `\`${String(given)}\`` : String(given);
}
