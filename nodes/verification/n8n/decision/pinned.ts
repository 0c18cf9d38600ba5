import type { IExecuteFunctions } from 'n8n-workflow';
import { ownField } from '../../decision/ownField';

/**
 * Tells the nodes whose output somebody has pinned in the editor: they did not run, and what they
 * "put out" is whatever was pinned.
 *
 * n8n's functions for nodes do not say so. Its engine keeps the pinned data in the record of the
 * execution, and takes it from there. Where that cannot be read, a run in the editor has no node that
 * is believed; elsewhere n8n pins nothing.
 */
export function pinnedNodes(context: IExecuteFunctions): (node: string) => boolean {
	const execution: unknown = Reflect.get(context, 'runExecutionData');
	const result = fieldOf(execution, 'resultData');
	if (typeof result !== 'object' || result === null) {
		const isTest = context.getMode() === 'manual';
		return () => isTest;
	}
	const pinned = fieldOf(result, 'pinData');
	return (node) => ownField(pinned, node) !== undefined;
}

function fieldOf(group: unknown, name: string): unknown {
	return typeof group === 'object' && group !== null ? Reflect.get(group, name) : undefined;
}
