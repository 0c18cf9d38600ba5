import type { INode } from 'n8n-workflow';
import type { WorkflowJson } from '../engine/engine';

/** The ways out of the check, in the order of its outputs. */
export const ways = ['pass', 'fail', 'inconclusive', 'error'] as const;
export type Way = (typeof ways)[number];

/** The check's name on the canvas. */
export const checkName = 'Face Liveness';

/** Where the webhook listens, behind the address of the main. */
export const intakePath = 'webhook/applicants';

/** What the node that hands on the items of a way is called. */
export const handOn = (way: Way): string => `Hand On: ${way}`;

/**
 * What an onboarding would have: applicants send their selfies, and whoever decides on them is told
 * once by which output each has left. The caller is answered before the check, so n8n alone knows
 * of the upload from then on.
 *
 * @param bookUrl who is told, behind this address by each way's name
 */
export function intakeWorkflow(bookUrl: string): WorkflowJson {
	const webhook = node('Receive Selfie', 'n8n-nodes-base.webhook', 2, {
		httpMethod: 'POST',
		path: 'applicants',
		responseMode: 'onReceived',
		options: {},
	});
	const check: INode = {
		...node(checkName, 'n8n-nodes-kyc-liveness.faceLiveness', 1, {
			provider: 'kairos',
			binaryPropertyName: 'selfie',
			options: { reviewThreshold: 50, maxRetries: 1 },
		}),
		onError: 'continueErrorOutput',
		credentials: { kairosApi: { id: 'kairos', name: 'Kairos account' } },
	};
	const last = ways.map((way) =>
		node(handOn(way), 'n8n-nodes-base.httpRequest', 4.2, {
			method: 'POST',
			url: `${bookUrl}/${way}`,
			sendBody: true,
			specifyBody: 'json',
			jsonBody:
				'={{ JSON.stringify({ applicant: $json.body.applicant, verdict: $json.faceLiveness }) }}',
			options: {},
		}),
	);
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	return {
		name: 'Applicants',
		nodes: [{ ...webhook, webhookId: 'applicants' }, check, ...last],
		connections: {
			[webhook.name]: { main: [to(checkName)] },
			[checkName]: { main: ways.map((way) => to(handOn(way))) },
		},
	};
}

function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: INode['parameters'],
): INode {
	return { id: name, name, type, typeVersion, position: [0, 0], parameters };
}
