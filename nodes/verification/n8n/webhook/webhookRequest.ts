import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { ReplyBody } from '../../providers/provider';
import { LONGEST_REPLY, readReplyText } from '../http/replyBody';

/**
 * The caller's address as n8n sees it. Behind a proxy that n8n does not know, it is the proxy's.
 */
export function callerAddress(context: Pick<IWebhookFunctions, 'getRequestObject'>): unknown {
	const request: unknown = context.getRequestObject();
	return Reflect.get(Object(request), 'ip');
}

/**
 * The body of the request, read from its bytes like any vendor's answer. The body that n8n parses
 * does not show whether a field was there twice.
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

/** The part of Express's response that is used here. n8n does not export its types. */
interface CallerResponse {
	status(code: number): { json(body: unknown): unknown };
}

/**
 * Answers without running the workflow. Running and waiting executions stay as they are.
 *
 * Does not throw. Without a response object, the caller gets no answer.
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
