import type { PackageDirectoryLoader } from 'n8n-core';
import {
	NodeConnectionTypes,
	NodeHelpers,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IVersionedNodeType,
} from 'n8n-workflow';

/** Passes items on. It replaces n8n's own nodes, which are not installed. */
class StandIn implements INodeType {
	description;

	constructor(type: string, isTrigger: boolean) {
		this.description = {
			displayName: type,
			name: type,
			group: [isTrigger ? ('trigger' as const) : ('transform' as const)],
			version: [1, 2, 2.2, 2.3],
			description: 'Stands in for a node of n8n',
			defaults: { name: type },
			inputs: isTrigger ? [] : [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		};
	}

	async execute(this: { getInputData(): INodeExecutionData[] }): Promise<INodeExecutionData[][]> {
		return [this.getInputData().map((item, index) => ({ ...item, pairedItem: { item: index } }))];
	}
}

const triggers = ['n8n-nodes-base.formTrigger', 'n8n-nodes-base.manualTrigger'];
const others = ['n8n-nodes-base.noOp', 'n8n-nodes-base.stickyNote'];

/** The package's nodes, as n8n's loader finds them, and replacements for n8n's own nodes. */
export class NodeTypes implements INodeTypes {
	private readonly standIns = new Map(
		[...triggers, ...others].map((type) => [type, new StandIn(type, triggers.includes(type))]),
	);

	constructor(
		private readonly loader: PackageDirectoryLoader,
		private readonly added: ReadonlyMap<string, INodeType> = new Map(),
	) {}

	getByName(type: string): INodeType | IVersionedNodeType {
		const other = this.standIns.get(type) ?? this.added.get(type);
		return other ?? this.loader.getNode(type.slice(type.lastIndexOf('.') + 1)).type;
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(type), version);
	}

	getKnownTypes() {
		return this.loader.known.nodes;
	}
}
