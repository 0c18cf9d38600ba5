import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { demoCredentials } from '../../engine/checkNode';
import type { WorkflowJson } from '../../engine/engine';
import type { Simulator } from '../simulator/simulator';
import { readExecution, type Execution } from './workflows/execution';
import { environment, runN8nOnce, type BinaryMode } from './n8nProcess';
import { createUserFolder, type UserFolder } from './userFolder';
import type { N8nVersion } from './versions';

/** n8n without its server. Its command line imports and runs workflows. */
export interface CommandLineN8n {
	readonly folder: UserFolder;
	/** Imports a workflow and runs it from its Manual Trigger. */
	readonly run: (workflow: WorkflowJson) => Promise<Execution>;
	/** Imports a workflow, and gives back its ID. */
	readonly importWorkflow: (workflow: WorkflowJson) => Promise<string>;
	/** Removes everything. */
	stop(): Promise<void>;
}

/**
 * Prepares a user folder of this version, with this package, and credentials for the simulator if
 * there is one.
 */
export async function prepareN8n(
	version: N8nVersion,
	simulator: Simulator | null,
	binaryMode: BinaryMode = 'filesystem',
): Promise<CommandLineN8n> {
	const folder = await createUserFolder();
	const env = {
		...environment(version, folder.path, binaryMode),
		// n8n 1 falls back to memory silently if the database mode is not listed as available.
		N8N_AVAILABLE_BINARY_DATA_MODES: 'filesystem,database',
	};
	let last = 0;

	const importFile = async (command: string, content: readonly object[]): Promise<void> => {
		const file = join(folder.path, 'import.json');
		await writeFile(file, JSON.stringify(content));
		const { code, log } = await runN8nOnce(version, [command, `--input=${file}`], env);
		if (code !== 0) throw new Error(`${command} ended with ${code ?? 'a signal'}:\n${log}`);
	};
	const importWorkflow = async (workflow: WorkflowJson): Promise<string> => {
		const id = `imported${++last}`;
		const nodes = workflow.nodes.map(({ credentials = {}, ...node }) => {
			const chosen = Object.keys(credentials).map((type) => [type, { id: type, name: type }]);
			return { ...node, credentials: Object.fromEntries(chosen) };
		});
		const usual = { name: id, settings: {}, active: false, versionId: id };
		await importFile('import:workflow', [{ ...usual, ...workflow, nodes, id }]);
		return id;
	};
	const run = async (workflow: WorkflowJson): Promise<Execution> => {
		const id = await importWorkflow(workflow);
		const { log } = await runN8nOnce(version, ['execute', `--id=${id}`, '--rawOutput'], env);
		return readExecution(id, statusIn(log), runDataIn(log));
	};

	const credentials = Object.entries(simulator ? demoCredentials(simulator) : {});
	await importFile(
		'import:credentials',
		credentials.map(([type, data]) => ({ id: type, name: type, type, data })),
	);
	return { folder, run, importWorkflow, stop: async () => await folder.remove() };
}

function statusIn(log: string): string {
	return log.includes('Execution was NOT successful') ? 'error' : 'success';
}

/** n8n prints the run as the only JSON object among its lines. */
function runDataIn(log: string): unknown {
	const from = log.search(/^\{/m);
	const to = log.lastIndexOf('\n}');
	if (from === -1 || to === -1) throw new Error(`n8n printed no run:\n${log}`);
	const run: unknown = JSON.parse(log.slice(from, to + 2));
	return typeof run === 'object' && run !== null && 'data' in run ? run.data : undefined;
}
