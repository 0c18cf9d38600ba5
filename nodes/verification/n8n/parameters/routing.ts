import type { ChoiceParameter } from '../../providers/parameters';
import type { Outcome } from '../../verdict';
import { labels } from '../words/labels';

export const routing = {
	kind: 'choice',
	name: 'routing',
	label: labels.routing,
	description: 'Which outputs the node has',
	builderHint:
		'Keep the default unless the user asks for fewer outputs. Output 0 is Pass in every routing that has one.',
	optional: false,
	inSettings: true,
	fixed: true,
	default: 'passFailInconclusive',
	choices: [
		{
			value: 'passFailInconclusive',
			label: 'Pass, Fail and Inconclusive',
			description: 'Images that cannot be judged go to an additional output',
		},
		{
			value: 'passFail',
			label: 'Pass and Fail',
			description: 'Every item that does not pass goes to Fail',
		},
		{
			value: 'single',
			label: 'Single Output',
			description: 'All items go to one output. The outcome in the verdict tells them apart.',
		},
	],
} as const satisfies ChoiceParameter;

export type Routing = (typeof routing.choices)[number]['value'];

/** What decides which outputs a node has. */
export interface OutputPlan {
	readonly routing: Routing;
	/** Whether the node has a last output for items whose result arrives later. */
	readonly pending: boolean;
}

/** The output index of each outcome. Pass is 0, because the editor connects the next node there. */
interface OutputIndexes {
	readonly count: number;
	readonly pass: number;
	readonly fail: number;
	readonly inconclusive: number;
}

const outputIndexes: Readonly<Record<Routing, OutputIndexes>> = {
	passFailInconclusive: { count: 3, pass: 0, fail: 1, inconclusive: 2 },
	passFail: { count: 2, pass: 0, fail: 1, inconclusive: 1 },
	single: { count: 1, pass: 0, fail: 0, inconclusive: 0 },
};

/**
 * The outputs as n8n shows them. n8n runs this text by itself, so it cannot use anything outside of
 * it. A test checks that it agrees with `exits`. For unknown settings it returns every output, so
 * that no item vanishes.
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

/** How many outputs the node has, without n8n's own Error output. */
export function outputCount({ routing, pending }: OutputPlan): number {
	return outputIndexes[routing].count + (pending && routing !== 'single' ? 1 : 0);
}

/** Only a pass leaves by Pass. An error, and any unknown outcome, leaves on the failing side. */
export function outputFor(outcome: Outcome, plan: OutputPlan): number {
	const exit = outputIndexes[plan.routing];
	if (outcome === 'pass') return exit.pass;
	if (outcome === 'pending' && plan.pending) return outputCount(plan) - 1;
	return outcome === 'fail' ? exit.fail : exit.inconclusive;
}
