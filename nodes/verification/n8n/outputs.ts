import type { Outcome } from '../verdict';

export const routings = ['passFailInconclusive', 'passFail', 'single'] as const;
export type Routing = (typeof routings)[number];

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
 * A routing that it does not know gets every output, so that nothing vanishes.
 */
export const outputsExpression = `={{ ((routing) => {
	const output = (displayName) => ({ type: 'main', displayName });
	if (routing === 'single') return [{ type: 'main' }];
	if (routing === 'passFail') return [output('Pass'), output('Fail')];
	return [output('Pass'), output('Fail'), output('Inconclusive')];
})($parameter.routing) }}` as const;

export function isRouting(value: unknown): value is Routing {
	return routings.some((routing) => routing === value);
}

/** How many outputs the node has with this routing, n8n's own Error output not counted. */
export function outputCount(routing: Routing): number {
	return exits[routing].count;
}

/** Only a pass leaves by Pass; an error, and whatever else may come, leaves on the failing side. */
export function outputFor(outcome: Outcome, routing: Routing): number {
	const exit = exits[routing];
	if (outcome === 'pass') return exit.pass;
	return outcome === 'fail' ? exit.fail : exit.inconclusive;
}
