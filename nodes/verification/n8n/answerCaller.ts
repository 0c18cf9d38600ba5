import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

/** As much as is needed of Express's response, whose types n8n does not bring along. */
interface CallerResponse {
	status(code: number): { json(body: unknown): unknown };
}

/**
 * Answers without running the workflow: what is running, or waits, is left as it is.
 *
 * Does not throw; where there is nothing to answer with, the caller is left without an answer.
 */
export function refuseCaller(
	context: Pick<IWebhookFunctions, 'getResponseObject'>,
	status: number,
	message: string,
): IWebhookResponseData {
	try {
		const response: unknown = context.getResponseObject();
		if (isResponse(response)) response.status(status).json({ message });
	} catch {
		// The caller has gone.
	}
	return { noWebhookResponse: true };
}

function isResponse(value: unknown): value is CallerResponse {
	return typeof value === 'object' && value !== null && 'status' in value;
}
