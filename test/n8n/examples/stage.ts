import { randomUUID } from 'node:crypto';
import type { Email } from 'postal-mime';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../../engine/engine';
import { startSimulator, type Simulator } from '../../harness/simulator/simulator';
import type { Execution } from '../../harness/n8n/workflows/execution';
import { exampleWorkflows } from '../../harness/n8n/workflows/examples';
import type { SavedWorkflow } from '../../harness/n8n/n8nApi';
import { freePort, startN8n, type N8nOptions, type RunningN8n } from '../../harness/n8n/runningN8n';
import { callbackCredential } from '../callbacks/callbackRequests';
import { openChat, type Chat } from './scenarios/chat';
import { openMailbox, type Mailbox } from './mailbox';

/** The header that callers of the webhook must send. */
export const callersKey = { name: 'X-API-Key', value: 'a-callers-demo-key' } as const;

/** The login of reviewers, who see all open reviews. */
export const reviewersLogin = { user: 'reviewers', password: 'a-reviewers-demo-password' } as const;

/** A real n8n with all services that the examples use. */
export interface Stage {
	readonly n8n: RunningN8n;
	readonly simulator: Simulator;
	readonly mailbox: Mailbox;
	readonly chat: Chat;
	/** Resets the state that one test left behind. */
	clear(): void;
	stop(): Promise<void>;
}

/** An imported example, ready to start. */
export interface ImportedExample extends Stage {
	readonly workflow: WorkflowJson;
	readonly saved: SavedWorkflow;
}

export interface StageOptions extends Pick<N8nOptions, 'binaryMode' | 'port'> {
	readonly onMail?: (mail: Email) => void;
	readonly onMessage?: (body: unknown) => void;
}

export async function startStage({
	onMail,
	onMessage,
	...options
}: StageOptions = {}): Promise<Stage> {
	const port = options.port ?? (await freePort());
	const simulator = await startSimulator({ keepBodies: false });
	const mailbox = await openMailbox(onMail);
	const chat = await openChat(onMessage);
	const close = async (): Promise<void> => {
		await Promise.all([simulator.close(), mailbox.close(), chat.close()]);
	};
	try {
		const credentials = {
			httpHeaderAuth: { ...callersKey },
			httpBasicAuth: { ...reviewersLogin },
			smtp: smtpOf(mailbox),
			argosCallbackApi: callbackCredential(`http://127.0.0.1:${port}`, resultsWebhook()),
		};
		const n8n = await startN8n(simulator, { ...options, port, credentials });
		const clear = (): void => {
			simulator.reset();
			mailbox.empty();
			chat.empty();
		};
		const stop = async (): Promise<void> => {
			await n8n.stop();
			await close();
		};
		return { n8n, simulator, mailbox, chat, clear, stop };
	} catch (error) {
		// An open server would keep the tests from ending.
		await close();
		throw error;
	}
}

/** Where the example with the trigger gets its results. */
function resultsWebhook(): string {
	const { nodes } = exampleNamed('argos-batch-results');
	return nodes.find(({ type }) => type.endsWith('.argosTrigger'))?.webhookId ?? '';
}

function smtpOf({ port }: Mailbox) {
	const unencrypted = { secure: false, disableStartTls: true };
	return { host: '127.0.0.1', port, ...unencrypted, user: '', password: '' };
}

/** Changes in a workflow what a user changes before use. */
export type Edit = (workflow: WorkflowJson, stage: Stage) => WorkflowJson;

/** Imports an example, and publishes it if a person or a service starts it. */
export async function importExample(
	stage: Stage,
	example: string,
	edit?: Edit,
): Promise<ImportedExample> {
	const { api, withCredentials } = stage.n8n;
	const imported = exampleNamed(example);
	const workflow = edit ? edit(imported, stage) : imported;
	const saved = await api.createWorkflow(withCredentials(workflow));
	if (workflow.nodes.some(({ type }) => startsByOthers.includes(type))) await api.activate(saved);
	return { ...stage, workflow, saved };
}

const startsByOthers = [
	'n8n-nodes-base.formTrigger',
	'n8n-nodes-base.webhook',
	'n8n-nodes-kyc-liveness.argosTrigger',
];

export function exampleNamed(name: string): WorkflowJson {
	const workflow = exampleWorkflows().get(name);
	if (!workflow) throw new Error(`There is no example "${name}"`);
	return workflow;
}

/** The nodes of an example that can be deactivated without closing it. */
export function stepsOf(example: string): readonly string[] {
	return exampleNamed(example)
		.nodes.filter(({ type }) => !/Trigger$|\.webhook$|\.stickyNote$/.test(type))
		.map(({ name }) => name);
}

/** Starts the workflow, and waits until its execution ends or waits. */
export async function runBy<T>({ n8n, saved }: ImportedExample, start: () => Promise<T>) {
	const known = await n8n.api.executionsOf(saved);
	const answer = await start();
	const id = await n8n.api.newExecutionOf(saved, known);
	return { answer, execution: await n8n.api.finished(id) };
}

/** Changes parameters of one node, and single options inside `options`. */
export function withParameters(
	workflow: WorkflowJson,
	nodeName: string,
	changed: INodeParameters,
): WorkflowJson {
	return withNode(workflow, nodeName, (node) => {
		const { options, ...others } = changed;
		const merged = { ...Object(node.parameters.options), ...Object(options) };
		return { ...node, parameters: { ...node.parameters, ...others, options: merged } };
	});
}

/** Changes one node. The node must exist. */
export function withNode(
	workflow: WorkflowJson,
	nodeName: string,
	change: (node: INode) => INode,
): WorkflowJson {
	if (!workflow.nodes.some(({ name }) => name === nodeName)) throw new Error(`No "${nodeName}"`);
	const nodes = workflow.nodes.map((node) => (node.name === nodeName ? change(node) : node));
	return { ...workflow, nodes };
}

/** The same workflow with one node deactivated. It has its own addresses, so that both can be open. */
export function withoutNode(workflow: WorkflowJson, nodeName: string): WorkflowJson {
	return atNewAddresses(withNode(workflow, nodeName, (node) => ({ ...node, disabled: true })));
}

/** The same workflow at addresses of its own, so that both can be open. */
export function atNewAddresses(workflow: WorkflowJson): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		if (!startsByOthers.includes(node.type)) return node;
		const address = randomUUID();
		return { ...node, webhookId: address, parameters: { ...node.parameters, path: address } };
	});
	return { ...workflow, nodes };
}

/** Which of these nodes an execution has reached. */
export function reached(execution: Execution, nodes: readonly string[]): readonly string[] {
	return nodes.filter((node) => execution.runsOf(node) > 0);
}

/** How many items a node's last run has output, by output. */
export function counts(execution: Execution, node: string): readonly number[] {
	return execution.outputsOf(node).map((items) => items.length);
}
