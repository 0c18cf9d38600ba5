import { testedCalls } from '../../contract/vendorCalls';
import type { NodeSetting } from '../../engine/checkNode';
import {
	callbackCanary,
	fileNameCanary,
	foundIn,
	keyCanaries,
	pictureCanary,
	type Canary,
} from '../../engine/canaries';
import { picture } from '../../engine/items';
import { echoesOf } from '../../faults/echoes';
import { faultTable } from '../../faults/faultTable';
import { strikes, type Strike } from '../../faults/strikes';
import type { Simulator } from '../../harness/simulator/simulator';
import type { SimulatorKeys } from '../../harness/simulator/vendors/keys';
import { addedByChecks } from './addedByChecks';
import type { CanaryWorkflow } from './canaryWorkflows';
import { writePictures } from '../../harness/n8n/workflows/fileWorkflow';
import type { SavedWorkflow } from '../../harness/n8n/n8nApi';
import type { RunningN8n } from '../../harness/n8n/runningN8n';

/** Keys that nothing else has, with characters that encodings change. */
export const canaryKeys: SimulatorKeys = {
	accura: { apiKey: 'canary/accura+9f27c41e60ab83d5=' },
	kairos: { appId: 'canary+kairos/id=51c0e7', appKey: 'canary/kairos+key=e81d4f0ab2963c75' },
	argos: { apiKey: 'canary+argos/3b6d90f7c2e8a514==' },
};

/** The secrets that a check receives. */
export interface Secrets {
	/** The folder of the image. The image has a unique file name. */
	readonly folder: string;
	readonly image: Buffer;
	/** Values that may only be in their own place. */
	readonly canaries: readonly Canary[];
	/** The same, and values that n8n copies from each item but a check must not copy. */
	readonly canariesOfInput: readonly Canary[];
}

export async function writeSecrets({ folder: { files, ...folder } }: RunningN8n): Promise<Secrets> {
	const image = await picture('genuine');
	const path = await writePictures({ files, ...folder }, 'applicants', {
		[`selfie-${fileNameCanary}.jpg`]: image,
	});
	const keys = testedCalls.flatMap(({ provider }) => keyCanaries(canaryKeys[provider]));
	const callbacks = keyCanaries({ 'the secret of the callbacks': callbackCanary.secret });
	const canaries = [pictureCanary(image), ...keys, ...callbacks];
	const fileName = { name: 'the file name', forms: [fileNameCanary] };
	return { folder: path, image, canaries, canariesOfInput: [...canaries, fileName] };
}

/**
 * A short timeout for faults that hang, and settings that keep as much as possible. n8n stores the
 * card of a comparison with the node, so no piece of the picture may be in it: it has another
 * format, and a description of another length.
 */
export async function keepingSetting(): Promise<NodeSetting> {
	const drawing = { subject: 'idCard', format: 'png', width: 640, height: 480 } as const;
	const card = await picture('someoneElse', drawing);
	return {
		parameters: { referenceImageBase64: card.toString('base64') },
		options: { maxRetries: 0, timeout: 0.5, includeRawResponse: true },
	};
}

/** The echoes that show the most. The engine's own tests run all of them. */
const fullEchoes = /with 400|in a web page with 200|as it was|in a header/;

/**
 * Every fault of connections, statuses and bodies, the echoes, and a successful check. The rest of
 * the table differs only in scores and words.
 */
export function checkedFaults(image: Buffer): Strike[] {
	const echoes = echoesOf(image).filter(({ name }) => fullEchoes.test(name));
	const { connections, statuses, bodies } = faultTable;
	const fromTable = strikes([...connections, ...statuses, ...bodies]);
	return [{ name: 'nothing', addTo: () => undefined }, ...fromTable, ...echoes];
}

/** The same echoes from a vendor that knows where to send the result later. */
export function callbackEchoes(image: Buffer): Strike[] {
	const { secret, address } = callbackCanary;
	return echoesOf(image, [secret, address]).filter(({ name }) => fullEchoes.test(name));
}

/** A canary workflow in n8n. */
export interface SavedCanaries extends Omit<CanaryWorkflow, 'workflow'> {
	readonly saved: SavedWorkflow;
}

export async function save(
	{ api, withCredentials }: RunningN8n,
	workflows: readonly CanaryWorkflow[],
): Promise<SavedCanaries[]> {
	const saving = workflows.map(async ({ workflow, checkNodes }) => {
		return { saved: await api.createWorkflow(withCredentials(workflow)), checkNodes };
	});
	return await Promise.all(saving);
}

/** A finished execution of a workflow, and what n8n keeps of it. */
export async function runAndRead(
	{ api }: RunningN8n,
	{ saved, checkNodes }: SavedCanaries,
): Promise<{ readonly stored: string; readonly added: string }> {
	const stored = await api.stored(await api.startManually(saved));
	return { stored, added: addedByChecks(stored, checkNodes) };
}

/**
 * Runs all workflows at once while this happens.
 *
 * @returns which canaries n8n then has in the data of the runs
 */
export async function leaksOf(
	n8n: RunningN8n,
	simulator: Simulator,
	workflows: readonly SavedCanaries[],
	{ canaries, canariesOfInput }: Secrets,
	{ name, addTo }: Strike,
): Promise<string[]> {
	simulator.reset();
	addTo(simulator);
	const runs = await Promise.all(
		workflows.map(async (workflow) => await runAndRead(n8n, workflow)),
	);
	const found = runs.flatMap(({ stored, added }) => {
		if (added.length < 100) throw new Error(`${name}: the checks have added nothing`);
		return [...foundIn(stored, canaries), ...foundIn(added, canariesOfInput)];
	});
	return [...new Set(found)].map((canary) => `${name}: ${canary}`);
}
