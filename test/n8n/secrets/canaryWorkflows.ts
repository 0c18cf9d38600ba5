import type { INode } from 'n8n-workflow';
import { testedCalls, type TestedCall } from '../../contract/vendorCalls';
import { checkWorkflow, nodeName, type NodeSetting } from '../../engine/checkNode';
import type { ErrorMode } from '../../engine/items';
import type { WorkflowJson } from '../../engine/engine';
import { fileWorkflow } from '../../harness/n8n/workflows/fileWorkflow';

/** A workflow, and the check nodes in it. */
export interface CanaryWorkflow {
	readonly workflow: WorkflowJson;
	readonly checkNodes: readonly string[];
}

/**
 * Every vendor call in every error mode, with the files of a folder. If an error stops the workflow,
 * each call needs its own. The others share one.
 */
export function canaryWorkflows(
	folder: string,
	setting: NodeSetting,
	calls = testedCalls,
): CanaryWorkflow[] {
	const continuing: ErrorMode[] = ['continueRegularOutput', 'continueErrorOutput'];
	const together = calls.flatMap((call) => continuing.map((onError) => ({ call, onError })));
	return [
		workflowOf(folder, together, setting),
		...calls.map((call) => workflowOf(folder, [{ call, onError: 'stopWorkflow' }], setting)),
	];
}

/** The same for results that arrive later. */
export function callbackCanaryWorkflows(folder: string, setting: NodeSetting): CanaryWorkflow[] {
	const later: NodeSetting = {
		...setting,
		otherCredentials: ['argosCallbackApi'],
		parameters: { delivery: 'callback' },
	};
	return canaryWorkflows(
		folder,
		later,
		testedCalls.filter(({ call }) => call === 'argosDocument'),
	);
}

interface Check {
	readonly call: TestedCall;
	readonly onError: ErrorMode;
}

/** The files go to each of the checks. */
function workflowOf(
	folder: string,
	checks: readonly Check[],
	setting: NodeSetting,
): CanaryWorkflow {
	const nodes = checks.map(({ call, onError }) => checkNode(call, { ...setting, onError }));
	const [{ call } = { call: testedCalls[0] }] = checks;
	if (call === undefined) throw new Error('There is no call to check');
	const base = fileWorkflow(call, folder);
	const main = [nodes.map(({ name }) => ({ node: name, type: 'main' as const, index: 0 }))];
	return {
		workflow: {
			name: nodes
				.map(({ name }) => name)
				.join('; ')
				.slice(0, 100),
			nodes: [...base.nodes.filter(({ name }) => name !== nodeName), ...nodes],
			connections: { ...base.connections, Files: { main } },
		},
		checkNodes: nodes.map(({ name }) => name),
	};
}

function checkNode(call: TestedCall, setting: NodeSetting): INode {
	const found = checkWorkflow(call, setting).nodes.find(({ name }) => name === nodeName);
	if (found === undefined) throw new Error(`No node for ${call.name}`);
	const name = `${call.name}, ${setting.onError ?? ''}`;
	return { ...found, id: name, name };
}

/** The same with the image as base64 text in a field of the input items. */
export function base64CanaryWorkflows(folder: string, setting: NodeSetting): CanaryWorkflow[] {
	const parameters = {
		...setting.parameters,
		...{ imageSource: 'base64', imageBase64: '={{ $json.picture64 }}' },
	};
	return canaryWorkflows(folder, { ...setting, parameters }).map(({ workflow, checkNodes }) => {
		const { Files: toChecks, ...others } = workflow.connections;
		if (toChecks === undefined) throw new Error('The files go nowhere');
		const connections: WorkflowJson['connections'] = {
			...others,
			Files: { main: [[{ node: toText.name, type: 'main', index: 0 }]] },
			[toText.name]: toChecks,
		};
		return {
			workflow: { ...workflow, nodes: [...workflow.nodes, toText], connections },
			checkNodes,
		};
	});
}

const toText: INode = {
	id: 'toText',
	name: 'As Text',
	type: 'n8n-nodes-base.extractFromFile',
	typeVersion: 1,
	position: [0, 0],
	parameters: {
		operation: 'binaryToPropery',
		binaryPropertyName: 'data',
		destinationKey: 'picture64',
		options: {},
	},
};
