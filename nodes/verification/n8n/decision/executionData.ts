import type { IExecuteFunctions } from 'n8n-workflow';
import type { DecisionRecord } from '../../decision/decision';

/** n8n's own limit, in characters. A longer value, such as an image in base64, is not saved. */
const LONGEST_VALUE = 255;

const separator = ', ';

/**
 * Saves the decision with the execution, so that Executions can be filtered by it. Where several
 * items were decided, in one run or in the rounds of a loop, the data lists each different value.
 *
 * Does not throw: the items say it too.
 */
export function saveWithExecution(
	context: Pick<IExecuteFunctions, 'customData'>,
	decided: ReadonlyArray<{ readonly record: DecisionRecord; readonly applicant: string }>,
): void {
	try {
		const reasonsOf = ({ reasons }: DecisionRecord) => reasons.map(({ reason }) => reason);
		add(
			context,
			'kycDecision',
			decided.map(({ record }) => record.decision),
		);
		add(
			context,
			'kycReason',
			decided.flatMap(({ record }) => reasonsOf(record)),
		);
		add(
			context,
			'kycApplicant',
			decided.map(({ applicant }) => applicant),
		);
	} catch {
		// Then only the items say it.
	}
}

function add(
	{ customData }: Pick<IExecuteFunctions, 'customData'>,
	key: string,
	values: readonly string[],
): void {
	// n8n's type promises a text where there may be none yet.
	const saved: unknown = customData.get(key);
	const earlier = typeof saved === 'string' ? saved.split(separator) : [];
	const isReference = ({ length }: string) => length > 0 && length <= LONGEST_VALUE;
	const all = [...new Set([...earlier, ...values])].filter(isReference);
	if (all.length > 0) customData.set(key, all.join(separator).slice(0, LONGEST_VALUE));
}
