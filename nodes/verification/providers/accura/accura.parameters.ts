import type { TextParameter } from '../parameters';
import { scoreScaleFor } from '../reading/scoreScale';

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

/** The page names a threshold of 55 %, so percent is the default. */
export const scoreScale = scoreScaleFor('Accura', 'percent');
