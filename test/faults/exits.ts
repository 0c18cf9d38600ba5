import type { ErrorMode } from '../engine/items';
import type { Expected } from './expected';

export const routings = ['passFailInconclusive', 'passFail', 'single'] as const;
export type Routing = (typeof routings)[number];

/** The outputs of the node, without n8n's Error output, which is the one behind them. */
const outputs: Readonly<Record<Routing, number>> = {
	passFailInconclusive: 3,
	passFail: 2,
	single: 1,
};

/**
 * By which output an item leaves, as README promises it; null where the workflow stops. Written
 * from there and not from the node, or both would share a mistake.
 */
export function exitOf(
	outcome: Expected['outcome'],
	mode: ErrorMode,
	routing: Routing,
): number | null {
	if (outcome === 'error' && mode === 'stopWorkflow') return null;
	if (outcome === 'error' && mode === 'continueErrorOutput') return outputs[routing];
	if (routing === 'single' || outcome === 'pass') return 0;
	if (outcome === 'fail' || routing === 'passFail') return 1;
	return 2;
}

/** Whether whatever stands behind this output takes an item for passed. */
export function isPass(output: number, routing: Routing): boolean {
	return output === 0 && routing !== 'single';
}
