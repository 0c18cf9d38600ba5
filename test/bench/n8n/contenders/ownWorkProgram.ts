import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { checkWorkflow, nodeName } from '../../../engine/checkNode';
import { type Engine, startEngine, type WorkflowJson } from '../../../engine/engine';
import { callNamed } from '../../../engine/items';
import { demoKeys } from '../../../harness/simulator/vendors/keys';
import { answerTasks } from '../../../harness/processes/freshProcess';
import type { Mode } from '../cases';

export interface OwnWorkTask {
	/** Paths. */
	readonly images: readonly string[];
	readonly mode: Mode;
}

/** For each item, in µs of the CPU's time. */
export interface OwnWorkMeasured {
	/** The node with a vendor that answers at once, from memory. */
	readonly node: number;
	/** A node that has n8n read the same images, and does nothing with them. */
	readonly reading: number;
	/** The bytes alone, without n8n. */
	readonly hashing: number;
	readonly inspecting: number;
}

type FaceLivenessNode = typeof import('../../../../nodes/FaceLiveness/FaceLiveness.node');
type RunCheck = typeof import('../../../../nodes/verification/n8n/run/runCheck');
type InspectImage = typeof import('../../../../nodes/verification/image/inspect/inspectImage');
type Kairos = typeof import('../../../../nodes/verification/providers/kairos/kairos.provider');
type Provider = import('../../../../nodes/verification/providers/provider').Provider;

/** The package as it is published. */
const built = resolve(__dirname, '../../../../dist/nodes');

let engine: Promise<Engine> | null = null;

answerTasks(async ({ images, mode }: OwnWorkTask): Promise<OwnWorkMeasured> => {
	engine ??= openEngine(mode);
	const running = await engine;
	const items: INodeExecutionData[] = [];
	for (const path of images) items.push(await running.item({}, { data: await readFile(path) }));
	const { inspectImage }: InspectImage = await import(
		join(built, 'verification/image/inspect/inspectImage.js')
	);
	const buffers = await Promise.all(images.map(async (path) => await readFile(path)));
	const spent = { node: 0, reading: 0, hashing: 0, inspecting: 0 };
	// Few at a time, in turn, so that what else the machine does strikes each of them.
	for (let at = 0; at < items.length; at += BLOCK) {
		const block = items.slice(at, at + BLOCK);
		const bytes = buffers.slice(at, at + BLOCK);
		spent.reading += await cpuOf(async () => await runOver(running, 'read', block));
		spent.node += await cpuOf(async () => await runOver(running, 'check', block));
		spent.hashing += await cpuOf(async () => {
			for (const one of bytes) createHash('sha256').update(one).digest('hex');
		});
		spent.inspecting += await cpuOf(async () => {
			for (const one of bytes) inspectImage(one);
		});
	}
	const each = (time: number): number => time / items.length;
	const { node, reading, hashing, inspecting } = spent;
	return {
		node: each(node),
		reading: each(reading),
		hashing: each(hashing),
		inspecting: each(inspecting),
	};
});

/** Items. */
const BLOCK = 20;

/** In µs, of the whole process. */
async function cpuOf(task: () => Promise<void>): Promise<number> {
	globalThis.gc?.();
	const before = process.cpuUsage();
	await task();
	const { user, system } = process.cpuUsage(before);
	return user + system;
}

/** @throws Error where an item did not come out on the first output, which is Pass */
async function runOver(
	running: Engine,
	type: 'check' | 'read',
	items: readonly INodeExecutionData[],
): Promise<void> {
	const { outputsOf } = await running.run(workflowWith(`bench.${type}`), items).finished;
	const [passed = []] = outputsOf(nodeName);
	if (passed.length !== items.length) throw new Error(`${passed.length} items passed`);
}

function workflowWith(type: string): WorkflowJson {
	const call = { ...callNamed('Kairos face'), nodeType: type };
	return checkWorkflow(call, { options: { maxConcurrency: 1 } });
}

async function openEngine(mode: Mode): Promise<Engine> {
	const { FaceLiveness }: FaceLivenessNode = await import(
		join(built, 'FaceLiveness/FaceLiveness.node.js')
	);
	const { runCheck }: RunCheck = await import(join(built, 'verification/n8n/run/runCheck.js'));
	const { kairos }: Kairos = await import(
		join(built, 'verification/providers/kairos/kairos.provider.js')
	);
	const quick = [answersAtOnce(kairos)];
	const face = new FaceLiveness();
	const nodeTypes = new Map([
		[
			'bench.check',
			nodeThat(face, async (context) => await runCheck(context, 'faceLiveness', quick)),
		],
		['bench.read', nodeThat(face, readAll)],
	]);
	const baseUrl = 'http://127.0.0.1:1';
	const credentials = { kairosApi: { ...demoKeys.kairos, baseUrl } };
	return await startEngine({ binaryMode: mode, credentials, nodeTypes });
}

/** A node with the face of Face Liveness that does something else. */
function nodeThat(
	{ description }: INodeType,
	execute: (context: IExecuteFunctions) => Promise<INodeExecutionData[][]>,
): INodeType {
	return {
		description,
		async execute() {
			return await execute(this);
		},
	};
}

async function readAll(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = context.getInputData();
	for (const index of items.keys()) await context.helpers.getBinaryDataBuffer(index, 'data');
	return [items.map(({ json }, item) => ({ json, pairedItem: { item } })), [], []];
}

/** Kairos's limits and face check, but nothing is sent. */
function answersAtOnce({ checks, ...kairos }: Provider): Provider {
	const { faceLiveness } = checks;
	if (!faceLiveness) throw new Error('Kairos has no face check');
	const verify: typeof faceLiveness.verify = async () => ({
		kind: 'scored',
		signals: [{ name: 'liveness', score: 97 }],
		warnings: [],
		transactionId: 'bench',
		engineVersion: null,
	});
	return { ...kairos, checks: { faceLiveness: { ...faceLiveness, verify } } };
}
