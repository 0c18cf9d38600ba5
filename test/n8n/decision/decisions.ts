import { basename } from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { CheckName } from '../../../nodes/verification/check';
import { decisionOutputs } from '../../../nodes/verification/n8n/parameters/decisionRouting';
import {
	chain,
	checkNode,
	decisionName,
	node,
	start,
	workflow,
	type Wire,
} from '../../engine/decisionWorkflow';
import type { WorkflowJson } from '../../engine/engine';
import { picture } from '../../engine/items';
import { writePictures } from '../../harness/n8n/workflows/fileWorkflow';
import type { Execution } from '../../harness/n8n/workflows/execution';
import type { RunningN8n } from '../../harness/n8n/runningN8n';

/** What the tests need of an n8n: also one that runs without its server. */
export type AnyN8n = Pick<RunningN8n, 'folder' | 'run'>;

/** A check of the one picture that an applicant has here. */
export function check(name: CheckName, json: Parameters<typeof checkNode>[1] = {}): INode {
	const parameters = { binaryPropertyName: 'data', ...json.parameters };
	return checkNode(name, { ...json, parameters });
}

export const face = check('faceLiveness');
export const id = check('idLiveness');
export const forgery = check('documentForgery');

/** A match of that picture with a photo of an ID. */
export async function matchWith(
	idPhoto: Promise<Buffer>,
	json: Parameters<typeof checkNode>[1] = {},
): Promise<INode> {
	const referenceImageBase64 = (await idPhoto).toString('base64');
	const parameters = { referenceImageSource: 'base64', referenceImageBase64, ...json.parameters };
	return check('faceMatch', { ...json, parameters });
}

let folders = 0;

/** Gives out the picture of each of these applicants as an item. */
export async function applicants(n8n: AnyN8n, ...scenarios: string[]): Promise<INode> {
	const files = scenarios.map(
		async (scenario, index) => [`${index}-${scenario}.jpg`, await picture(scenario)] as const,
	);
	const pictures = Object.fromEntries(await Promise.all(files));
	const folder = await writePictures(n8n.folder, `applicants${++folders}`, pictures);
	const parameters = { operation: 'read', fileSelector: `${folder}/*`, options: {} };
	return node({ name: 'Applicants', type: 'n8n-nodes-base.readWriteFile', parameters });
}

/** Each node leads to the next, by its first output. */
export async function chainOver(
	n8n: AnyN8n,
	scenarios: readonly string[],
	...nodes: readonly INode[]
): Promise<WorkflowJson> {
	return { name: 'Decision', ...chain(start, await applicants(n8n, ...scenarios), ...nodes) };
}

/** The same, with wires of its own after the applicants. */
export async function wiredOver(
	n8n: AnyN8n,
	scenarios: readonly string[],
	nodes: readonly INode[],
	wires: readonly Wire[],
): Promise<WorkflowJson> {
	const files = await applicants(n8n, ...scenarios);
	const first: Wire[] = [
		[start.name, 0, files.name],
		[files.name, 0, nodes[0]?.name ?? ''],
	];
	return { name: 'Decision', ...workflow([start, files, ...nodes], [...first, ...wires]) };
}

/** A Set node of n8n's that writes these fields over what is there, by an expression for the object. */
export function setNode(name: string, expression: string): INode {
	const parameters: INodeParameters = {
		mode: 'raw',
		// Two braces would end the expression.
		jsonOutput: `={{ ${expression.replaceAll(/}(?=})/g, '} ')} }}`,
		includeOtherFields: true,
		options: { stripBinary: false },
	};
	return node({ name, type: 'n8n-nodes-base.set', typeVersion: 3.4, parameters });
}

export interface Decision {
	readonly by: string;
	readonly decision: unknown;
	readonly reasons: readonly string[];
	readonly file: string | null;
}

/** Who left by which output of the decision's last run, and why. */
export function decisionsIn(execution: Execution, decider = decisionName): Decision[] {
	return execution.outputsOf(decider).flatMap((items, output) =>
		items.map(({ json }) => {
			const record = Object(json.kycDecision);
			const reasons: unknown = Reflect.get(record, 'reasons');
			return {
				by: decisionOutputs[output] ?? `output ${output}`,
				decision: Reflect.get(record, 'decision') ?? null,
				reasons: Array.isArray(reasons) ? reasons.map(reasonOf) : [],
				file: typeof json.fileName === 'string' ? basename(json.fileName, '.jpg') : null,
			};
		}),
	);
}

function reasonOf(reason: unknown): string {
	const { check: of, reason: why } = Object(reason);
	return `${of ?? 'item'} ${why}`;
}

/** Runs it to its end; tells the decisions without the names of the files. */
export async function decide(n8n: AnyN8n, json: WorkflowJson): Promise<ReadonlyArray<object>> {
	const execution = await n8n.run(json);
	expect({ status: execution.status, error: execution.error }).toEqual({
		status: 'success',
		error: null,
	});
	return decisionsIn(execution).map(({ by, reasons }) => ({ by, reasons }));
}

export const accepted = { by: 'accept', reasons: [] };
export const review = (...reasons: string[]) => ({ by: 'review', reasons });
export const notOfThisExecution = 'verdictNotFromThisExecution';

/** The decision, with a step behind each of its first two outputs, to see which one n8n comes to. */
export const ends = ['Reviewed', 'Let In'] as const;
export function withEnds({ nodes, connections, ...rest }: WorkflowJson): WorkflowJson {
	const steps = ends.map((name) => node({ name, type: 'n8n-nodes-base.noOp' }));
	const wires = ends.map((name, output): Wire => [decisionName, output, name]);
	return {
		...rest,
		nodes: [...nodes, ...steps],
		connections: { ...connections, ...workflow([], wires).connections },
	};
}
