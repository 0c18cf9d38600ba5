import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { WorkflowJson } from '../../engine/engine';
import { picturesOf } from './applicants';
import { withNode } from './stage';

type Part = 'Selfie' | 'ID';
type Kind = Pick<INode, 'type' | 'typeVersion' | 'parameters'>;

/** Writes the pictures of applicants as `Selfie/<applicant>` and `ID/<applicant>`. */
export async function writeApplicants(
	folder: string,
	applicants: readonly string[],
	withoutId?: string,
): Promise<void> {
	for (const part of ['Selfie', 'ID'] as const) {
		await mkdir(join(folder, part), { recursive: true });
		for (const applicant of applicants) {
			if (part === 'ID' && applicant === withoutId) continue;
			await writeFile(join(folder, part, applicant), (await picturesOf(applicant))[part]);
		}
	}
}

/**
 * The same workflow, started by a click instead of its form or webhook. Each applicant of a folder
 * becomes an item with the same binary fields and the applicant's name.
 */
export function startedByClick(
	workflow: WorkflowJson,
	trigger: string,
	folder: string,
	fields: { readonly Selfie: string; readonly ID?: string },
): WorkflowJson {
	const selfies = readerOf(folder, 'Selfie', fields.Selfie);
	const started = replaced(
		workflow,
		trigger,
		fieldsOnly({ Name: '={{ $json.fileName }}' }, 'withFiles'),
	);
	const { nodes, connections } =
		fields.ID === undefined
			? { nodes: [selfies], connections: chain(['Click', 'Selfie', trigger]) }
			: {
					nodes: [selfies, readerOf(folder, 'ID', fields.ID), selfieAndId],
					connections: {
						Click: { main: [[to('Selfie'), to('ID')]] },
						Selfie: { main: [[to(selfieAndId.name)]] },
						ID: { main: [[{ ...to(selfieAndId.name), index: 1 }]] },
						...chain([selfieAndId.name, trigger]),
					},
				};
	return {
		...started,
		nodes: [click, ...nodes, ...started.nodes],
		connections: { ...started.connections, ...connections },
	};
}

/** Replaces a node by one of another type, with the same name and connections. */
export function replaced(workflow: WorkflowJson, nodeName: string, kind: Kind): WorkflowJson {
	return withNode(workflow, nodeName, ({ id, name, position }) => ({
		id,
		name,
		position,
		...kind,
	}));
}

/** The workflow without nodes of these types and their connections. */
export function withoutTypes(workflow: WorkflowJson, types: readonly string[]): WorkflowJson {
	const nodes = workflow.nodes.filter(({ type }) => !types.includes(type));
	const names = nodes.map(({ name }) => name);
	const lines = Object.entries(workflow.connections).filter(([name]) => names.includes(name));
	const connections = lines.map(([name, { main = [] }]) => {
		const kept = main.map((targets) => targets?.filter(({ node }) => names.includes(node)) ?? []);
		return [name, { main: kept }] as const;
	});
	return { ...workflow, nodes, connections: Object.fromEntries(connections) };
}

/** Inserts a node on the first output of another. */
export function insertedAfter(
	workflow: WorkflowJson,
	nodeName: string,
	name: string,
	kind: Kind,
): WorkflowJson {
	const behind = workflow.connections[nodeName] ?? { main: [] };
	return {
		...workflow,
		nodes: [...workflow.nodes, node(name, kind)],
		connections: { ...workflow.connections, ...chain([nodeName, name]), [name]: behind },
	};
}

/** A node that keeps only these fields of an item, with or without its files. */
export function fieldsOnly(
	fields: Readonly<Record<string, string>>,
	files: 'withFiles' | 'withoutFiles',
): Kind {
	const assignments = Object.entries(fields).map(([name, value]): INodeParameters => {
		return { id: name, name, value, type: value.startsWith('={{ {') ? 'object' : 'string' };
	});
	return {
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: {
			assignments: { assignments },
			// Without any other field, the node would also remove the files.
			includeOtherFields: true,
			include: 'selected',
			includeFields: Object.keys(fields).join(', '),
			options: { stripBinary: files === 'withoutFiles' },
		},
	};
}

/** A node that outputs each file as an item. */
export function filesAs(field: string, files: string): Kind {
	return {
		type: 'n8n-nodes-base.readWriteFile',
		typeVersion: 1,
		parameters: {
			operation: 'read',
			fileSelector: files,
			options: { dataPropertyName: field },
		},
	};
}

function readerOf(folder: string, part: Part, field: string): INode {
	return node(part, filesAs(field, join(folder, part, '*')));
}

/** Connections from each node to the next. */
function chain(names: readonly string[]): IConnections {
	const connections: IConnections = {};
	for (const [index, next] of names.slice(1).entries()) {
		connections[names[index] ?? ''] = { main: [[to(next)]] };
	}
	return connections;
}

function to(name: string) {
	return { node: name, type: 'main' as const, index: 0 };
}

function node(name: string, kind: Kind): INode {
	return { id: name, name, position: [0, 0], ...kind };
}

const click = node('Click', {
	type: 'n8n-nodes-base.manualTrigger',
	typeVersion: 1,
	parameters: {},
});
/** One item with both files of an applicant, or with only the selfie if there is no ID. */
const selfieAndId = node('Selfie and ID', {
	type: 'n8n-nodes-base.merge',
	typeVersion: 3.2,
	parameters: {
		mode: 'combine',
		combineBy: 'combineByFields',
		fieldsToMatchString: 'fileName',
		joinMode: 'enrichInput1',
		options: {},
	},
});
