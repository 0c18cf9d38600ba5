import type { INode } from 'n8n-workflow';
import { nodeName } from '../../engine/checkNode';
import type { WorkflowJson } from '../../engine/engine';
import { callNamed, picture } from '../../engine/items';
import { fileWorkflow, writePictures } from '../fileWorkflow';
import type { RunningN8n } from '../runningN8n';

/** What stands at the ends, in the order of the outputs. */
export const ends = ['Accepted', 'Rejected', 'To Review', 'Alert'] as const;

/** A folder of five selfies, Face Liveness with Kairos, and an end behind each output. */
export async function selfiesWorkflow({ folder }: RunningN8n): Promise<WorkflowJson> {
	const selfies = await writePictures(folder, 'selfies', {
		'ada.jpg': await picture('genuine', { seed: 2 }),
		'ben.jpg': await picture('spoofedSelfie', { seed: 3, effect: 'print' }),
		'cem.jpg': await picture('genuine', { seed: 5 }),
		'dora.jpg': await picture('genuine', { width: 200, height: 200 }),
		'eva.jpg': await picture('vendorDown', { seed: 7 }),
	});
	const { nodes, connections } = fileWorkflow(callNamed('Kairos face'), selfies, {
		onError: 'continueErrorOutput',
		options: { maxRetries: 0 },
	});
	const placed = nodes.map((node) => ({ ...node, position: positions[node.name] ?? [0, 0] }));
	const endNodes = ends.map((name, index): INode => ({
		id: name,
		name,
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [760, index * 150 - 225],
		parameters: {},
	}));
	const toEnds = ends.map((node) => [{ node, type: 'main' as const, index: 0 }]);
	return {
		name: 'Check a folder of selfies',
		nodes: [...placed, ...endNodes],
		connections: { ...connections, [nodeName]: { main: toEnds } },
	};
}

const positions: Readonly<Record<string, INode['position']>> = {
	Start: [0, 0],
	Files: [200, 0],
	[nodeName]: [420, 0],
};
