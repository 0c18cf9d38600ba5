import { type INode, type JsonObject, NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Verdict } from '../../verdict';

/**
 * The error that stops a workflow: as n8n shows it, with the item it belongs to.
 *
 * It has only our own words. The original error may contain the key and the picture.
 */
export function toNodeError(
	node: INode,
	verdict: Verdict,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const { message, description, httpCode } = reportOf(verdict);
	if (httpCode === null) return new NodeOperationError(node, message, { description, itemIndex });
	const plain: JsonObject = { message, description, httpCode: String(httpCode) };
	return new NodeApiError(node, plain, {
		message,
		description,
		httpCode: String(httpCode),
		itemIndex,
	});
}

/**
 * What an item says about its error if n8n allows no other field. The request may have been
 * charged, so the report also says when, how often, and for which image it was sent.
 */
export function reportOf(verdict: Verdict) {
	const [reason] = verdict.reasons;
	const { check, provider, nextStep, error, checkedAt, attempts, transactionId, image } = verdict;
	const { simulated } = verdict;
	const { message = 'The check failed', description = '', httpCode = null } = error ?? {};
	return {
		...{ message, description, reason, nextStep, check, provider, httpCode },
		...{ checkedAt, attempts, transactionId, image },
		...(simulated ? { simulated } : {}),
	};
}
