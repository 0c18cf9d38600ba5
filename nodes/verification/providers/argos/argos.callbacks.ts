import { type ProviderAnswer, REMOVED, type ReplyBody, type Submission } from '../provider';
import type { VendorReply } from '../provider';
import { claimOf } from '../reading/claims';
import { fieldOf, numberOf, percentOf, referenceOf } from '../reading/fields';
import { problemOfBody, unreadable, wordsOf } from '../reading/refusals';
import { readDocument } from './argos.answers';
import { transactionOf } from './argos.errors';
import { type Pipeline, pipelines } from './argos.parameters';

/**
 * Reads `201 {transactionId, engineVersion, message}`, "request has been successfully received".
 * Whatever else comes is read as an answer at once: an error, or scores after all.
 */
export function readSubmission(reply: VendorReply, asked: readonly Pipeline[]): Submission {
	const body = reply.body.kind === 'json' ? reply.body.value : undefined;
	const claim = claimOf(body);
	if (reply.status !== 201 || claim === 'refusal') return readDocument(reply, asked);

	const transactionId = usable(transactionOf(body));
	const reference = {
		engineVersion: referenceOf(fieldOf(body, 'engineVersion')),
		raw: wordsOf(reply.body),
	};
	if (transactionId === null || claim === 'unclear') {
		const ofJson =
			claim === 'unclear'
				? 'has a status that is not known'
				: 'has no transaction ID, by which its result would be known';
		const failure = unreadable(reply, problemOfBody(reply.body, ofJson));
		return { kind: 'failed', failure, transactionId, ...reference };
	}
	return { kind: 'pending', transactionId, ...reference };
}

/**
 * Reads what is POSTed to the `callbackUrl`: `{statusCode, apiType, transactionId, engineVersion,
 * result}`, or on failure `{statusCode, apiType, transactionId, errorCode, message}`, flat or within
 * `error`. It means what the same answer would mean at once, with its `statusCode` as the status.
 *
 * Whoever reads it may not be the one who asked, and may have been set for less: then a score is left
 * over, which could be the one that fails. No page shows what stands for a pipeline that was not
 * asked for, so nothing, null and whatever has no score may.
 */
export function readCallback(body: ReplyBody, asked: readonly Pipeline[]): ProviderAnswer {
	const status = body.kind === 'json' ? statusIn(body.value) : NO_STATUS;
	const reply = { status, header: () => null, body };
	const answer = readDocument(reply, asked);
	const transactionId = transactionIn(body);
	if (answer.kind === 'failed' || !hasScoreBeside(body, asked)) return { ...answer, transactionId };
	const failure = unreadable(reply, 'has the score of a pipeline that was not asked for');
	const { engineVersion } = answer;
	return { kind: 'failed', failure, transactionId, engineVersion, raw: wordsOf(body) };
}

function hasScoreBeside(body: ReplyBody, asked: readonly Pipeline[]): boolean {
	const result = body.kind === 'json' ? fieldOf(body.value, 'result') : undefined;
	return pipelines.some((name) => {
		const score = percentOf(fieldOf(fieldOf(result, name), 'liveness_score'));
		return score !== null && !asked.includes(name);
	});
}

/** Where a failure is told within `error`, the ID is there too. */
export function transactionIn(body: ReplyBody): string | null {
	if (body.kind !== 'json') return null;
	const nested = transactionOf(fieldOf(body.value, 'error'));
	return usable(transactionOf(body.value) ?? nested);
}

/** The request itself has none, and whether the body denies its success is asked anyway. */
const NO_STATUS = 200;

function statusIn(body: unknown): number {
	const nested = fieldOf(fieldOf(body, 'error'), 'statusCode');
	const status = numberOf(nested ?? fieldOf(body, 'statusCode'));
	const isStatus = status !== null && Number.isInteger(status) && status >= 100 && status <= 599;
	return isStatus ? status : NO_STATUS;
}

/** One of which a part was taken out may be that of somebody else. */
function usable(transactionId: string | null): string | null {
	return transactionId?.includes(REMOVED) === true ? null : transactionId;
}
