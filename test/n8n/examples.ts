import type { INode } from 'n8n-workflow';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { WorkflowJson } from '../engine/engine';
import { readWorkflow } from '../engine/workflowFile';
import type { SavedWorkflow } from './n8nApi';
import type { RunningN8n } from './runningN8n';

const folder = resolve(__dirname, '../../examples');

export interface ImportedExample extends SavedWorkflow {
	readonly name: string;
	/** Where it opens in the editor. */
	readonly editor: string;
	/** What starts it: an address, or what to click. */
	readonly start: string;
}

/** Every workflow in `examples/`, by its file's name without the ending. */
export function exampleWorkflows(): ReadonlyMap<string, WorkflowJson> {
	const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
	return new Map(
		files.map((file) => [file.replace(/\.json$/, ''), readWorkflow(join(folder, file))]),
	);
}

/** Imports all of them, with this n8n's credentials, and switches on those that wait for someone. */
export async function importExamples(n8n: RunningN8n): Promise<readonly ImportedExample[]> {
	const imported: ImportedExample[] = [];
	for (const [file, workflow] of exampleWorkflows()) {
		const saved = await n8n.api.createWorkflow(n8n.withCredentials(workflow));
		const start = startOf(workflow, n8n.address);
		if (start.includes('://')) await n8n.api.activate(saved);
		const editor = `${n8n.address}/workflow/${saved.id}`;
		imported.push({ ...saved, name: workflow.name ?? file, editor, start });
	}
	return imported;
}

/** What starts it: an address, or what to click. */
export function startOf({ nodes }: WorkflowJson, address: string): string {
	const starts = nodes.map((node) => startBy(node, address));
	return starts.find((start) => start !== null) ?? 'the button Execute Workflow';
}

function startBy({ type, webhookId, parameters }: INode, address: string): string | null {
	if (type === 'n8n-nodes-base.formTrigger') return `${address}/form/${webhookId ?? ''}`;
	if (type !== 'n8n-nodes-base.webhook' || typeof parameters.path !== 'string') return null;
	return `${address}/webhook/${parameters.path}`;
}
