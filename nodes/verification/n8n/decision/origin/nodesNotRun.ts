import type { IExecuteFunctions } from 'n8n-workflow';
import { ownField } from '../../../decision/ownField';

/**
 * Tells the nodes that did not run in this execution, although it has items of theirs. Somebody has
 * pinned their output in the editor, or runs one node only, over what an earlier run has left.
 *
 * n8n's functions for nodes do not say so. Its engine keeps it in the record of the execution. Where
 * that record cannot be read, a manual execution counts no node as run. Only a manual one can start
 * in the middle.
 */
export function nodesNotRun(context: IExecuteFunctions): (node: string) => boolean {
	const execution: unknown = Reflect.get(context, 'runExecutionData');
	const result = fieldOf(execution, 'resultData');
	const pinned = fieldOf(result, 'pinData');
	const tasks = fieldOf(result, 'runData');
	// In ms since 1970. It stays the same when an execution has waited.
	const began = fieldOf(
		fieldOf(fieldOf(execution, 'executionData'), 'runtimeData'),
		'establishedAt',
	);
	const isWhole = context.getMode() !== 'manual';
	return (node) =>
		ownField(pinned, node) !== undefined || !(isWhole || ranSince(began, fieldOf(tasks, node)));
}

/** Whether a node has run, and each time at or after this moment. */
function ranSince(began: unknown, tasks: unknown): boolean {
	if (typeof began !== 'number' || !Array.isArray(tasks)) return false;
	return tasks.every((task: unknown) => {
		const startTime = fieldOf(task, 'startTime');
		return typeof startTime === 'number' && startTime >= began;
	});
}

function fieldOf(group: unknown, name: string): unknown {
	return typeof group === 'object' && group !== null ? Reflect.get(group, name) : undefined;
}
