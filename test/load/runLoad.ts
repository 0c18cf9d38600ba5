import { startEngine, type Engine } from '../engine/engine';
import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { IBinaryKeyData, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { answerTasks } from '../harness/processes/freshProcess';
import { checkWorkflow, demoCredentials, filesOfBoth, nodeName } from '../engine/checkNode';
import { isComparison } from '../contract/vendorCalls';
import { callNamed } from '../engine/items';
import { drawImage } from '../harness/drawings/draw';
import type { Simulator } from '../harness/simulator/simulator';
import { leftItems, type LeftItem } from './leftItems';
import { memoryState, MemoryWatch, type MemoryState, type Sample } from './memoryWatch';

/** One run of one node over many items. */
export interface LoadTask {
	readonly call: string;
	/** How the items carry their pictures. */
	readonly images: 'files' | 'base64';
	/** The pictures' paths. */
	readonly pictures: readonly string[];
	/** For each item, which of them it has. */
	readonly items: readonly number[];
	readonly maxConcurrency: number;
	/** The simulated vendors, in another process. */
	readonly simulator: Pick<Simulator, 'keys' | 'baseUrls'>;
}

export interface LoadMeasured {
	readonly seconds: number;
	/** Seconds of one core, including the time for watching. */
	readonly cpuSeconds: number;
	readonly before: MemoryState;
	readonly samples: readonly Sample[];
	readonly after: MemoryState;
	/** The heap size of one verdict or error, in bytes. */
	readonly verdictBytes: number;
	readonly left: readonly LeftItem[];
}

/** Far above the time of an answer, so that only deliberate faults time out. In seconds. */
const TIMEOUT = 10;

const base64Parameters: INodeParameters = {
	imageSource: 'base64',
	imageBase64: '={{ $json.photo }}',
};
const base64OfBoth: INodeParameters = {
	...base64Parameters,
	referenceImageSource: 'base64',
	referenceImageBase64: '={{ $json.card }}',
};

function parametersFor({ images }: LoadTask, areTwo: boolean): INodeParameters {
	if (images === 'base64') return areTwo ? base64OfBoth : base64Parameters;
	return areTwo ? filesOfBoth : {};
}

answerTasks(async (task: LoadTask): Promise<LoadMeasured> => {
	const { maxConcurrency, simulator } = task;
	const call = callNamed(task.call);
	const engine = await startEngine({
		binaryMode: 'filesystem',
		credentials: demoCredentials(simulator),
	});
	const items = await itemsOf(task, engine);
	const workflow = checkWorkflow(call, {
		parameters: parametersFor(task, isComparison(call)),
		options: { maxConcurrency, maxRetries: 1, timeout: TIMEOUT },
		onError: 'continueErrorOutput',
	});

	const before = memoryState();
	const watch = new MemoryWatch();
	watch.start();
	const begun = performance.now();
	const cpu = process.cpuUsage();
	const finished = await engine.run(workflow, items).finished;
	const seconds = (performance.now() - begun) / 1000;
	const { user, system } = process.cpuUsage(cpu);
	const cpuSeconds = (user + system) / 1e6;
	watch.stop();
	// Cut connections must be closed by then.
	await sleep(1000);
	const after = memoryState();

	const outputs = finished.outputsOf(nodeName);
	const verdictBytes = sizeOfEach(
		outputs.flat().map(({ json }): unknown => json[call.check] ?? json['error']),
	);
	const left = leftItems(outputs, items, call.check);
	return { seconds, cpuSeconds, before, samples: watch.samples, after, verdictBytes, left };
});

/**
 * Items with the same picture share its file or its text, unlike the items of a real run. Every second
 * file has no size, as in n8n 1, so that the node reads it as a stream.
 */
async function itemsOf({ call, images, pictures, items }: LoadTask, engine: Engine) {
	const reference = isComparison(callNamed(call)) ? await drawCard() : null;
	const shared = await Promise.all(
		pictures.map(async (path): Promise<INodeExecutionData> => {
			const data = await readFile(path);
			return images === 'files'
				? await engine.item({}, { data, ...(reference && { reference }) })
				: await engine.item({
						photo: data.toString('base64'),
						card: reference?.toString('base64'),
					});
		}),
	);
	return items.map((picture, applicant): INodeExecutionData => {
		const { json, binary } = shared[picture] ?? { json: {} };
		const sized = applicant % 2 === 0;
		return { json: { applicant, ...json }, binary: sized ? { ...binary } : withoutSize(binary) };
	});
}

/** Small, so that the size of an upload still tells which picture it has. */
async function drawCard(): Promise<Buffer> {
	const sides = { width: 640, height: 480 };
	return await drawImage({ subject: 'idCard', scenario: 'genuine', format: 'jpeg', ...sides });
}

function withoutSize(files: IBinaryKeyData = {}): IBinaryKeyData {
	const unsized: IBinaryKeyData = {};
	for (const [name, file] of Object.entries(files)) unsized[name] = { ...file, bytes: undefined };
	return unsized;
}

/** @returns the heap size of one of these in bytes, measured by making all of them again */
function sizeOfEach(values: readonly unknown[]): number {
	const { heap } = memoryState();
	const copies = values.map((value): unknown => structuredClone(value));
	const taken = memoryState().heap - heap;
	return taken / copies.length;
}
