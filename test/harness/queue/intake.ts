import type { INode } from 'n8n-workflow';
import type { WorkflowJson } from '../../engine/engine';

/** The outputs of the check, in order. */
export const ways = ['pass', 'fail', 'inconclusive', 'error'] as const;
export type Way = (typeof ways)[number];

/** The check's name on the canvas. */
export const checkName = 'Face Liveness';

/** When the webhook answers a call: immediately, or with the decision. */
export const answers = { atOnce: 'onReceived', withDecision: 'lastNode' } as const;
export type Answer = keyof typeof answers;

/** The path of an intake, below the address of the main. */
export const intakePath = (answer: Answer): string => `webhook/${answer}`;

/** The name of the node that passes on the items of an output. */
export const handOn = (way: Way): string => `Hand On: ${way}`;

/**
 * Like an onboarding: applicants send their selfies, and the decision service is told the output of
 * each. After an immediate answer, only n8n knows about the upload.
 *
 * @param bookUrl the decision service, with one path for each output
 */
export function intakeWorkflow(bookUrl: string, answer: Answer): WorkflowJson {
	const webhook = node('Receive Selfie', 'n8n-nodes-base.webhook', 2, {
		httpMethod: 'POST',
		path: answer,
		responseMode: answers[answer],
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
		name: `Applicants, answered ${answer}`,
		nodes: [{ ...webhook, webhookId: answer }, check, ...last],
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
