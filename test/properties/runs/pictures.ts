import type { INodeExecutionData } from 'n8n-workflow';
import { testedCalls } from '../../contract/vendorCalls';
import type { Engine } from '../../engine/engine';
import { picture } from '../../engine/items';
import { callOf, type AnyItem, type AnyRun } from './anyRun';

/** The smallest that every vendor takes. */
const size = { width: 640, height: 480 };

export type Pictures = ReadonlyMap<string, Buffer>;

/** One for each scenario that a run may need, drawn once. */
export async function drawPictures(): Promise<Pictures> {
	const scenarios = ['genuine', 'reviewBand', 'noFace', 'notAnalysable', 'vendorDown'];
	const attacks = testedCalls.map(({ attack }) => attack.scenario);
	const drawn = [...new Set([...scenarios, ...attacks])].map(
		async (scenario) => [scenario, await picture(scenario, size)] as const,
	);
	const tooSmall = await picture('genuine', { width: 64, height: 48 });
	return new Map([
		...(await Promise.all(drawn)),
		['tooSmall', tooSmall],
		['text', Buffer.from('This is not a selfie.')],
	]);
}

export async function itemsOf(
	run: AnyRun,
	pictures: Pictures,
	engine: Engine,
): Promise<INodeExecutionData[]> {
	return await Promise.all(
		run.items.map(async (item, index) => {
			const bytes = bytesFor(run, item, pictures);
			const json = { ...item.fields, index };
			if (run.source === 'binary') return await engine.item(json, bytes ? { data: bytes } : {});
			return await engine.item({
				...json,
				image: bytes?.toString('base64') ?? item.fields.garbage,
			});
		}),
	);
}

function bytesFor(run: AnyRun, { material }: AnyItem, pictures: Pictures): Buffer | undefined {
	return pictures.get(material === 'attack' ? callOf(run).attack.scenario : material);
}
