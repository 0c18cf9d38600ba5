import type { IExecuteFunctions } from 'n8n-workflow';
import type { Routing } from './outputs';

/**
 * With "Always Output Data", n8n puts an empty item on output 0 when that output would be empty.
 * Output 0 is Pass: whatever stands behind it would let somebody in whom nobody checked. So the
 * setting is switched off for this run, in n8n's copy of the node.
 */
export function keepPassEmpty(context: IExecuteFunctions, routing: Routing): void {
	const { node } = context.getExecuteData();
	if (routing === 'single' || node.alwaysOutputData !== true) return;
	node.alwaysOutputData = false;
	context.addExecutionHints({
		message:
			'Always Output Data is ignored here: it would send an empty item to Pass when nothing passed.',
		location: 'outputPane',
		type: 'warning',
	});
}
