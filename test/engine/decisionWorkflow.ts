import {
	type IConnections,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	NodeConnectionTypes,
} from 'n8n-workflow';
import type { CheckName } from '../../nodes/verification/check';
import { decisionOutputs } from '../../nodes/verification/n8n/parameters/decisionRouting';
import type { FinishedExecution, WorkflowJson } from './engine';

/** What a node of the test's own does with the items, in place of a Set or Code node of n8n's. */
export type Script = (
	items: INodeExecutionData[],
	context: IExecuteFunctions,
) => INodeExecutionData[][];

/** Runs the script that its notes name. */
class Scripted implements INodeType {
	description = {
		displayName: 'Scripted',
		name: 'scripted',
		group: ['transform' as const],
		version: 1,
		description: 'Does what a test says',
		defaults: { name: 'Scripted' },
		inputs: `={{ Array.from({ length: $parameter.inputs }, () => ({ type: 'main' })) }}` as const,
		outputs: `={{ Array.from({ length: $parameter.outputs }, () => ({ type: 'main' })) }}` as const,
		properties: [
			{ displayName: 'Inputs', name: 'inputs', type: 'number' as const, default: 1 },
			{ displayName: 'Outputs', name: 'outputs', type: 'number' as const, default: 1 },
		],
	};

	constructor(scripts: ReadonlyMap<string, Script>) {
		this.execute = async function (this: IExecuteFunctions) {
			const script = scripts.get(this.getNode().name);
			if (!script) throw new Error(`No script for ${this.getNode().name}`);
			return script(this.getInputData(), this);
		};
	}

	execute: (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;
}

export const scriptedType = 'test.scripted';

/** A check as n8n names one that it loads from a folder, so that a test can say what it does. */
export const scriptedCheckType = 'CUSTOM.faceLiveness';

/** The scripts are kept apart from the workflow, by the name of their node. */
export function scriptedNodes(): {
	readonly scripts: Map<string, Script>;
	readonly nodeTypes: ReadonlyMap<string, INodeType>;
} {
	const scripts = new Map<string, Script>();
	const types = [scriptedType, scriptedCheckType];
	return { scripts, nodeTypes: new Map(types.map((type) => [type, new Scripted(scripts)])) };
}

export type NodeJson = Partial<INode> & Pick<INode, 'name' | 'type'>;

/** A node as the editor saves it. */
export function node(json: NodeJson): INode {
	return { id: json.name, typeVersion: 1, position: [0, 0], parameters: {}, ...json };
}

export const start = node({ name: 'Start', type: 'n8n-nodes-base.manualTrigger' });

const providers: Readonly<Record<CheckName, string>> = {
	faceLiveness: 'kairos',
	idLiveness: 'argos',
	documentForgery: 'argos',
	faceMatch: 'argos',
};

/** A check as a chain has it: one output, and errors are on the item. */
export function checkNode(
	check: CheckName,
	{ provider = providers[check], options = {}, parameters = {}, ...json }: CheckJson = {},
): INode {
	return node({
		name: check,
		type: `n8n-nodes-kyc-liveness.${check}`,
		onError: 'continueRegularOutput',
		credentials: { [`${provider}Api`]: { id: '1', name: 'Demo' } },
		...json,
		parameters: {
			provider,
			routing: 'single',
			binaryPropertyName: ['faceLiveness', 'faceMatch'].includes(check) ? 'selfie' : 'idPhoto',
			...(check === 'faceMatch' ? { referenceBinaryPropertyName: 'idPhoto' } : {}),
			...parameters,
			options,
		},
	});
}

type CheckJson = Partial<INode> & {
	readonly provider?: string;
	readonly options?: INodeParameters;
};

export const decisionName = 'KYC Decision';

export function decisionNode(parameters: INodeParameters = {}, json: Partial<INode> = {}): INode {
	const type = 'n8n-nodes-kyc-liveness.kycDecision';
	return node({ name: decisionName, type, parameters, ...json });
}

/** A wire from an output of a node to an input of another. */
export type Wire = readonly [from: string, output: number, to: string, input?: number];

export function workflow(nodes: readonly INode[], wires: readonly Wire[]): WorkflowJson {
	const connections: IConnections = {};
	for (const [from, output, to, index = 0] of wires) {
		const main = connections[from]?.main ?? [];
		while (main.length <= output) main.push([]);
		main[output]?.push({ node: to, type: NodeConnectionTypes.Main, index });
		connections[from] = { main };
	}
	return { nodes, connections };
}

/** Each node leads by its first output to the next. */
export function chain(...nodes: readonly INode[]): WorkflowJson {
	const wires = nodes.slice(1).map(({ name }, index): Wire => [nodes[index]?.name ?? '', 0, name]);
	return workflow(nodes, wires);
}

/** The decisions by output, for a run of the decision; the last one, where it ran several times. */
export function decisionsOf(
	{ run }: FinishedExecution,
	field = 'kycDecision',
): ReadonlyArray<{
	readonly output: string;
	readonly record: Record<string, unknown>;
	readonly item: INodeExecutionData;
}> {
	const runs = run.data.resultData.runData[decisionName] ?? [];
	const outputs = runs.flatMap(({ data }) => data?.main ?? []);
	return outputs.flatMap((items, index) =>
		(items ?? []).map((item) => {
			const record = item.json[field];
			if (typeof record !== 'object' || record === null) throw new Error(`No ${field}`);
			const output = decisionOutputs[index % decisionOutputs.length] ?? 'none';
			return { output, record: Object.fromEntries(Object.entries(record)), item };
		}),
	);
}
