import type { INode } from 'n8n-workflow';
import { nodeName } from '../../../engine/checkNode';
import type { WorkflowJson } from '../../../engine/engine';
import { callNamed, picture } from '../../../engine/items';
import { fileWorkflow, writePictures } from '../workflows/fileWorkflow';
import type { RunningN8n } from '../runningN8n';

/** The check's name on the canvas. */
export const checkName = 'Face Liveness';

/** What stands behind Pass, Fail, Inconclusive and Error. */
export const ends = ['Accepted', 'Rejected', 'New Picture', 'Alert'] as const;

const shownNames: Readonly<Record<string, string>> = {
	Start: 'Click',
	Files: 'Selfies',
	[nodeName]: checkName,
};
const positions: Readonly<Record<string, INode['position']>> = {
	Start: [0, 0],
	Files: [200, 0],
	[nodeName]: [420, 0],
};

/** A folder of five selfies, Face Liveness with Kairos, and an end behind each output. */
export async function selfiesWorkflow({ folder }: RunningN8n): Promise<WorkflowJson> {
	const selfies = await writePictures(folder, 'selfies', {
		'ada.jpg': await picture('genuine', { seed: 2 }),
		'ben.jpg': await picture('spoofedSelfie', { seed: 3, effect: 'print' }),
		'cem.jpg': await picture('genuine', { seed: 5 }),
		'dora.jpg': await picture('genuine', { width: 200, height: 200 }),
		'eva.jpg': await picture('vendorDown', { seed: 7 }),
	});
	const { nodes } = fileWorkflow(callNamed('Kairos face'), selfies, {
		onError: 'continueErrorOutput',
		options: { maxRetries: 0 },
	});
	const shown = nodes.map((node): INode => ({
		...node,
		name: shownNames[node.name] ?? node.name,
		position: positions[node.name] ?? [0, 0],
	}));
	const to = (node: string) => [{ node, type: 'main' as const, index: 0 }];
	return {
		name: 'Check a folder of selfies',
		nodes: [...shown, ...ends.map(endNode)],
		connections: {
			Click: { main: [to('Selfies')] },
			Selfies: { main: [to(checkName)] },
			[checkName]: { main: ends.map(to) },
		},
	};
}

function endNode(name: string, index: number): INode {
	return {
		id: name,
		name,
		type: 'n8n-nodes-base.noOp',
		typeVersion: 1,
		position: [760, index * 150 - 225],
		parameters: {},
	};
}
