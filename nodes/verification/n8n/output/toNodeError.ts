import { type INode, type JsonObject, NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Verdict } from '../../verdict';

/**
 * The error that stops a workflow: as n8n shows it, with the item it belongs to.
 *
 * It is made of our own words and never of the error behind it, whose insides hold the key and
 * the picture.
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
 * What an item may say of its error where n8n lets it carry nothing else. The request may have been
 * charged, so it also says when it was sent, how often, and about which image.
 */
export function reportOf(verdict: Verdict) {
	const [reason] = verdict.reasons;
	const { check, provider, nextStep, error, checkedAt, attempts, transactionId, image } = verdict;
	const { message = 'The check failed', description = '', httpCode = null } = error ?? {};
	return {
		...{ message, description, reason, nextStep, check, provider, httpCode },
		...{ checkedAt, attempts, transactionId, image },
	};
}
