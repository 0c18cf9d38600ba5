import type { IExecuteFunctions } from 'n8n-workflow';
import type { ChoiceParameter, SwitchParameter } from '../../providers/parameters';
import { labels } from '../words/labels';

/** Whether the node answers for the vendor. */
export const simulate = {
	kind: 'switch',
	name: 'simulate',
	label: labels.simulate,
	description:
		'Whether the node gives a sample answer and asks no vendor. You need no account. It works only in manual executions.',
	builderHint:
		'Keep it off. Set it to true only if the user has no account yet and wants to try the workflow by hand. In every other execution the check then ends in an error.',
	optional: false,
	fixed: true,
	default: false,
} as const satisfies SwitchParameter;

export const simulatedAnswer = {
	kind: 'choice',
	name: 'simulatedAnswer',
	label: labels.simulatedAnswer,
	description: 'What the sample answer says about the image',
	optional: false,
	default: 'pass',
	choices: [
		{ value: 'fail', label: 'Fail', description: `A score below ${labels.threshold}` },
		{
			value: 'noFace',
			label: 'No Face Found',
			description: 'The vendor finds no face, or cannot analyse the document',
		},
		{
			value: 'pass',
			label: 'Pass',
			description: `A score between ${labels.threshold} and 100`,
		},
		{
			value: 'review',
			label: 'Review',
			description: `A score between ${labels.reviewThreshold} and ${labels.threshold}. Without the option ${labels.reviewThreshold}, a score just below ${labels.threshold}, which fails.`,
		},
		{
			value: 'unavailable',
			label: 'Vendor Unavailable',
			description: 'An error, as if the vendor were down',
		},
	],
} as const satisfies ChoiceParameter;

/**
 * Whether a person runs the workflow by hand. Only there may a simulated answer count. Does not
 * throw: an execution of an unknown kind is not manual.
 */
export function isManualExecution(context: Pick<IExecuteFunctions, 'getMode'>): boolean {
	try {
		return context.getMode() === 'manual';
	} catch {
		return false;
	}
}
