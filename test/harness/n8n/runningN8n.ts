import { createServer } from 'node:net';
import { demoCredentials } from '../../engine/checkNode';
import type { SavedCredentials } from '../../engine/credentials';
import type { WorkflowJson } from '../../engine/engine';
import { vendors } from '../../vendors';
import type { Simulator } from '../simulator/simulator';
import type { Execution } from './workflows/execution';
import { N8nApi } from './n8nApi';
import { environment, runN8n, type BinaryMode } from './n8nProcess';
import { createUserFolder, type UserFolder } from './userFolder';
import { n8n2 } from './versions';

/** What the credentials are called in the editor, and in the example workflows. */
const credentialNames: ReadonlyMap<string, string> = new Map([
	...vendors.map(({ label, credential }) => [credential.type, `${label} account`] as const),
	['argosCallbackApi', 'ARGOS Callback account'],
]);

export interface RunningN8n {
	/** Such as http://127.0.0.1:5678 */
	readonly address: string;
	/** Logged in as the owner. */
	readonly api: N8nApi;
	readonly folder: UserFolder;
	/** Its log since its last start. */
	readonly log: () => string;
	/** Resolves when n8n, as it was started first, ends. */
	readonly ended: Promise<number | null>;
	readonly pid: () => number;
	/** Saves a workflow and runs it from its Manual Trigger. */
	readonly run: (workflow: WorkflowJson) => Promise<Execution>;
	/** A workflow in which the nodes use this n8n's credentials. */
	readonly withCredentials: (workflow: WorkflowJson) => WorkflowJson;
	/** Asks n8n to end, as a server's supervisor does, and waits. Its files stay. */
	shutDown(): Promise<void>;
	/** Stops it and starts it again with the same address and files. The log starts again. */
	restart(): Promise<void>;
	/** Ends n8n and leaves nothing of it. */
	stop(): Promise<void>;
}

export interface N8nOptions {
	readonly binaryMode?: BinaryMode;
	/** A free port when absent. */
	readonly port?: number;
	/** Further environment variables. */
	readonly env?: Readonly<Record<string, string>>;
	/** Credentials besides those for the simulator. */
	readonly credentials?: SavedCredentials;
}

/** Starts n8n 2 with this package, an owner, and credentials for the simulator if there is one. */
export async function startN8n(
	simulator: Pick<Simulator, 'keys' | 'baseUrls'> | null,
	{ binaryMode, port, env = {}, credentials = {} }: N8nOptions = {},
): Promise<RunningN8n> {
	const version = n8n2();
	const folder = await createUserFolder();
	const ownPort = port ?? (await freePort());
	const address = `http://127.0.0.1:${ownPort}`;
	const wholeEnv = {
		...environment(version, folder.path, binaryMode),
		N8N_PORT: String(ownPort),
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		...env,
	};
	let running = runN8n(version, ['start'], wholeEnv);
	// The editor answers later than the health check, so this waits for n8n's own message.
	const ready = async (): Promise<void> => await running.says('now accessible');
	const stop = async (): Promise<void> => {
		await running.stop();
		await folder.remove();
	};
	try {
		await ready();
		const api = new N8nApi(address);
		await api.createOwner();
		const saved = { ...(simulator ? demoCredentials(simulator) : {}), ...credentials };
		const ids = await createCredentials(api, saved);
		const { ended } = running;
		const log = (): string => running.log();
		const pid = (): number => running.pid;
		const withCredentials = (workflow: WorkflowJson) => useCredentials(workflow, ids);
		const run = async (workflow: WorkflowJson): Promise<Execution> =>
			await api.runManually(await api.createWorkflow(withCredentials(workflow)));
		const shutDown = async (): Promise<void> => await running.stop();
		const restart = async (): Promise<void> => {
			await shutDown();
			running = runN8n(version, ['start'], wholeEnv);
			await ready();
		};
		return {
			address,
			api,
			folder,
			log,
			ended,
			pid,
			run,
			withCredentials,
			shutDown,
			restart,
			stop,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

async function createCredentials(
	api: N8nApi,
	saved: SavedCredentials,
): Promise<ReadonlyMap<string, string>> {
	const ids = new Map<string, string>();
	for (const [type, data] of Object.entries(saved)) {
		const name = credentialNames.get(type) ?? type;
		ids.set(type, await api.createCredential(name, type, data));
	}
	return ids;
}

function useCredentials(workflow: WorkflowJson, ids: ReadonlyMap<string, string>): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		const chosen = Object.entries(node.credentials ?? {}).map(([type, { id, name }]) => {
			return [type, { id: ids.get(type) ?? id, name }] as const;
		});
		return chosen.length === 0 ? node : { ...node, credentials: Object.fromEntries(chosen) };
	});
	return { ...workflow, nodes };
}

/** A free port of this machine: the wanted one if it is free. */
export async function freePort(wanted = 0): Promise<number> {
	const server = createServer();
	const taken = await new Promise<boolean>((resolve) => {
		server.once('error', () => resolve(true));
		server.listen(wanted, '127.0.0.1', () => resolve(false));
	});
	if (taken) return await freePort();
	const address = server.address();
	await new Promise((resolve) => server.close(resolve));
	if (address === null || typeof address === 'string') throw new Error('No port could be had');
	return address.port;
}
