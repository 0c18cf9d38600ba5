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
		'The language of a message for the applicant, which the node adds to the verdict. It says how to take a better photo. It never reveals a score or a suspicion.',
	optional: true,
	default: 'off',
	choices: [{ value: 'off', label: 'Off' }, ...languages],
} as const satisfies ChoiceParameter;

export const includeBinary = {
	kind: 'switch',
	name: 'includeBinary',
	label: labels.includeBinary,
	description: 'Whether the item keeps its files, so that the next check can use them',
	optional: true,
	default: true,
} as const satisfies SwitchParameter;

export const includeInputFields = {
	kind: 'switch',
	name: 'includeInputFields',
	label: labels.includeInputFields,
	description:
		'Whether the item keeps its fields, so that several checks can add their verdicts to it',
	optional: true,
	default: true,
} as const satisfies SwitchParameter;

export const includeRawResponse = {
	kind: 'switch',
	name: 'includeRawResponse',
	label: labels.includeRawResponse,
	description: 'Whether to add the response of the provider to the verdict, in the field "raw"',
	optional: true,
	default: false,
} as const satisfies SwitchParameter;

export const maxConcurrency = {
	kind: 'number',
	name: 'maxConcurrency',
	label: labels.maxConcurrency,
	description: 'How many items to check at the same time',
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
		'How often to retry a request if the provider is busy or unreachable. The node does not retry time-outs, broken connections or other server errors, because the check may have been charged. Retry On Fail in the settings of the node also retries these.',
	optional: true,
	default: 2,
	range: [0, 10],
	whole: true,
} as const satisfies NumberParameter;

/** The longest time between two requests is a minute: `RequestPace` relies on it. */
export const requestsPerMinute = {
	kind: 'number',
	name: 'requestsPerMinute',
	label: labels.requestsPerMinute,
	description:
		'How many requests to send with this credential in a minute, evenly spaced, or 0 for no limit. All executions in one n8n process share the limit, and retries count.',
	builderHint:
		'Set it only if the user knows how many requests the vendor allows. Set it in all nodes with this credential.',
	optional: true,
	default: 0,
	range: [0, 6000],
	whole: true,
} as const satisfies NumberParameter;

export function resultFieldSpec(checkName: CheckName) {
	return {
		kind: 'text',
		name: 'resultField',
		label: labels.resultField,
		description: 'The field of the item that receives the verdict',
		builderHint: 'Keep the default, so that expressions find the verdict.',
		optional: true,
		default: checkName,
		placeholder: `e.g. ${exampleFields[checkName]}Check`,
	} as const satisfies TextParameter;
}

/** The editor begins with the default. If the user does not add the option, there is no review. */
export const reviewThreshold = {
	kind: 'number',
	name: 'reviewThreshold',
	label: labels.reviewThreshold,
	description: `Scores from this value up to ${labels.threshold} are inconclusive, so that a person can review them. From 0 to 100, not above ${labels.threshold}.`,
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
		'How to treat an image that cannot be judged: too large, damaged, without a face and so on',
	optional: true,
	default: 'inconclusive',
	choices: [
		{
			value: 'error',
			label: 'Is an Error',
			description: 'On Error in the settings of the node decides what happens to the item',
		},
		{
			value: 'inconclusive',
			label: 'Is Inconclusive',
			description: 'The item goes to Inconclusive, so that the applicant can retake the photo',
		},
	],
} as const satisfies ChoiceParameter;
