import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { ReplyBody } from '../../providers/provider';
import { LONGEST_REPLY, readReplyText } from '../http/replyBody';

/** Who calls, as far as n8n can tell: behind a proxy that it does not know of, that is the proxy. */
export function callerAddress(context: Pick<IWebhookFunctions, 'getRequestObject'>): unknown {
	const request: unknown = context.getRequestObject();
	return Reflect.get(Object(request), 'ip');
}

/**
 * What was POSTed, read from its bytes like any answer of a vendor's. What n8n makes of it by itself
 * has lost whether a field was there twice.
 *
 * @param secrets what must not come into an item
 */
export function receivedBody(
	context: Pick<IWebhookFunctions, 'getRequestObject'>,
	secrets: readonly string[],
): ReplyBody {
	const request: unknown = context.getRequestObject();
	const bytes: unknown = Reflect.get(Object(request), 'rawBody');
	if (!Buffer.isBuffer(bytes)) return { kind: 'empty' };
	if (bytes.byteLength > LONGEST_REPLY) return { kind: 'tooLong' };
	return readReplyText(bytes.toString('utf8'), secrets);
}

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
