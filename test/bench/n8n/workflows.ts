import type { IConnections, INode } from 'n8n-workflow';
import { join } from 'node:path';
import { callNamed } from '../../engine/items';
import type { WorkflowJson } from '../../engine/engine';
import { byHand } from './contenders/byHand';
import type { Case, VendorName } from './cases';
import { node } from './contenders/node';
import { callNames, type LeanVendor } from './vendor/leanVendor';

/** Who checks: this package's node, or n8n's own nodes as a user wires them. */
export type Way = 'ours' | 'byHand';

/** The nodes between the items and the decision, by name: their times are the way's. */
export const nodesOf: Readonly<Record<VendorName, Readonly<Record<Way, readonly string[]>>>> = {
	kairos: { ours: ['Face Liveness'], byHand: ['HTTP Request', 'If'] },
	argos: { ours: ['Face Liveness'], byHand: ['Extract from File', 'HTTP Request', 'If'] },
};

/** The trigger's name. It has to be called with `copies`, an array as long as there shall be. */
export const START = 'Start';
const ITEMS = 'Items';

// What an execution leaves behind would cost more than what is measured.
const settings = {
	executionOrder: 'v1',
	saveDataSuccessExecution: 'none',
	saveDataErrorExecution: 'none',
	saveExecutionProgress: false,
} as const;

/**
 * A call brings the files of a folder, and so many copies of each item as it asks for. They share
 * the stored file. Then comes one way to have them checked.
 */
export function workflowOf(way: Way, one: Case, folder: string, vendor: LeanVendor): WorkflowJson {
	const checking = {
		ours: () => [faceLiveness(one)],
		byHand: () => byHand[one.vendor](vendor, one),
	}[way]();
	return {
		name: `${one.vendor}, ${way}`,
		nodes: [...itemNodes(folder), ...checking],
		connections: { ...itemConnections, ...inARow([ITEMS, ...checking.map(({ name }) => name)]) },
		settings,
	};
}

const start = node(START, 'n8n-nodes-base.webhook', 2.1, {
	httpMethod: 'POST',
	responseMode: 'onReceived',
});

/** After it, n8n has loaded all that any execution needs. */
export const nothing: WorkflowJson = { name: 'Nothing', nodes: [start], connections: {}, settings };

function itemNodes(folder: string): INode[] {
	const everyPair = { mode: 'combine', combineBy: 'combineAll', options: {} };
	return [
		start,
		node('Files', 'n8n-nodes-base.readWriteFile', 1.1, {
			operation: 'read',
			fileSelector: join(folder, '*'),
			options: {},
		}),
		node('Copies', 'n8n-nodes-base.splitOut', 1, {
			fieldToSplitOut: 'body.copies',
			options: { destinationFieldName: 'copy' },
		}),
		node(ITEMS, 'n8n-nodes-base.merge', 3.2, everyPair),
	];
}

const itemConnections: IConnections = {
	[START]: {
		main: [
			[
				{ node: 'Files', type: 'main', index: 0 },
				{ node: 'Copies', type: 'main', index: 0 },
			],
		],
	},
	Files: { main: [[{ node: ITEMS, type: 'main', index: 0 }]] },
	Copies: { main: [[{ node: ITEMS, type: 'main', index: 1 }]] },
};

function inARow(names: readonly string[]): IConnections {
	return Object.fromEntries(
		names.slice(1).map((name, index) => {
			const from = names[index] ?? '';
			return [from, { main: [[{ node: name, type: 'main', index: 0 }]] }];
		}),
	);
}

function faceLiveness({ vendor, atOnce: maxConcurrency }: Case): INode {
	const { nodeType, credentialType } = callNamed(callNames[vendor]);
	const parameters = { provider: vendor, options: { maxConcurrency } };
	return node('Face Liveness', nodeType, 1, parameters, credentialType);
}
