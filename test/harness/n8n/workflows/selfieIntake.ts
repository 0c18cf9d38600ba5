import { randomUUID } from 'node:crypto';
import type { INode } from 'n8n-workflow';
import { callNamed } from '../../../engine/items';
import { checkWorkflow, nodeName, type NodeSetting } from '../../../engine/checkNode';
import type { WorkflowJson } from '../../../engine/engine';

export const intakes = ['form', 'webhook'] as const;

/** A workflow that starts with a selfie, and how an applicant sends one. */
export interface SelfieIntake {
	readonly workflow: WorkflowJson;
	/** The name of the trigger. */
	readonly trigger: string;
	/** @param kind whether n8n listens for one test, or the workflow is published */
	readonly send: (address: string, kind: 'test' | 'production', selfie: Buffer) => Promise<void>;
}

/** The name of the file in the form and on the item. */
const file = 'Selfie';

const oneFile = {
	formTitle: 'Your selfie',
	formFields: { values: [{ fieldLabel: file, fieldType: 'file', multipleFiles: false }] },
	options: {},
};

/** A form or a webhook, and Face Liveness behind it. */
export function selfieIntake(by: (typeof intakes)[number], setting: NodeSetting): SelfieIntake {
	const id = randomUUID();
	const [, check] = checkWorkflow(callNamed('Kairos face'), setting).nodes;
	if (!check) throw new Error('A check was expected');
	const triggers = {
		form: {
			...{ type: 'n8n-nodes-base.formTrigger', typeVersion: 2.3, parameters: oneFile },
			field: 'field-0',
		},
		webhook: {
			...{ type: 'n8n-nodes-base.webhook', typeVersion: 2.1 },
			parameters: { httpMethod: 'POST', path: id, options: {} },
			field: file,
		},
	};
	const { field, ...ofKind } = triggers[by];
	const trigger: INode = {
		...{ id: 'trigger', name: 'Intake', position: [0, 0], webhookId: id },
		...ofKind,
	};
	const checking = { ...check, parameters: { ...check.parameters, binaryPropertyName: file } };
	return {
		workflow: {
			name: `A selfie by ${by}`,
			nodes: [trigger, checking],
			connections: { Intake: { main: [[{ node: nodeName, type: 'main', index: 0 }]] } },
		},
		trigger: trigger.name,
		send: async (address, kind, selfie) => {
			const body = new FormData();
			body.set(field, new Blob([Uint8Array.from(selfie)], { type: 'image/jpeg' }), 'selfie.jpg');
			const url = `${address}/${by}${kind === 'test' ? '-test' : ''}/${id}`;
			const answer = await fetch(url, { method: 'POST', body });
			if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
		},
	};
}
