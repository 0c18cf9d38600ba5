import type { INode, INodeParameters } from 'n8n-workflow';

/** A node as the editor saves it. @param credential the type of the one that is selected in it */
export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: INodeParameters,
	credential?: string,
): INode {
	const credentials = credential && { credentials: { [credential]: { id: '1', name: 'Bench' } } };
	return { id: name, name, type, typeVersion, position: [0, 0], parameters, ...credentials };
}
