import type { ChoiceParameter, TextParameter } from '../parameters';

export const countryCode = {
	kind: 'text',
	name: 'countryCode',
	label: 'Country Code',
	description: 'The Accura code for the country that issued the ID',
	optional: false,
	required: true,
	default: '',
	placeholder: 'e.g. IND',
} as const satisfies TextParameter;

export const cardCode = {
	kind: 'text',
	name: 'cardCode',
	label: 'Card Code',
	description:
		'The Accura code for the type of ID. MRZ stands for passports and other IDs with a machine-readable zone.',
	optional: false,
	required: true,
	default: 'MRZ',
	placeholder: 'e.g. MRZ',
} as const satisfies TextParameter;

export const scoreField = {
	kind: 'text',
	name: 'scoreField',
	label: 'Score Field',
	description:
		'The path to the score in the answers for your Accura account, with dots between the levels. Leave it empty to search the usual fields.',
	optional: true,
	required: false,
	default: '',
	placeholder: 'e.g. data.score',
} as const satisfies TextParameter;

export const scoreScale = {
	kind: 'choice',
	name: 'scoreScale',
	label: 'Score Scale',
	description: 'The scale of the scores for your Accura account',
	optional: true,
	default: 'percent',
	choices: [
		{ value: 'percent', label: 'Percent', description: 'From 0 to 100' },
		{ value: 'fraction', label: 'Fraction', description: 'From 0 to 1' },
	],
} as const satisfies ChoiceParameter;
