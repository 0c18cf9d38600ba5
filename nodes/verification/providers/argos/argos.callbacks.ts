import {
	type ProviderAnswer,
	REMOVED,
	type ReplyBody,
	type Submission,
	type VendorReply,
} from '../provider';
import { fieldOf, isJsonObject, numberOf } from '../reading/fields';
import { firstReference, readStatements } from '../reading/readStatements';
import { bareName } from '../reading/names';
import { isOversized } from '../reading/oversized';
import { problemOfBody, unreadable, wordsOf } from '../reading/refusals';
import { documentLayout, readDocument, transactionIds } from './argos.answers';
import { type Pipeline, pipelines } from './argos.parameters';

/**
 * Reads `201 {transactionId, engineVersion, message}`, "request has been successfully received".
 * Everything else is read as an immediate answer: an error, or even scores.
 */
export function readSubmission(reply: VendorReply, asked: readonly Pipeline[]): Submission {
	if (reply.status !== 201) return readDocument(reply, asked);
	const { refusal, reference } = readStatements(reply, documentLayout(asked));
	const transactionId = usable(reference.transactionId);
	if (refusal === null && transactionId !== null) {
		return { kind: 'pending', ...reference, transactionId };
	}
	const ofJson = 'has no transaction ID, by which its result would be known';
	const failure = refusal ?? unreadable(reply, problemOfBody(reply.body, ofJson));
	return { kind: 'failed', failure, ...reference, transactionId };
}

/**
 * Reads a callback: `{statusCode, apiType, transactionId, engineVersion, result}`, or on failure
 * `{statusCode, apiType, transactionId, errorCode, message}`, flat or within `error`. It means the
 * same as an immediate answer with its `statusCode` as the status.
 *
 * The node that reads it may not be the one that asked, and may expect fewer pipelines. Then a
 * score is left over, and it could be the failing one. No page shows a value for a pipeline that
 * was not requested, so it has to be empty.
 */
export function readCallback(body: ReplyBody, asked: readonly Pipeline[]): ProviderAnswer {
	const value = body.kind === 'json' ? body.value : undefined;
	const reply = { status: statusIn(value), header: () => null, body };
	const answer = readDocument(reply, asked);
	const transactionId = transactionIn(body);
	if (answer.kind === 'failed') return { ...answer, transactionId };
	const isMore = hasOtherPipeline(value, asked) || hasOtherScore(fieldOf(value, 'result'), asked);
	if (!isMore) return { ...answer, transactionId };
	const failure = unreadable(reply, 'has the score of a pipeline that was not asked for');
	const { engineVersion } = answer;
	return { kind: 'failed', failure, transactionId, engineVersion, raw: wordsOf(body) };
}

/** ARGOS's names for its pipelines and their flags, and other names on its pages. */
const pipelineLike =
	/screen|replay|paper|print|photocop|portrait|photoreplace|faceswap|pipeline|^(?:sr|pc|ps)$/;

/** Whether an answer mentions another pipeline, in any place and under any name. */
function hasOtherPipeline(value: unknown, asked: readonly Pipeline[]): boolean {
	if (Array.isArray(value)) return value.some((one) => hasOtherPipeline(one, asked));
	if (typeof value === 'string') return isOther(value, asked);
	if (!isJsonObject(value)) return false;
	return Object.entries(value).some(
		([name, inside]) =>
			(!asked.some((one) => one === name) &&
				pipelineLike.test(bareName(name)) &&
				!isNothing(inside)) ||
			hasOtherPipeline(inside, asked),
	);
}

/** `{"name": "replacePortraits", "score": 3}` */
function isOther(text: string, asked: readonly Pipeline[]): boolean {
	return pipelines.some((one) => bareName(one) === bareName(text) && !asked.includes(one));
}

/** Whether a result has a score under a name that was not requested. */
function hasOtherScore(result: unknown, asked: readonly Pipeline[]): boolean {
	return Object.entries(isJsonObject(result) ? result : {}).some(
		([name, value]) => !asked.some((one) => one === name) && hasScoreWithin(value),
	);
}

/** Null, an empty list, or an object with only such values. */
function isNothing(value: unknown): boolean {
	if (typeof value !== 'object') return value === '';
	return value === null || Object.values(value).every((one) => one === null);
}

function hasScoreWithin(value: unknown): boolean {
	return (
		isJsonObject(value) &&
		!isNothing(value) &&
		Object.keys(value).some((name) => bareName(name).includes('score'))
	);
}

/** If a failure is within `error`, the ID is also there. */
export function transactionIn(body: ReplyBody): string | null {
	if (body.kind !== 'json' || isOversized(body.value)) return null;
	return usable(firstReference(body.value, transactionIds, 'documented'));
}

/** A callback has no HTTP status. The body is checked for a failure in any case. */
const NO_STATUS = 200;

function statusIn(body: unknown): number {
	const nested = fieldOf(fieldOf(body, 'error'), 'statusCode');
	const status = numberOf(nested ?? fieldOf(body, 'statusCode'));
	const isStatus = status !== null && Number.isInteger(status) && status >= 100 && status <= 599;
	return isStatus ? status : NO_STATUS;
}

/** A partly removed ID may belong to somebody else. */
function usable(transactionId: string | null): string | null {
	return transactionId?.includes(REMOVED) === true ? null : transactionId;
}
