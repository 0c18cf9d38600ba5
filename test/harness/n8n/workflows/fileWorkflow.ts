import type { INode } from 'n8n-workflow';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestedCall } from '../../../contract/vendorCalls';
import { checkWorkflow, nodeName, type NodeSetting } from '../../../engine/checkNode';
import type { WorkflowJson } from '../../../engine/engine';
import type { UserFolder } from '../userFolder';

/** Writes pictures to a folder of this name where a workflow may read them; gives back its path. */
export async function writePictures(
	{ files }: UserFolder,
	name: string,
	pictures: Readonly<Record<string, Buffer>>,
): Promise<string> {
	const path = join(files, name);
	await mkdir(path, { recursive: true });
	for (const [file, bytes] of Object.entries(pictures)) await writeFile(join(path, file), bytes);
	return path;
}

/** A click, the files of a folder as items, and one check node. */
export function fileWorkflow(
	call: TestedCall,
	folder: string,
	setting: NodeSetting = {},
): WorkflowJson {
	const { nodes } = checkWorkflow(call, setting);
	const reader: INode = {
		id: '3',
		name: 'Files',
		type: 'n8n-nodes-base.readWriteFile',
		typeVersion: 1,
		position: [0, 0],
		parameters: { operation: 'read', fileSelector: join(folder, '*'), options: {} },
	};
	const to = (node: string) => ({ main: [[{ node, type: 'main' as const, index: 0 }]] });
	return {
		name: `${call.name} over a folder`,
		nodes: [...nodes, reader],
		connections: { Start: to(reader.name), [reader.name]: to(nodeName) },
	};
}
