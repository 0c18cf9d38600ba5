import type { ChoiceParameter } from '../../providers/parameters';
import type { Outcome } from '../../verdict';
import { labels } from '../words/labels';

export const routing = {
	kind: 'choice',
	name: 'routing',
	label: labels.routing,
	description: 'Which outputs the node has, and what leaves by each',
	builderHint:
		'Keep the default unless the user asks for fewer outputs. Output 0 is Pass in every routing that has one.',
	optional: false,
	fixed: true,
	default: 'passFailInconclusive',
	choices: [
		{
			value: 'passFailInconclusive',
			label: 'Pass, Fail and Inconclusive',
			description: 'Keeps images that nobody could judge apart from those that failed',
		},
		{
			value: 'passFail',
			label: 'Pass and Fail',
			description: 'Whatever did not pass leaves by Fail',
		},
		{
			value: 'single',
			label: 'Single Output',
			description: 'All items leave together; decide by the outcome in the verdict',
		},
	],
} as const satisfies ChoiceParameter;

export type Routing = (typeof routing.choices)[number]['value'];

/** What a node's outputs hang on. */
export interface OutputPlan {
	readonly routing: Routing;
	/** Whether items leave before their vendor has answered, by an output that comes last. */
	readonly pending: boolean;
}

/** Where each outcome leaves, by output index. Pass is 0: the editor connects the next node there. */
interface Exits {
	readonly count: number;
	readonly pass: number;
	readonly fail: number;
	readonly inconclusive: number;
}

const exits: Readonly<Record<Routing, Exits>> = {
	passFailInconclusive: { count: 3, pass: 0, fail: 1, inconclusive: 2 },
	passFail: { count: 2, pass: 0, fail: 1, inconclusive: 1 },
	single: { count: 1, pass: 0, fail: 0, inconclusive: 0 },
};

/**
 * What n8n shows as outputs. It is handed over as text and run by n8n without anything around it,
 * so it has to stand alone; the same numbers are in `exits`, and a test holds the two together.
 * A routing or delivery that it does not know gets every output, so that nothing vanishes.
 */
export const outputsExpression = `={{ ((routing, delivery) => {
	const output = (displayName) => ({ type: 'main', displayName });
	if (routing === 'single') return [{ type: 'main' }];
	const known = [undefined, 'immediate', 'wait'].includes(delivery);
	const pending = known ? [] : [output('Pending')];
	if (routing === 'passFail') return [output('Pass'), output('Fail'), ...pending];
	return [output('Pass'), output('Fail'), output('Inconclusive'), ...pending];
})($parameter.routing, $parameter.delivery) }}` as const;

/** Whether `outputsExpression` shows Pending, whatever else is set. */
export function isPendingShown(delivery: unknown): boolean {
	return ![undefined, 'immediate', 'wait'].some((known) => known === delivery);
}

/** How many outputs the node has, n8n's own Error output not counted. */
export function outputCount({ routing, pending }: OutputPlan): number {
	return exits[routing].count + (pending && routing !== 'single' ? 1 : 0);
}

/** Only a pass leaves by Pass; an error, and whatever else may come, leaves on the failing side. */
export function outputFor(outcome: Outcome, plan: OutputPlan): number {
	const exit = exits[plan.routing];
	if (outcome === 'pass') return exit.pass;
	if (outcome === 'pending' && plan.pending) return outputCount(plan) - 1;
	return outcome === 'fail' ? exit.fail : exit.inconclusive;
}
