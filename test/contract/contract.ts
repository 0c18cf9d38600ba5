import type { INodeParameters } from 'n8n-workflow';
import { runCheckNode, type NodeSetting } from '../engine/checkNode';
import { startEngine, type Engine, type EngineOptions } from '../engine/engine';
import { filesFor } from '../engine/items';
import { vendors } from '../vendors';
import type { VendorServer } from '../vendors/server';
import type { Row } from './vendorCalls';

/** An engine whose credentials lead to the descriptors' server. */
export async function startEngineOn(
	server: VendorServer,
	binaryMode: EngineOptions['binaryMode'],
	change: INodeParameters = {},
): Promise<Engine> {
	const credentials = vendors.map(({ name, credential: { type, keys } }) => [
		type,
		{ ...keys, baseUrl: server.baseUrlOf(name), ...change },
	]);
	return await startEngine({ binaryMode, credentials: Object.fromEntries(credentials) });
}

/** Has one image checked; a comparison compares it with a genuine card unless a setting says otherwise. */
export async function check(
	engine: Engine,
	row: Row,
	image: Buffer,
	{ reference, ...setting }: NodeSetting & { readonly reference?: Buffer } = {},
) {
	const files = await filesFor(row, image, reference);
	const items = [await engine.item({ applicant: 'Ada' }, files)];
	return await runCheckNode(engine, row, items, setting);
}

/** The vendor's sample answer with these scores: one for all signals, or each by its name. */
export function sampleAnswer(row: Row, score: number | ((signal: string) => number)): unknown {
	const [sample] = row.answers(typeof score === 'number' ? () => score : score, {});
	return sample;
}
