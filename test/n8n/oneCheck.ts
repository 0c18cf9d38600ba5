import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { TestedCall } from '../contract/vendorCalls';
import { nodeName, type NodeSetting } from '../engine/checkNode';
import { picture } from '../engine/items';
import { fileWorkflow, writePictures } from '../harness/n8n/workflows/fileWorkflow';
import type { RunningN8n } from '../harness/n8n/runningN8n';

/** The result for the one image. */
export interface Left {
	readonly status: string;
	/** The output that it left by. Null if no item left the node. */
	readonly output: number | null;
	/** The reason of the verdict. Null for a pass, and if the node stopped. */
	readonly reason: unknown;
	/** The number of requests in the verdict. Null without a verdict. */
	readonly attempts: unknown;
	/** The editor's error message if the node stopped. */
	readonly message: string | null;
}

/** Checks a genuine image with this call and this credential data. */
export async function checkWith(
	n8n: RunningN8n,
	call: TestedCall,
	credential: ICredentialDataDecryptedObject,
	setting: NodeSetting = {},
): Promise<Left> {
	const image = await picture('genuine', { subject: call.subject });
	const folder = await writePictures(n8n.folder, call.call, { '1.jpg': image });
	const { nodes, ...rest } = fileWorkflow(call, folder, setting);
	const id = await n8n.api.createCredential('Under test', call.credentialType, credential);
	const credentials = { [call.credentialType]: { id, name: 'Under test' } };
	const own = nodes.map((node) => (node.name === nodeName ? { ...node, credentials } : node));
	const saved = await n8n.api.createWorkflow({ ...rest, nodes: own });
	const { status, error, outputsOf } = await n8n.api.runManually(saved);

	const left = outputsOf(nodeName).flatMap((items, output) =>
		items.map(({ json }) => ({ output, json })),
	);
	const [one, ...others] = left;
	if (others.length > 0) throw new Error(`${left.length} items left instead of one`);
	const verdict = Object(one?.json[call.check]);
	const reasons: unknown = Reflect.get(verdict, 'reasons');
	return {
		status,
		output: one?.output ?? null,
		reason: Array.isArray(reasons)
			? (reasons[0] ?? null)
			: (Reflect.get(Object(one?.json.error), 'reason') ?? null),
		attempts: Reflect.get(verdict, 'attempts') ?? null,
		message: error?.message ?? null,
	};
}

/** The outputs of a node with the usual routing. */
export const outputs = { pass: 0, fail: 1, inconclusive: 2, error: 3 } as const;
