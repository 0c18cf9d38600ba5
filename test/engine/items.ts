import { startEngine, type Engine } from './engine';
import { demoCredentials } from './checkNode';
import { drawImage, type Drawing } from '../harness/drawings/draw';
import type { Simulator } from '../harness/simulator/simulator';
import { isComparison, testedCalls, type Row, type TestedCall } from '../contract/vendorCalls';

export const errorModes = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
export type ErrorMode = (typeof errorModes)[number];

export const binaryModes = ['filesystem', 'default'] as const;

/** An engine whose credentials lead to the simulator. */
export async function startEngineFor(
	simulator: Simulator,
	binaryMode: (typeof binaryModes)[number] = 'filesystem',
): Promise<Engine> {
	return await startEngine({ binaryMode, credentials: demoCredentials(simulator) });
}

/** An image that every vendor accepts. */
export async function picture(scenario: string, change: Partial<Drawing> = {}): Promise<Buffer> {
	const drawing = { subject: 'selfie', format: 'jpeg', width: 1080, height: 1920 } as const;
	return await drawImage({ ...drawing, scenario, ...change });
}

let card: Promise<Buffer> | undefined;

/** What a comparison compares a picture with. Drawn once. */
export async function genuineCard(): Promise<Buffer> {
	card ??= picture('genuine', { subject: 'idCard', width: 1280, height: 960 });
	return await card;
}

/**
 * The files of an item for this call.
 *
 * @param reference what a comparison compares the picture with; a genuine card if absent
 */
export async function filesFor(
	call: Row,
	data: Buffer,
	reference?: Buffer,
): Promise<Readonly<Record<string, Buffer>>> {
	if (!isComparison(call)) return { data };
	return { data, reference: reference ?? (await genuineCard()) };
}

export function callNamed(name: string): TestedCall {
	const call = testedCalls.find((one) => one.name === name);
	if (!call) throw new Error(`No call "${name}"`);
	return call;
}
