import type { TextParameter } from '../parameters';
import { scoreScaleFor } from '../reading/scoreScale';
import countries from './countries.json';

export const countryCode = {
	kind: 'text',
	name: 'countryCode',
	label: 'Country Code',
	description:
		'The country that issued the ID. Accura uses the three-letter codes of ISO 3166. With the Card Code MRZ, any country is allowed.',
	optional: false,
	default: '',
	placeholder: 'e.g. IND',
	suggestions: Object.entries(countries).map(([value, [label = value, ...otherNames]]) => ({
		value,
		label,
		description: otherNames.join(', '),
	})),
} as const satisfies TextParameter;

/** The page of a sister call names the list: docs.accurascan.com/language/web-api/accura-ocr */
export const cardCode = {
	kind: 'text',
	name: 'cardCode',
	label: 'Card Code',
	description:
		'The Accura code for the type of ID. MRZ stands for passports and other IDs with a machine-readable zone.',
	hint: 'MRZ, or a code from <a href="https://accurascan.com/documents-supported-api/" target="_blank">the list of Accura</a>',
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
