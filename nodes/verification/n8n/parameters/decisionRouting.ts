import type { DecisionName } from '../../decision/decision';
import type { ChoiceParameter } from '../../providers/parameters';
import { labels } from '../words/labels';

export const decisionRouting = {
	kind: 'choice',
	name: 'routing',
	label: labels.routing,
	description: 'Which outputs the node has, and which items go to each',
	builderHint: 'Keep the default unless the user asks for one output.',
	optional: true,
	fixed: true,
	default: 'outputs',
	choices: [
		{
			value: 'outputs',
			label: 'One Output for Each Decision',
			description: 'Review, Accept, Reject, Retake and Unresolved',
		},
		{
			value: 'single',
			label: 'Single Output',
			description:
				'All items go to one output. Use the field "accepted" of the decision to tell them apart.',
		},
	],
} as const satisfies ChoiceParameter;

export type DecisionRouting = (typeof decisionRouting.choices)[number]['value'];

/**
 * The outputs in their order. Review is first on purpose: n8n sends items to output 0 by itself when
 * a node is deactivated or pinned, or when it throws and continues.
 */
export const decisionOutputs = [
	'review',
	'accept',
	'reject',
	'retake',
	'unresolved',
] as const satisfies readonly DecisionName[];

const labelsOfOutputs: Readonly<Record<DecisionName, string>> = {
	review: 'Review',
	accept: 'Accept',
	reject: 'Reject',
	retake: 'Retake',
	unresolved: 'Unresolved',
};

/** As the editor labels them, in their order. */
const displayNames = JSON.stringify(decisionOutputs.map((name) => labelsOfOutputs[name]));

/** What n8n shows as outputs. An option that it does not know gets every output. */
export const decisionOutputsExpression = `={{ ((routing) => {
	if (routing === 'single') return [{ type: 'main' }];
	return ${displayNames}.map((displayName) => ({ type: 'main', displayName }));
})(($parameter.options ?? {}).routing) }}` as const;

export function decisionOutputCount(routing: DecisionRouting): number {
	return routing === 'single' ? 1 : decisionOutputs.length;
}

export function decisionOutputFor(decision: DecisionName, routing: DecisionRouting): number {
	return routing === 'single' ? 0 : decisionOutputs.indexOf(decision);
}
