import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { problemOfBody } from '../../providers/reading/refusals';
import { formsOfSecret } from '../http/redaction/redact';
import type { LaterChecks } from '../later/laterChecks';
import { isAllowed, readCallerGuard } from './callerGuard';
import { callerAddress, receivedBody, refuseCaller } from './webhookRequest';

/**
 * Also the answer if a setting of the trigger is invalid. Only the person who activates it sees why.
 */
const unknownAddress = [404, 'No callback is expected here'] as const;

/**
 * Accepts a callback, which starts the workflow, or answers why not.
 *
 * Does not throw: after a throw, n8n would start the workflow with an empty item on its first
 * output.
 */
export async function receiveCallback(
	context: IWebhookFunctions,
	[{ offer }]: LaterChecks,
): Promise<IWebhookResponseData> {
	try {
		const guard = await readCallerGuard(context, offer);
		const told: unknown = Reflect.get(Object(context.getQueryData()), 'secret');
		if (!isAllowed(guard, told, callerAddress(context))) {
			return refuseCaller(context, ...unknownAddress);
		}
		const body = receivedBody(context, formsOfSecret(guard.secret));
		if (body.kind === 'tooLong') return refuseCaller(context, 413, 'More than 1 MB');
		if (body.kind !== 'json') return refuseCaller(context, 400, `It ${problemOfBody(body)}`);
		const transactionId = offer.check.later?.transactionIn(body) ?? null;
		if (transactionId === null) return refuseCaller(context, 400, 'It has no transaction ID');
		return { workflowData: [[{ json: { transactionId, delivery: JSON.stringify(body.value) } }]] };
	} catch {
		return refuseCaller(context, ...unknownAddress);
	}
}
