import type { IExecuteFunctions } from 'n8n-workflow';
import { isUnusableImage } from '../../failure';
import type { AnyParameterValues } from '../../providers/parameters';
import type { CheckSettings, Submission } from '../../providers/provider';
import type { Offer } from '../../providers/registry';

/** All that a vendor's answer depends on. */
export interface Question {
	readonly itemIndex: number;
	readonly offer: Offer;
	readonly baseUrl: string;
	/** Hex, of the bytes that are to be sent. */
	readonly sha256: string;
	readonly vendorSettings: CheckSettings<AnyParameterValues>;
	/** Where the vendor is to answer later; null where at once. */
	readonly callbackUrl: string | null;
}

export interface EarlierAnswer {
	readonly answer: Submission;
	/** How many requests it took. */
	readonly attempts: number;
}

/** What vendors have answered in this run of the node, by question. */
export interface EarlierAnswers {
	recall(question: Question): EarlierAnswer | undefined;
	keep(question: Question, answer: EarlierAnswer): void;
}

/**
 * By n8n's own record of one run of a node, which is the same object in each of its tries, and
 * another one whenever the node is reached again. Nothing of it is stored, and it goes with the run.
 */
const answersByRun = new WeakMap<object, Map<string, EarlierAnswer>>();

/**
 * "Retry On Fail" runs the whole node again when one item has failed. The vendor is not asked again
 * about the others: it has answered, and charged.
 *
 * Does not throw; where n8n has no such record, nothing is remembered and everything is asked anew.
 */
export function earlierAnswers(context: IExecuteFunctions): EarlierAnswers {
	const known = answersSoFar(context);
	return {
		recall: (question) => known?.get(keyOf(question)),
		keep: (question, { answer, attempts }) => {
			if (isFinal(answer)) known?.set(keyOf(question), { answer, attempts });
		},
	};
}

function answersSoFar(context: IExecuteFunctions): Map<string, EarlierAnswer> | null {
	try {
		if (context.getNode().retryOnFail !== true) return null;
		const run = context.getExecuteData();
		const known = answersByRun.get(run) ?? new Map<string, EarlierAnswer>();
		answersByRun.set(run, known);
		return known;
	} catch {
		return null;
	}
}

/** Whether the vendor would say the same again. What failed otherwise is what n8n tries again for. */
function isFinal(answer: Submission): boolean {
	return answer.kind !== 'failed' || isUnusableImage(answer.failure);
}

function keyOf(question: Question): string {
	const { itemIndex, offer, baseUrl, sha256, vendorSettings, callbackUrl } = question;
	const { name } = offer.provider;
	return JSON.stringify([itemIndex, name, baseUrl, sha256, vendorSettings, callbackUrl]);
}
