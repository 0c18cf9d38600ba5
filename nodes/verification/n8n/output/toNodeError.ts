import { type INode, type JsonObject, NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Verdict } from '../../verdict';
import { lostAnswers } from '../words/failureSentences';

/**
 * The error that stops a workflow: as n8n shows it, with the item it belongs to.
 *
 * It has only our own words. The original error may contain the key and the picture.
 *
 * @param lost how many other items have an answer, which n8n drops
 */
export function toNodeError(
	node: INode,
	verdict: Verdict,
	itemIndex: number,
	lost: number,
): NodeApiError | NodeOperationError {
	const { message, description: ofItem, httpCode } = reportOf(verdict);
	const description = [ofItem, lostAnswers(lost)].filter(Boolean).join(' ');
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
 * charged, so the report also says when, how often, and for which images it was sent.
 */
export function reportOf(verdict: Verdict) {
	const [reason] = verdict.reasons;
	const { check, provider, nextStep, error, checkedAt, attempts, transactionId, image } = verdict;
	const { referenceImage, unusableImage, simulated } = verdict;
	const { message = 'The check failed', description = '', httpCode = null } = error ?? {};
	return {
		...{ message, description, reason, nextStep, check, provider, httpCode },
		...{ checkedAt, attempts, transactionId, image },
		...(referenceImage === undefined ? {} : { referenceImage }),
		...(unusableImage === undefined ? {} : { unusableImage }),
		...(simulated ? { simulated } : {}),
	};
}
