import { setTimeout as sleep } from 'node:timers/promises';
import type { NodeSetting } from '../../engine/checkNode';
import { callNamed, picture } from '../../engine/items';
import type { Drawing } from '../../harness/drawings/draw';
import type { Fault } from '../../harness/simulator/faults/fault';
import type { Simulator } from '../../harness/simulator/simulator';
import { fileWorkflow, writePictures } from '../../harness/n8n/workflows/fileWorkflow';
import type { SavedWorkflow } from '../../harness/n8n/n8nApi';
import type { RunningN8n } from '../../harness/n8n/runningN8n';
import type { WorkflowJson } from '../../engine/engine';

/** What an execution does when it is stopped. */
export interface Occupation {
	readonly name: string;
	readonly fault: Fault;
	readonly setting: NodeSetting;
	/** Of each picture. */
	readonly drawing?: Partial<Drawing>;
	/** How many requests must arrive before the execution is busy with it. */
	readonly requests: number;
}

const fewAtOnce = { maxConcurrency: 2 };

/** Each takes longer than a test waits. */
export const occupations: readonly Occupation[] = [
	{
		name: 'requests hang',
		fault: { kind: 'hangBeforeHeaders' },
		setting: { options: {} },
		requests: 6,
	},
	{
		name: 'answers hang in their midst',
		fault: { kind: 'hangInBody' },
		setting: { options: {} },
		requests: 6,
	},
	{
		name: 'answers drip',
		fault: { kind: 'drip', intervalMilliseconds: 200 },
		setting: { options: {} },
		requests: 6,
	},
	{
		name: 'items wait before they are tried again',
		fault: { kind: 'rateLimit', retryAfter: 2 },
		setting: { options: { maxRetries: 5 } },
		requests: 6,
	},
	{
		name: 'one item after the other is answered',
		fault: { kind: 'delay', milliseconds: 800 },
		setting: { options: { maxConcurrency: 1 } },
		requests: 1,
	},
	{
		name: 'pictures are made to fit',
		fault: { kind: 'delay', milliseconds: 100 },
		setting: { parameters: { fitImage: true }, options: fewAtOnce },
		drawing: { width: 5600, height: 8400 },
		requests: 1,
	},
];

const call = callNamed('Kairos face');

/** Six images, and the check to stop. */
export async function stoppable(
	{ folder, withCredentials }: RunningN8n,
	{ name, setting, drawing }: Occupation,
	settings: WorkflowJson['settings'] = {},
): Promise<WorkflowJson> {
	const image = await picture('genuine', drawing);
	const pictures: Record<string, Buffer> = {};
	for (let last = 1; last <= 6; last++) pictures[`${last}.jpg`] = image;
	const path = await writePictures(folder, name.replaceAll(' ', '-'), pictures);
	return { ...withCredentials(fileWorkflow(call, path, setting)), settings };
}

/** The same, started by a call from outside. */
export function calledFromOutside(workflow: WorkflowJson, path: string): WorkflowJson {
	const nodes = workflow.nodes.map((node) =>
		node.name === 'Start'
			? {
					...node,
					type: 'n8n-nodes-base.webhook',
					typeVersion: 2,
					webhookId: path,
					parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
				}
			: node,
	);
	return { ...workflow, nodes };
}

/** Waits until the execution is busy with it. */
export async function untilBusy(
	simulator: Simulator,
	{ requests }: Pick<Occupation, 'requests'>,
): Promise<void> {
	const patience = Date.now() + 30_000;
	while (simulator.requests.length < requests) {
		if (Date.now() > patience) throw new Error(`Only ${simulator.requests.length} requests came`);
		await sleep(10);
	}
}

/** How long requests may continue or begin after the stop, in ms. */
const GRACE_MS = 200;

/** How long after the recorded start n8n may start the clock of an execution, in ms. */
const CLOCK = 800;

/** How long a test watches for requests that must not come, in ms. */
const WATCH_MS = 2500;

export interface Aftermath {
	/** Requests that came too late. */
	readonly late: number;
	/** Whether every connection ended in time. */
	readonly over: boolean;
}

/** @param stoppedAt in ms, as of Date.now() */
export async function aftermath(simulator: Simulator, stoppedAt: number): Promise<Aftermath> {
	const deadline = stoppedAt + GRACE_MS;
	await sleep(Math.max(0, deadline - Date.now()));
	const over = simulator.openRequests === 0;
	await sleep(WATCH_MS);
	const late = simulator.requests.filter(({ receivedAt }) => Date.parse(receivedAt) > deadline);
	return { late: late.length, over };
}

/**
 * The latest time at which n8n stops an execution after its time limit, in ms as of Date.now().
 *
 * @param limit in seconds
 */
export async function timeUp({ api }: RunningN8n, id: string, limit: number): Promise<number> {
	return (await api.startOf(id)) + 1000 * limit + CLOCK;
}

/** Starts a published workflow and returns its execution. */
export async function callFromOutside(
	{ api, address }: RunningN8n,
	saved: SavedWorkflow,
	path: string,
): Promise<string> {
	const known = await api.executionsOf(saved);
	const answer = await fetch(`${address}/webhook/${path}`, { method: 'POST' });
	if (!answer.ok) throw new Error(`The webhook answered ${answer.status}`);
	return await api.newExecutionOf(saved, known);
}
