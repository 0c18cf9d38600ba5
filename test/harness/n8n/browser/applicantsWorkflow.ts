import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { INode } from 'n8n-workflow';
import type { WorkflowJson } from '../../../engine/engine';
import type { RunningN8n } from '../runningN8n';
import { exampleWorkflows } from '../workflows/examples';

const images = resolve(__dirname, '../../../../examples/images');

/** The example kyc-chain over all applicants of examples/images, in place of its form. */
export async function applicantsWorkflow({ folder }: RunningN8n): Promise<WorkflowJson> {
	const copied = join(folder.files, 'applicants');
	await cp(images, copied, { recursive: true });
	const chain = exampleWorkflows().get('kyc-chain');
	if (!chain) throw new Error('The chain is no longer among the examples');
	const { 'Applicant Form': fromForm, ...connections } = chain.connections;
	if (!fromForm) throw new Error('The chain no longer begins with its form');
	const isShown = ({ name, type }: INode) => name !== 'Applicant Form' && !/stickyNote$/.test(type);
	const read = (field: string, y: number): INode => ({
		id: field,
		name: field,
		type: 'n8n-nodes-base.readWriteFile',
		typeVersion: 1,
		position: [-300, y],
		parameters: {
			operation: 'read',
			fileSelector: `${copied}/*/${field.toLowerCase()}.*`,
			options: { dataPropertyName: field },
		},
	});
	const start: INode = {
		id: 'start',
		name: 'Click',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [-540, 0],
		parameters: {},
	};
	const merge: INode = {
		id: 'merge',
		name: 'Applicants',
		type: 'n8n-nodes-base.merge',
		typeVersion: 3.2,
		position: [0, 0],
		parameters: { mode: 'combine', combineBy: 'combineByPosition', options: {} },
	};
	const to = (node: string, index = 0) => ({ node, type: 'main' as const, index });
	return {
		name: 'Decide about all applicants',
		nodes: [start, read('Selfie', -120), read('ID', 120), merge, ...chain.nodes.filter(isShown)],
		connections: {
			...connections,
			Click: { main: [[to('Selfie'), to('ID')]] },
			Selfie: { main: [[to('Applicants')]] },
			ID: { main: [[to('Applicants', 1)]] },
			Applicants: fromForm,
		},
	};
}
