import { startEngine, type Engine } from '../engine/engine';
import { demoCredentials } from '../engine/checkNode';
import { errorModes, startEngineFor, type ErrorMode } from '../engine/items';
import { startSimulator, type Simulator } from '../harness/simulator/simulator';
import { routings, type Routing } from './exits';

/** One way to set up the node, with vendors of its own, so that every request is counted to it. */
export interface Bench {
	readonly mode: ErrorMode;
	readonly routing: Routing;
	readonly engine: Engine;
	readonly vendors: Simulator;
}

/** One for each error mode with each routing. */
export async function openBenches(): Promise<readonly Bench[]> {
	const settings = errorModes.flatMap((mode) => routings.map((routing) => ({ mode, routing })));
	return await Promise.all(
		settings.map(async (setting): Promise<Bench> => {
			const vendors = await startSimulator({ keepBodies: false });
			return { ...setting, vendors, engine: await startEngineFor(vendors) };
		}),
	);
}

/** An engine whose credentials all lead to this address. */
export async function startEngineTo(baseUrl: string, { keys }: Simulator): Promise<Engine> {
	const baseUrls = { accura: baseUrl, kairos: baseUrl, argos: baseUrl };
	return await startEngine({
		binaryMode: 'filesystem',
		credentials: demoCredentials({ keys, baseUrls }),
	});
}
