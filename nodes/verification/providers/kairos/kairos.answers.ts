import type { Failure } from '../../failure';
import { passesThreshold } from '../../verdict';
import type { AnswerWarning } from '../../warning';
import type { CheckSettings, ProviderAnswer, VendorReply } from '../provider';
import type { AnswerLayout } from '../reading/answerLayout';
import { findAt, fractionOf, isJsonObject, numberOf, valueAt } from '../reading/fields';
import { readScores } from '../reading/readScores';
import { noScore, problemOfBody, unreadable } from '../reading/refusals';

/** "If its liveness score is greater than or equal to this threshold." */
export const passes = 'atLeast';

/** What is the same for all calls. */
export const commonLayout = {
	spelling: 'documented',
	ignored: [],
	plainScoreNames: ['score', 'scores'],
	verdictNames: [],
	apiType: null,
	// "403: If limits are exceeded": a usage limit, not a wrong key.
	forbidden: 'quotaExceeded',
	meanings: [
		// The older calls' `{"Errors": [{"ErrCode": 5002, "Message": "no faces found in the image"}]}`.
		{ codes: ['5002'], failure: () => ({ reason: 'noFaceFound' }) },
	],
	// No message is documented for a success.
	hasMessages: false,
	// The page's sample has the first; the second was seen next to it.
	transactionIds: ['api_req_uid', 'api_req_uuid'],
	// "X-Request-ID: A unique identifier assigned to each request."
	transactionHeader: 'x-request-id',
	engineVersions: [],
	problemWithoutScore: () => noScore,
} as const satisfies Partial<AnswerLayout>;

const layout: AnswerLayout = {
	...commonLayout,
	signals: [{ name: 'liveness', places: ['response_data.faces_liveness'] }],
	readScore: (value) => lowestLiveness(value) ?? { problem: noScore },
	holders: ['response_data.faces_predicted'],
	scoreNames: ['faces_liveness', 'liveness_score', 'liveness_scores'],
	failureBeforeScores: failureOfFaces,
};

/** Reads `response_data.faces_liveness` (0 to 1). */
export function readLiveness(
	reply: VendorReply,
	{ threshold }: Pick<CheckSettings<unknown>, 'threshold'>,
): ProviderAnswer {
	return readScores(reply, {
		...layout,
		warningsOf: (body, { score }) => codeWarnings(body, passesThreshold(score, threshold, passes)),
	});
}

/**
 * `response_code` is not documented, so it decides nothing. Scores that pass had 0 and 1, and a
 * score that failed had 2.
 */
export function codeWarnings(body: unknown, isPass: boolean): AnswerWarning[] {
	if (!isPass) return [];
	const code = valueAt(body, 'response_code', 'documented');
	if (code === undefined || code === null || [0, 1].includes(numberOf(code) ?? NaN)) return [];
	const shown =
		typeof code === 'number' || typeof code === 'string' ? String(code) : 'of no known kind';
	return [{ kind: 'doubtfulCode', field: 'response_code', code: shown }];
}

/** Checks the list of faces before a score counts. */
function failureOfFaces(reply: VendorReply, body: unknown): Failure | null {
	const found = findAt(body, 'response_data.faces_predicted', 'documented');
	if (found.kind === 'ambiguous') return unreadable(reply, 'lists the faces found twice');
	const faces = found.kind === 'values' ? found.values[0] : undefined;
	if (!Array.isArray(faces)) {
		return unreadable(reply, problemOfBody(reply.body, 'does not list the faces found'));
	}
	if (faces.length === 0) return { reason: 'noFaceFound' };
	if (faces.length > 1) return { reason: 'multipleFaces', faces: faces.length };
	if (!isJsonObject(faces[0])) return unreadable(reply, 'does not say where the face is');
	return null;
}

/** One number, or one for each face: then the lowest counts. */
function lowestLiveness(value: unknown): number | null {
	const scores = (Array.isArray(value) ? value : [value]).map(fractionOf);
	const readable = scores.filter((score) => score !== null);
	const [first, ...others] = readable;
	if (first === undefined || readable.length < scores.length) return null;
	return others.reduce((lowest, score) => Math.min(lowest, score), first);
}
