import { checkLabels, checkNames } from '../../check';
import type {
	ChoiceParameter,
	ChoicesParameter,
	NumberParameter,
	SwitchParameter,
	TextParameter,
} from '../../providers/parameters';
import { labels } from '../words/labels';
import { applicantMessage } from './optionSpecs';

export const requirement = {
	kind: 'choice',
	name: 'require',
	label: labels.require,
	description: 'Which checks must pass before an item goes to Accept',
	builderHint:
		"Keep 'upstream': every check node before this one is then required, without a list to maintain.",
	optional: false,
	fixed: true,
	default: 'upstream',
	choices: [
		{
			value: 'selected',
			label: 'Selected Checks',
			description: 'The checks that you choose, wherever they ran',
		},
		{
			value: 'upstream',
			label: 'All Checks Before This Node',
			description: 'Includes deactivated checks, which send items to Review',
		},
	],
} as const satisfies ChoiceParameter;

export const requiredChecks = {
	kind: 'choices',
	name: 'requiredChecks',
	label: labels.requiredChecks,
	description: 'The checks that must pass',
	optional: false,
	fixed: true,
	default: [],
	choices: checkNames
		.map((name) => ({ value: name, label: checkLabels[name] }))
		.sort((one, other) => one.label.localeCompare(other.label, 'en')),
} as const satisfies ChoicesParameter;

export const onFail = {
	kind: 'choice',
	name: 'onFail',
	label: labels.onFail,
	description: 'Where an item goes when a required check fails',
	optional: false,
	fixed: true,
	default: 'reject',
	choices: [
		{ value: 'reject', label: 'Reject', description: 'The item goes to Reject' },
		{
			value: 'review',
			label: 'Review',
			description: 'The item goes to Review, where a person decides',
		},
	],
} as const satisfies ChoiceParameter;

/** Text of the user's own choice: nothing is taken from the item by itself. */
export const applicantReference = {
	kind: 'text',
	name: 'applicantReference',
	label: labels.applicantReference,
	description:
		'Your own reference for the applicant. n8n saves it with the execution as kycApplicant, so that you can find it under Executions. Do not use a name or other personal data.',
	optional: true,
	required: false,
	default: '',
	placeholder: 'e.g. {{ $json.applicationId }}',
} as const satisfies TextParameter;

/** As the checks have it. */
export const decisionMessage = {
	...applicantMessage,
	description:
		'The language of a message for the applicant, which the node adds to the decision. It says how to take a better photo. It never reveals a score or a suspicion.',
} as const satisfies ChoiceParameter;

/** In minutes. */
export const maxAge = {
	kind: 'number',
	name: 'maxAge',
	label: labels.maxAge,
	description:
		'How many minutes old a verdict may be. Items with an older verdict go to Review. 0 means no limit.',
	optional: true,
	fixed: true,
	default: 0,
	range: [0, 525_600],
	whole: false,
} as const satisfies NumberParameter;

export const report = {
	kind: 'switch',
	name: 'report',
	label: labels.report,
	description:
		'Whether to add a readable report of the decision to the item, as an HTML file in the field "kycReport"',
	optional: true,
	default: false,
} as const satisfies SwitchParameter;

export const sameDocument = {
	kind: 'switch',
	name: 'sameDocument',
	label: labels.sameDocument,
	description:
		'Whether all checks must get the same photo of the ID, and the same selfie. If the files differ, the item goes to Review.',
	optional: true,
	fixed: true,
	default: true,
} as const satisfies SwitchParameter;

export const severalVerdicts = {
	kind: 'choice',
	name: 'severalVerdicts',
	label: labels.severalVerdicts,
	description: 'Which verdict decides when several nodes answered the same check',
	optional: true,
	fixed: true,
	default: 'all',
	choices: [
		{
			value: 'all',
			label: 'All Have to Pass',
			description: 'An error counts only if no other node answered the check',
		},
		{
			value: 'latest',
			label: 'The Latest Decides',
			description: 'The last answer replaces earlier ones, as for a second opinion',
		},
	],
} as const satisfies ChoiceParameter;

export const verifyOrigin = {
	kind: 'switch',
	name: 'verifyOrigin',
	label: labels.verifyOrigin,
	description:
		'Whether a verdict counts only if a check in this workflow made it for this item in this execution. Switch it off only if the checks run in another workflow. When it is off, anyone who can write to the item can forge a verdict.',
	builderHint: 'Keep it on. Without it, data from outside can forge a verdict.',
	optional: true,
	fixed: true,
	default: true,
} as const satisfies SwitchParameter;

export const decisionField = {
	kind: 'text',
	name: 'resultField',
	label: labels.resultField,
	description: 'The field of the item that receives the decision',
	builderHint: 'Keep the default, so that expressions find the decision.',
	optional: true,
	default: 'kycDecision',
	placeholder: 'e.g. kycDecision',
} as const satisfies TextParameter;
