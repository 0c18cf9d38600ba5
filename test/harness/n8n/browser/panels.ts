import type { INode, INodeParameters, INodeTypeDescription } from 'n8n-workflow';
import packageJson from '../../../../package.json';
import { shippedNodes } from '../../../docs/nodesPage/shippedNodes';
import type { WorkflowJson } from '../../../engine/engine';
import { vendors } from '../../../vendors';

/** What is filled in where a picture should show more than a node that was just added. */
const filledIn: Readonly<Record<string, INodeParameters>> = {
	faceLiveness: { binaryPropertyName: 'Selfie' },
	idLiveness: {
		binaryPropertyName: 'ID',
		countryCode: { __rl: true, mode: 'list', value: 'IND', cachedResultName: 'India (IND)' },
	},
	faceMatch: { binaryPropertyName: 'Selfie', referenceBinaryPropertyName: 'ID' },
	documentForgery: {
		binaryPropertyName: 'ID',
		delivery: 'callback',
	},
};

/** Every node of the package in a row, behind a start: what a picture of each panel is taken of. */
export async function panelsWorkflow(): Promise<WorkflowJson> {
	const [checks, triggers] = split(await shippedNodes());
	const start: INode = {
		...{ id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 },
		...{ position: [0, 0], parameters: {} },
	};
	const row = [start, ...checks.map((description, index) => nodeOf(description, index + 1))];
	const connections = row.slice(1).map(({ name }, index) => {
		const to = { node: name, type: 'main' as const, index: 0 };
		return [row[index]?.name, { main: [[to]] }] as const;
	});
	return {
		name: 'Every node',
		nodes: [...row, ...triggers.map((description) => nodeOf(description, 0, 300))],
		connections: Object.fromEntries(connections),
	};
}

function split(nodes: readonly INodeTypeDescription[]) {
	const isTrigger = ({ group }: INodeTypeDescription) => group.includes('trigger');
	return [nodes.filter((node) => !isTrigger(node)), nodes.filter(isTrigger)] as const;
}

function nodeOf(description: INodeTypeDescription, column: number, y = 0): INode {
	const { name, displayName } = description;
	return {
		id: name,
		name: displayName,
		type: `${packageJson.name}.${name}`,
		typeVersion: 1,
		position: [column * 250, y],
		parameters: filledIn[name] ?? {},
		credentials: credentialsOf(description),
	};
}

/** The credential of the provider that the node begins with, and the one for callbacks. */
function credentialsOf({ credentials = [], properties }: INodeTypeDescription) {
	const provider = properties.find(({ name }) => name === 'provider')?.default;
	const vendor = vendors.find(({ name }) => name === provider);
	const names = new Map([
		[vendor?.credential.type, `${vendor?.label ?? ''} account`],
		['argosCallbackApi', 'ARGOS Callback account'],
	]);
	return Object.fromEntries(
		credentials.flatMap(({ name: type }) => {
			const name = names.get(type);
			return name === undefined ? [] : [[type, { id: type, name }]];
		}),
	);
}
