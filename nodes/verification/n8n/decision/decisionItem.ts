import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';
import type { DecisionRecord } from '../../decision/decision';
import { ownField } from '../../decision/ownField';
import { type FilePlace, filesOf } from '../output/toItem';
import type { DecisionSettings } from '../parameters/decisionSettings';

/** Of the item's files. */
const reportField = 'kycReport';

type Shape = Pick<DecisionSettings, 'resultField' | 'includeInputFields' | 'includeBinary'>;

/**
 * The item as it leaves: its input fields and files, and the decision. Always a copy, for n8n may
 * empty what it is given.
 *
 * Anything else on it that looks like a decision is left out: it may come from an earlier node, or
 * from an applicant's form, and an expression could take it for this one.
 */
export function decisionItem(
	input: INodeExecutionData,
	itemIndex: number,
	record: DecisionRecord,
	{ resultField, includeInputFields, includeBinary }: Shape,
	place: FilePlace,
	report: IBinaryData | null,
): INodeExecutionData {
	const fields = Object.entries(includeInputFields ? { ...input.json } : {}).filter(
		([, value]) => !looksLikeDecision(value),
	);
	// The report of an earlier decision goes.
	const kept = Object.entries(includeBinary ? { ...input.binary } : {}).filter(
		([name]) => name !== reportField,
	);
	const files = report === null ? kept : [...kept, [reportField, report] as const];
	const binary = files.length > 0 ? Object.fromEntries(files) : undefined;
	return {
		json: { ...Object.fromEntries(fields), [resultField]: { ...record } },
		...filesOf({ json: input.json, binary }, place),
		pairedItem: { item: itemIndex },
	};
}

function looksLikeDecision(value: unknown): boolean {
	return ['decision', 'accepted'].every((name) => ownField(value, name) !== undefined);
}
