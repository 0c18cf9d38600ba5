import { startEngine } from '../../engine/engine';
import { readFile } from 'node:fs/promises';
import type { INodeExecutionData } from 'n8n-workflow';
import { testedCalls } from '../../contract/vendorCalls';
import { checkWorkflow, demoCredentials, nodeName } from '../../engine/checkNode';
import type { Simulator } from '../../harness/simulator/simulator';
import { answerTasks } from '../../harness/processes/freshProcess';
import { idleMemory, metered, peakMemory } from '../../harness/measurement/meter';

/** A photo for each item, all of them to be checked at once. */
export interface NodeTask {
	readonly photos: readonly string[];
	/** Whether they have to be made to fit. */
	readonly areFitted: boolean;
	readonly binaryMode: 'default' | 'filesystem';
	/** The vendors, in another process. */
	readonly simulator: Pick<Simulator, 'keys' | 'baseUrls'>;
}

export interface NodeMeasured {
	readonly ms: number;
	readonly stallMs: number;
	/** Above what the process held when the items were there and the node had not run, in bytes. */
	readonly peak: number;
}

answerTasks(
	async ({ photos, areFitted, binaryMode, simulator }: NodeTask): Promise<NodeMeasured> => {
		const call = testedCalls.find(({ name }) => name === 'Accura face');
		if (!call) throw new Error('Nobody calls Accura for a face');
		const engine = await startEngine({ binaryMode, credentials: demoCredentials(simulator) });
		const items: INodeExecutionData[] = [];
		for (const photo of photos) items.push(await engine.item({}, { data: await readFile(photo) }));
		const workflow = checkWorkflow(call, {
			parameters: { fitImage: true, routing: 'single' },
			options: { maxConcurrency: photos.length },
		});

		// n8n and what runs TypeScript load most of their code for the first run.
		await engine.run(workflow, items.slice(0, 1)).finished;

		const idle = await idleMemory();
		const { result, ms, stallMs } = await metered(
			async () => await engine.run(workflow, items).finished,
		);
		const peak = peakMemory() - idle;

		const [out = []] = result.outputsOf(nodeName);
		const verdicts = out.map(({ json }) => JSON.stringify(json[call.check]));
		const asWanted = verdicts.filter(
			(verdict) => verdict.includes('"score"') && verdict.includes('fittedFrom') === areFitted,
		);
		if (asWanted.length !== photos.length) {
			const missed = verdicts.find((verdict) => !asWanted.includes(verdict));
			throw new Error(`${asWanted.length} of ${photos.length} photos as wanted: ${missed}`);
		}
		return { ms, stallMs, peak };
	},
);
