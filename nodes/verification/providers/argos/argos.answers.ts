import type { ProviderAnswer, VendorReply } from '../provider';
import type { AnswerLayout } from '../reading/answerLayout';
import { percentOf } from '../reading/fields';
import { readScores } from '../reading/readScores';
import { noScore } from '../reading/refusals';
import { meanings } from './argos.errors';
import { type Pipeline, pipelines } from './argos.parameters';

/** If a failure is within `error`, the ID is also there. */
export const transactionIds = ['transactionId', 'error.transactionId'];

export const commonLayout = {
	spelling: 'documented',
	readScore: (value) => percentOf(value) ?? { problem: noScore },
	holders: [],
	scoreNames: ['liveness_score', 'liveness_scores'],
	plainScoreNames: ['score', 'scores'],
	verdictNames: [],
	forbidden: 'unauthorized',
	meanings,
	// "Information message … providing additional context about the result."
	hasMessages: true,
	transactionIds,
	transactionHeader: null,
	engineVersions: ['engineVersion', 'error.engineVersion'],
	problemWithoutScore: () => noScore,
} as const satisfies Partial<AnswerLayout>;

/** Reads `result.liveness_score`, 0-100. */
export function readFace(reply: VendorReply): ProviderAnswer {
	return readScores(reply, {
		...commonLayout,
		apiType: 'id_live_face',
		signals: [{ name: 'liveness', places: ['result.liveness_score'] }],
		ignored: [],
	});
}

/**
 * Reads `result.<pipeline>.liveness_score`, 0-100, of each requested pipeline. If one is missing,
 * the whole answer is unreadable.
 */
export function readDocument(reply: VendorReply, asked: readonly Pipeline[]): ProviderAnswer {
	return readScores(reply, documentLayout(asked));
}

export function documentLayout(asked: readonly Pipeline[]): AnswerLayout {
	return {
		...commonLayout,
		apiType: 'id_live_doc',
		signals: asked.map((name) => ({ name, places: [`result.${name}.liveness_score`] })),
		ignored: pipelines.filter((name) => !asked.includes(name)).map((name) => `result.${name}`),
	};
}
