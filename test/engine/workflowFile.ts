import { readFileSync } from 'node:fs';
import type { WorkflowJson } from './engine';

/** Reads a workflow as n8n exports it. */
export function readWorkflow(path: string): WorkflowJson {
	const json: unknown = JSON.parse(readFileSync(path, 'utf8'));
	if (!isWorkflow(json)) throw new Error(`${path} is no exported workflow`);
	return json;
}

function isWorkflow(json: unknown): json is WorkflowJson {
	if (typeof json !== 'object' || json === null) return false;
	return 'nodes' in json && Array.isArray(json.nodes) && 'connections' in json;
}
