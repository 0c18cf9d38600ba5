import * as fc from 'fast-check';
import { rows, type Row } from '../../contract/vendorCalls';
import type { Question } from './question';

/** The check that is asked for, as the vendor's page describes it. */
export function describedBy({ provider, checkName }: Question): Row {
	const row = rows.find((one) => one.provider === provider && one.check === checkName);
	if (!row) throw new Error(`Nothing is known of what ${provider} answers`);
	return row;
}

/**
 * What a vendor documents, or is seen in integrations to answer, when all went well.
 *
 * @param scores of each signal, 0-100, in the order in which they are asked for
 */
export function documentedSuccess(
	question: Question,
	scores: readonly [number, number, number],
): fc.Arbitrary<unknown> {
	const { parameters } = question;
	const { answers, signals } = describedBy(question);
	const asked = signals(parameters);
	const scoreOf = (signal: string) => scores[asked.indexOf(signal)] ?? NaN;
	const documented = answers(scoreOf, parameters);
	const usual = answers(scoreOf, { ...parameters, scoreField: '' });
	return fc.constantFrom(...(documented.length > 0 ? documented : usual));
}

/** No vendor is known to have its score where some Score Fields point to. */
export function isDocumented(question: Question): boolean {
	return describedBy(question).answers(() => 0, question.parameters).length > 0;
}

/** So that there is room for something else in it, or for the header that stands in. */
export function withoutReference(answer: unknown): unknown {
	if (typeof answer !== 'object' || answer === null) return answer;
	const references = ['api_req_uid', 'transactionId', 'engineVersion'];
	return Object.fromEntries(Object.entries(answer).filter(([name]) => !references.includes(name)));
}
