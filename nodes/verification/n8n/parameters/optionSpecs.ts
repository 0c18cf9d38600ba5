import type { CheckName } from '../../check';
import type {
	ChoiceParameter,
	NumberParameter,
	SwitchParameter,
	TextParameter,
} from '../../providers/parameters';
import { languages } from '../words/applicantMessages';
import { labels } from '../words/labels';
import { exampleFields } from './specs';

export const applicantMessage = {
	kind: 'choice',
	name: 'applicantMessage',
	label: labels.applicantMessage,
	description:
		'The language of a message to the applicant, which the verdict then has. It says how to take a better photo. It never tells a score or a suspicion.',
	optional: true,
	default: 'off',
	choices: [{ value: 'off', label: 'Off' }, ...languages],
} as const satisfies ChoiceParameter;

export const includeBinary = {
	kind: 'switch',
	name: 'includeBinary',
	label: labels.includeBinary,
	description: 'Whether the item keeps its files, so that a next check finds them',
	optional: true,
	default: true,
} as const satisfies SwitchParameter;

export const includeInputFields = {
	kind: 'switch',
	name: 'includeInputFields',
	label: labels.includeInputFields,
	description: 'Whether the item keeps its fields, so that several checks add up on one item',
	optional: true,
	default: true,
} as const satisfies SwitchParameter;

export const includeRawResponse = {
	kind: 'switch',
	name: 'includeRawResponse',
	label: labels.includeRawResponse,
	description: 'Whether to add the provider\'s own answer to the verdict, in the field "raw"',
	optional: true,
	default: false,
} as const satisfies SwitchParameter;

export const maxConcurrency = {
	kind: 'number',
	name: 'maxConcurrency',
	label: labels.maxConcurrency,
	description: 'How many items are checked at the same time',
	optional: true,
	fixed: true,
	default: 10,
	range: [1, 1000],
	whole: true,
} as const satisfies NumberParameter;

export const maxRetries = {
	kind: 'number',
	name: 'maxRetries',
	label: labels.maxRetries,
	description:
		'How often a request is repeated when the provider is busy or cannot be reached. It is not repeated after a time-out, a broken connection or an error of the provider, because the check may have been charged. Retry On Fail in the settings of the node does repeat it then.',
	optional: true,
	default: 2,
	range: [0, 10],
	whole: true,
} as const satisfies NumberParameter;

export function resultFieldSpec(checkName: CheckName) {
	return {
		kind: 'text',
		name: 'resultField',
		label: labels.resultField,
		description: 'The field of the item that the verdict is written to',
		builderHint: 'Keep the default, so that expressions find the verdict.',
		optional: true,
		default: checkName,
		placeholder: `e.g. ${exampleFields[checkName]}Check`,
	} as const satisfies TextParameter;
}

/** Its default is what the editor begins with; without the option there is no review. */
export const reviewThreshold = {
	kind: 'number',
	name: 'reviewThreshold',
	label: labels.reviewThreshold,
	description: `From 0 to 100. Scores from it up to ${labels.threshold} are inconclusive, for a person to review, instead of failed. Cannot be above ${labels.threshold}.`,
	optional: true,
	default: 50,
	range: [0, 100],
	whole: false,
} as const satisfies NumberParameter;

/** In seconds. */
export const timeout = {
	kind: 'number',
	name: 'timeout',
	label: labels.timeout,
	description: 'How many seconds each try may take',
	optional: true,
	default: 60,
	range: [0.1, 3600],
	whole: false,
} as const satisfies NumberParameter;

export const unusableImage = {
	kind: 'choice',
	name: 'unusableImage',
	label: labels.unusableImage,
	description:
		'What an image that cannot be judged counts as: too large, no face, damaged and so on',
	optional: true,
	default: 'inconclusive',
	choices: [
		{
			value: 'error',
			label: 'Is an Error',
			description: 'It is handled as the settings of the node say for errors',
		},
		{
			value: 'inconclusive',
			label: 'Is Inconclusive',
			description: 'The item leaves by Inconclusive, for the applicant to retake the picture',
		},
	],
} as const satisfies ChoiceParameter;
