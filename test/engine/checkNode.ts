import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { IDataObject, INode, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { isComparison, testedCalls, type Row } from '../contract/vendorCalls';
import type { Simulator } from '../harness/simulator/simulator';
import { callbackCanary } from './canaries';
import type { SavedCredentials } from './credentials';
import { chain, node, start } from './decisionWorkflow';
import type { Engine, FinishedExecution, WorkflowJson } from './engine';

/** How the node under test differs from a new node on the canvas. */
export interface NodeSetting {
	readonly parameters?: INodeParameters;
	readonly options?: INodeParameters;
	readonly onError?: INode['onError'];
	readonly retryOnFail?: boolean;
	readonly maxTries?: number;
	/** In ms. */
	readonly waitBetweenTries?: number;
	/** What workflows had before onError. */
	readonly continueOnFail?: boolean;
	readonly alwaysOutputData?: boolean;
	/** Whether a credential is selected in the node. By default one is. */
	readonly credential?: boolean;
	/** Further credentials that are selected, by type. By default there are none. */
	readonly otherCredentials?: readonly string[];
}

export const nodeName = 'Check';

const genuineCard = readFileSync(resolve(__dirname, '../../examples/images/01-genuine/id.jpg'));

/** Of a comparison: what the picture of each item is compared with, unless the items have more. */
const oneCardForAll: INodeParameters = {
	referenceImageSource: 'base64',
	referenceImageBase64: genuineCard.toString('base64'),
};

/** Of a comparison whose items have both files. */
export const filesOfBoth: INodeParameters = {
	referenceImageSource: 'binary',
	referenceBinaryPropertyName: 'reference',
};

/** A trigger and one check node, as the editor would save them. */
export function checkWorkflow(call: Row, setting: NodeSetting = {}): WorkflowJson {
	const {
		parameters,
		options = {},
		credential = true,
		otherCredentials = [],
		...settings
	} = setting;
	const types = [...(credential ? [call.credentialType] : []), ...otherCredentials];
	const chosen = types.map((type) => [type, { id: '1', name: 'Demo' }] as const);
	const check = node({
		name: nodeName,
		type: call.nodeType,
		parameters: {
			provider: call.provider,
			...(isComparison(call) ? oneCardForAll : {}),
			...call.parameters,
			...parameters,
			options,
		},
		...(types.length > 0 ? { credentials: Object.fromEntries(chosen) } : {}),
		...settings,
	});
	return chain(start, check);
}

/** The credentials of a user who works with the simulator. */
export function demoCredentials({
	keys,
	baseUrls,
}: Pick<Simulator, 'keys' | 'baseUrls'>): SavedCredentials {
	const ofVendors: SavedCredentials = Object.fromEntries(
		testedCalls.map(({ credentialType, provider }) => [
			credentialType,
			{ ...keys[provider], baseUrl: baseUrls[provider] },
		]),
	);
	const { secret, url } = callbackCanary;
	return { ...ofVendors, argosCallbackApi: { secret, url } };
}

/** Runs the node with the items and returns its outputs, which are empty if it failed. */
export async function runCheckNode(
	engine: Engine,
	call: Row,
	items: readonly INodeExecutionData[],
	setting: NodeSetting = {},
): Promise<FinishedExecution & { readonly outputs: INodeExecutionData[][] }> {
	const haveBoth = items.some(({ binary }) => binary?.reference !== undefined);
	const parameters = { ...(haveBoth ? filesOfBoth : {}), ...setting.parameters };
	const workflow = checkWorkflow(call, { ...setting, parameters });
	const finished = await engine.run(workflow, items).finished;
	return { ...finished, outputs: finished.outputsOf(nodeName) };
}

/** The one verdict on an output, for tests that send a single item. */
export function verdictOn(
	output: readonly INodeExecutionData[] | undefined,
	field: string,
): IDataObject {
	const verdict: unknown = output?.[0]?.json[field];
	if (!isObject(verdict)) throw new Error(`No verdict in "${field}"`);
	return verdict;
}

/** The only item that left, by any output. */
export function onlyItem(outputs: readonly INodeExecutionData[][]): {
	readonly item: INodeExecutionData;
	readonly output: number;
} {
	const found = outputs.flatMap((items, output) => items.map((item) => ({ item, output })));
	const [one, ...others] = found;
	if (!one || others.length > 0) throw new Error(`${found.length} items left instead of one`);
	return one;
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
