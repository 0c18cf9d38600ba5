import {
	type INode,
	type INodeParameters,
	type INodeType,
	type INodeTypeDescription,
	NodeHelpers,
	Workflow,
} from 'n8n-workflow';
import { choicesOf, fieldsOf, type PanelField } from './fields';
import { table } from './table';

const head = ['Routing', 'Outputs'] as const;

/** What decides about the outputs of a node, and the outputs that n8n then shows. */
export function outputsTable(node: INodeTypeDescription): string {
	return table([head, ...rowsOf(node)]);
}

function rowsOf(node: INodeTypeDescription): ReadonlyArray<readonly string[]> {
	const choicesNamed = (name: string) => {
		const field = fieldsOf(node).find(({ property }) => property.name === name);
		return field ? choicesOf(field.property).map((choice) => ({ ...choice, field })) : [];
	};
	return choicesNamed('routing').flatMap((routing) => {
		const usual = outputsOf(node, parametersFor(routing));
		const other = choicesNamed('delivery').flatMap((delivery) => {
			const parameters = { ...parametersFor(routing), ...parametersFor(delivery) };
			const outputs = outputsOf(node, parameters);
			const setting = `${routing.name}, with ${delivery.field.property.displayName} ${delivery.name}`;
			return outputs === usual ? [] : [[setting, outputs]];
		});
		return [[routing.name, usual], ...other];
	});
}

interface Chosen {
	readonly field: PanelField;
	readonly value: string | number | boolean;
}

function parametersFor({ field, value }: Chosen): INodeParameters {
	const { name, displayOptions } = field.property;
	// n8n forgets a field that the other choices hide.
	const showing: INodeParameters = {};
	for (const [key, wanted] of Object.entries(displayOptions?.show ?? {})) {
		const [choice] = wanted ?? [];
		if (typeof choice === 'string') showing[key] = choice;
	}
	const chosen = { [name]: value };
	return { ...showing, ...(field.isOption ? { options: chosen } : chosen) };
}

function outputsOf(description: INodeTypeDescription, parameters: INodeParameters): string {
	const node: INode = {
		id: 'node',
		name: description.displayName,
		type: description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	const nodeType: INodeType = { description };
	const nodeTypes = {
		getByName: () => nodeType,
		getByNameAndVersion: () => nodeType,
		getKnownTypes: () => ({}),
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return NodeHelpers.getNodeOutputs(workflow, node, description)
		.map((output) => (typeof output === 'string' ? undefined : output.displayName))
		.map((label) => label ?? 'one output')
		.join(', ');
}
