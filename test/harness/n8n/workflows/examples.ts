import type { INode } from 'n8n-workflow';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { WorkflowJson } from '../../../engine/engine';
import { readWorkflow } from '../../../engine/workflowFile';

const folder = resolve(__dirname, '../../../../examples');

/** Every workflow in `examples/`, by its file's name without the ending. */
export function exampleWorkflows(): ReadonlyMap<string, WorkflowJson> {
	const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
	return new Map(
		files.map((file) => [file.replace(/\.json$/, ''), readWorkflow(join(folder, file))]),
	);
}

/** What starts it: an address, or what to click. */
export function startOf({ nodes }: WorkflowJson, address: string): string {
	const starts = nodes.map((node) => startBy(node, address));
	return starts.find((start) => start !== null) ?? 'the button Execute Workflow';
}

function startBy({ type, webhookId, parameters }: INode, address: string): string | null {
	if (type === 'n8n-nodes-base.formTrigger') return `${address}/form/${webhookId ?? ''}`;
	if (type === 'n8n-nodes-kyc-liveness.argosTrigger') {
		return `${address}/webhook/${webhookId ?? ''}/results`;
	}
	if (type !== 'n8n-nodes-base.webhook' || typeof parameters.path !== 'string') return null;
	return `${address}/webhook/${parameters.path}`;
}
