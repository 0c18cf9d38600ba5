import { userFolder } from './environment';
import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import {
	BinaryDataConfig,
	BinaryDataService,
	ExecutionLifecycleHooks,
	ExternalSecretsProxy,
	PackageDirectoryLoader,
	WorkflowExecute,
} from 'n8n-core';
import {
	deepCopy,
	LoggerProxy,
	Workflow,
	type IConnections,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IPinData,
	type IRun,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { join, resolve } from 'node:path';
import { CredentialsInMemory, type SavedCredentials } from './credentials';
import { NodeTypes } from './nodeTypes';
import { storeFile } from './storeFile';

/** The part of an exported workflow that the engine runs. */
export interface WorkflowJson {
	readonly name?: string;
	readonly nodes: readonly INode[];
	readonly connections: IConnections;
	readonly settings?: IWorkflowSettings;
	/** What somebody has pinned to nodes; the first node gives the items of the run. */
	readonly pinData?: IPinData;
}

export interface EngineOptions {
	/** `default` keeps binary data in memory. */
	readonly binaryMode: 'default' | 'filesystem';
	readonly credentials: SavedCredentials;
	/** Where the built package lies. */
	readonly packageFolder?: string;
	/** Further node types by their full name. */
	readonly nodeTypes?: ReadonlyMap<string, INodeType>;
	/** `manual` as in the editor, unless this says something else. */
	readonly mode?: WorkflowExecuteMode;
}

export interface Engine {
	/** An item as a trigger would give it, its files stored in the engine's binary mode. */
	item(
		json: INodeExecutionData['json'],
		files?: Readonly<Record<string, Buffer>>,
	): Promise<INodeExecutionData>;
	/** Runs a workflow from its first node, which gives these items. */
	run(workflow: WorkflowJson, items: readonly INodeExecutionData[]): Execution;
}

export interface Execution {
	readonly finished: Promise<FinishedExecution>;
	readonly cancel: () => void;
}

export interface FinishedExecution {
	readonly run: IRun;
	/** What a node put out, by output index; none where it did not run. */
	readonly outputsOf: (nodeName: string) => INodeExecutionData[][];
}

/** n8n's own engine, without its server, on the built package. */
export async function startEngine(options: EngineOptions): Promise<Engine> {
	LoggerProxy.init(Container.get(Logger));
	Container.get(BinaryDataConfig).mode = options.binaryMode;
	Container.get(BinaryDataConfig).localStoragePath = join(userFolder, 'binary');
	await Container.get(BinaryDataService).init();

	const loader = new PackageDirectoryLoader(options.packageFolder ?? resolve(__dirname, '../..'));
	await loader.loadAll();
	const nodeTypes = new NodeTypes(loader, options.nodeTypes);
	const credentials = new CredentialsInMemory(loader, options.credentials);

	return {
		item: async (json, files = {}) => ({ json, binary: await storeAll(files) }),
		run: (workflow, items) => {
			const execute = new WorkflowExecute(
				additionalData(credentials, workflow),
				options.mode ?? 'manual',
			);
			const running = execute.run(openWorkflow(workflow, nodeTypes, items));
			return {
				finished: running.then(finishedExecution),
				cancel: () => running.cancel(),
			};
		},
	};
}

function additionalData(
	credentialsHelper: CredentialsInMemory,
	{ name = 'Engine test', nodes, connections }: WorkflowJson,
): IWorkflowExecuteAdditionalData {
	const address = 'http://127.0.0.1:1';
	const unused = () => {
		throw new Error('Only n8n with its server has this');
	};
	const now = new Date();
	return {
		credentialsHelper,
		hooks: new ExecutionLifecycleHooks('manual', '1', {
			id: 'engine-test',
			name,
			active: false,
			activeVersionId: null,
			isArchived: false,
			createdAt: now,
			updatedAt: now,
			nodes: [...nodes],
			connections,
		}),
		executionId: '1',
		currentNodeExecutionIndex: 0,
		variables: {},
		externalSecretsProxy: Container.get(ExternalSecretsProxy),
		restApiUrl: address,
		instanceBaseUrl: address,
		formBaseUrl: address,
		formWaitingBaseUrl: address,
		formTestBaseUrl: address,
		webhookBaseUrl: address,
		webhookWaitingBaseUrl: address,
		webhookTestBaseUrl: address,
		mcpBaseUrl: address,
		mcpTestBaseUrl: address,
		executeWorkflow: unused,
		getRunExecutionData: unused,
		getRuntimeCredential: unused,
		startRunnerTask: unused,
		logAiEvent: unused,
	};
}

async function storeAll(files: Readonly<Record<string, Buffer>>) {
	const stored = Object.entries(files).map(
		async ([field, bytes]) => [field, await storeFile(bytes, field)] as const,
	);
	return Object.fromEntries(await Promise.all(stored));
}

function openWorkflow(
	json: WorkflowJson,
	nodeTypes: NodeTypes,
	items: readonly INodeExecutionData[],
) {
	// Workflow changes what it is given.
	const { nodes, connections } = deepCopy({
		nodes: [...json.nodes],
		connections: json.connections,
	});
	const workflow = new Workflow({
		id: 'engine-test',
		name: json.name ?? 'Engine test',
		nodes,
		connections,
		active: false,
		settings: json.settings,
		nodeTypes,
	});
	const [first] = nodes;
	if (!first) throw new Error('The workflow has no nodes');
	const startNode = workflow.getNode(first.name) ?? undefined;
	return { workflow, startNode, pinData: { ...json.pinData, [first.name]: [...items] } };
}

function finishedExecution(run: IRun): FinishedExecution {
	return {
		run,
		outputsOf(nodeName) {
			const [task] = run.data.resultData.runData[nodeName] ?? [];
			return (task?.data?.main ?? []).map((items) => items ?? []);
		},
	};
}
