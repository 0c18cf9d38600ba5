import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

/**
 * Shows hints above the node's output.
 *
 * Does not throw: a throw would send all items to output 0. Older versions of n8n have no hints, but
 * the verdicts and the documentation also say everything.
 */
export function addHints(
	context: IExecuteFunctions,
	makeHints: () => readonly NodeExecutionHint[],
): void {
	try {
		const hints = makeHints();
		if (hints.length > 0) context.addExecutionHints(...hints);
	} catch {
		// Then there are no hints.
	}
}

export function warning(message: string): NodeExecutionHint {
	return { type: 'warning', message, location: 'outputPane' };
}

export function info(message: string): NodeExecutionHint {
	return { type: 'info', message, location: 'outputPane' };
}

/** How many hints a run shows. More of them would push the items out of sight. */
const MOST_HINTS = 3;

/**
 * The hints of a run: first how its items ended, then the most important others.
 *
 * @param others the most important one first
 */
export function hintsOfRun(
	totals: string | null,
	others: readonly NodeExecutionHint[],
): NodeExecutionHint[] {
	return [...(totals === null ? [] : [info(totals)]), ...others].slice(0, MOST_HINTS);
}
