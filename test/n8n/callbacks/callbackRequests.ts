import type { INode, INodeParameters } from 'n8n-workflow';
import type { WorkflowJson } from '../../engine/engine';

export const triggerName = 'ARGOS Trigger';
export const triggerSecret = 'a-secret-for-these-tests-0123456789';

/** What a trigger of this n8n and the checks that it serves share. */
export function callbackCredential(address: string, webhookId: string) {
	return { secret: triggerSecret, url: `${address}/webhook/${webhookId}/results` };
}

const credentials = {
	argosCallbackApi: { id: 'argos-callback-account', name: 'ARGOS Callback account' },
};

/** How a trigger differs from a new one. */
export interface TriggerSetting extends Partial<
	Pick<INode, 'credentials' | 'alwaysOutputData' | 'retryOnFail' | 'onError'>
> {
	readonly options?: INodeParameters;
}

/** A trigger with a field in place of the credential. */
export const withoutCredential: TriggerSetting = { credentials: {} };

/** A workflow that has only the trigger. */
export function triggerWorkflow(
	webhookId: string,
	parameters: INodeParameters = {},
	setting: TriggerSetting = {},
): WorkflowJson {
	const { options = {}, ...settings } = setting;
	return {
		name: 'Results',
		nodes: [
			{
				id: '1',
				name: triggerName,
				type: 'n8n-nodes-kyc-liveness.argosTrigger',
				typeVersion: 1,
				position: [0, 0],
				webhookId,
				parameters: { ...parameters, options },
				credentials,
				...settings,
			},
		],
		connections: {},
	};
}

/** The callback URL of a trigger. */
export function callbackUrlOf(address: string, webhookId: string, secret = triggerSecret): string {
	return `${address}/webhook/${webhookId}/results?secret=${secret}`;
}

/** From the vendor's page. */
export function success(transactionId: string, scores: Readonly<Record<string, number>>) {
	const result = Object.entries(scores).map(([name, score]) => [name, { liveness_score: score }]);
	return {
		statusCode: 200,
		apiType: 'id_live_doc',
		transactionId,
		engineVersion: 'id_liveness@3.4.2',
		result: Object.fromEntries(result),
	};
}

export const genuine = { screenReplay: 99, paperPrinted: 92, replacePortraits: 97 };

/** From the vendor's page. The shape with `error` and a text code is that of immediate answers. */
export function failure(transactionId: string, errorCode: number, shape: 'flat' | 'nested') {
	const identity = { statusCode: 400, apiType: 'id_live_doc', transactionId };
	const message = errorCode === 1003 ? 'Fail to process data' : 'idImage is required';
	return shape === 'flat'
		? { ...identity, errorCode, message }
		: { error: { ...identity, errorCode: String(errorCode), message } };
}

/** POSTs a body, as JSON unless it is text or bytes. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
	const content =
		typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
	const answer = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: content,
	});
	return { status: answer.status, body: await answer.text() };
}
