import type { INode } from 'n8n-workflow';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { WorkflowJson } from '../engine/engine';
import { readWorkflow } from '../engine/workflowFile';
import type { N8nApi } from '../harness/n8n/n8nApi';

const folder = join(__dirname, 'savedWorkflows');

/** A workflow that a version has saved, with all its nodes and parameters. */
export const savedWorkflows = readdirSync(folder).map((file) => ({
	file,
	...readWorkflow(join(folder, file)),
}));

export function checksIn({ nodes }: WorkflowJson): readonly INode[] {
	return nodes.filter(({ type }) => type.startsWith('n8n-nodes-kyc-liveness.'));
}

const choice = z.object({ name: z.string(), value: z.unknown() });
const property = z.object({
	name: z.string(),
	displayName: z.string(),
	type: z.string(),
	isNodeSetting: z.boolean().default(false),
});
const described = z.object({
	name: z.string(),
	properties: z.array(property.extend({ options: z.array(z.unknown()).optional() })),
});

/** A node's description of a saved parameter. */
export interface SavedParameter {
	readonly name: string;
	readonly value: unknown;
	/** Whether it is in the collection Options. */
	readonly isOption: boolean;
	/** The node's current properties of this name. There may be one for each provider. */
	readonly known: ReadonlyArray<{
		readonly label: string;
		readonly type: string;
		/** Whether it is in the Settings tab. */
		readonly isSetting: boolean;
		/** Empty except for `options` and `multiOptions`. */
		readonly choices: ReadonlyArray<{ readonly name: string; readonly value?: unknown }>;
	}>;
}

/** Finds a node's saved parameters in the description that n8n sends to its editor. */
export async function savedParameters(
	api: N8nApi,
	{ type, parameters }: INode,
): Promise<readonly SavedParameter[]> {
	const types = z.array(z.unknown()).parse(await api.get('/types/nodes.json'));
	const own = types.find((one) => z.object({ name: z.literal(type) }).safeParse(one).success);
	const { properties } = described.parse(own);
	const options = properties.find(({ name }) => name === 'options')?.options ?? [];
	const inOptions = z.array(described.shape.properties.element).parse(options);
	const lookUp = (isOption: boolean, among: typeof properties) => {
		return ([name, value]: readonly [string, unknown]): SavedParameter => {
			const known = among.filter((one) => one.name === name).map(shownAs);
			return { name, value, isOption, known };
		};
	};
	const { options: saved, ...others } = parameters;
	const savedOptions = z.record(z.unknown()).parse(saved ?? {});
	return [
		...Object.entries(others).map(lookUp(false, properties)),
		...Object.entries(savedOptions).map(lookUp(true, inOptions)),
	];
}

function shownAs({
	displayName: label,
	type,
	options,
	isNodeSetting: isSetting,
}: (typeof described._type)['properties'][number]) {
	const isChoice = type === 'options' || type === 'multiOptions';
	return { label, type, isSetting, choices: isChoice ? z.array(choice).parse(options) : [] };
}
