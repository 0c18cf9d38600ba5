import type { IExecuteFunctions } from 'n8n-workflow';
import { isUnusableImage } from '../../failure';
import type { AnyParameterValues } from '../../providers/parameters';
import type { CheckSettings, Submission } from '../../providers/provider';
import type { Offer } from '../../providers/registry';

/** All that a vendor's answer depends on. */
export interface Question {
	readonly itemIndex: number;
	readonly offer: Offer;
	/** Null in a simulation. */
	readonly baseUrl: string | null;
	/** SHA-256 in hex of the bytes that are sent, one for each image. */
	readonly hashes: readonly string[];
	readonly vendorSettings: CheckSettings<AnyParameterValues>;
	/** The address for a later answer; null if the vendor answers at once. */
	readonly callbackUrl: string | null;
}

export interface EarlierAnswer {
	readonly answer: Submission;
	/** How many requests it took. */
	readonly attempts: number;
}

/** The vendors' answers in this run of the node, by question. */
export interface EarlierAnswers {
	recall(question: Question): EarlierAnswer | undefined;
	keep(question: Question, answer: EarlierAnswer): void;
}

/**
 * The key is n8n's record of one run of a node. It is the same object in each try, and a new one
 * when the execution reaches the node again. Nothing is stored, and the answers go with the run.
 */
const answersByRun = new WeakMap<object, Map<string, EarlierAnswer>>();

/**
 * "Retry On Fail" runs the whole node again when one item has failed. The node does not ask the
 * vendor again about the others: the vendor has answered and charged.
 *
 * Does not throw. If n8n has no such record, the node keeps no answers and sends every request
 * again.
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

/**
 * Whether the vendor would give the same answer again. n8n retries because of the other failures.
 */
function isFinal(answer: Submission): boolean {
	return answer.kind !== 'failed' || isUnusableImage(answer.failure);
}

function keyOf(question: Question): string {
	const { itemIndex, offer, baseUrl, hashes, vendorSettings, callbackUrl } = question;
	const { name } = offer.provider;
	return JSON.stringify([itemIndex, name, baseUrl, hashes, vendorSettings, callbackUrl]);
}
