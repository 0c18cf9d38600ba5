import { checkNames } from '../../check';
import type {
	ConsideredCheck,
	DecisionName,
	DecisionPolicy,
	DecisionReason,
	DecisionRecord,
} from '../../decision/decision';
import { decisionField } from '../parameters/decisionSpecs';
import {
	choiceOf,
	listOf,
	nextSteps,
	number,
	objectOf,
	orNull,
	outcomes,
	type Schema,
	text,
	yesOrNo,
} from './outputSchema';

const decisions: Readonly<Record<DecisionName, true>> = {
	accept: true,
	reject: true,
	retake: true,
	review: true,
	unresolved: true,
};

const check: Schema = { type: 'string', enum: checkNames };

const reason = objectOf<DecisionReason>({ check: orNull(check), reason: text });

const considered = objectOf<ConsideredCheck>(
	{
		check,
		node: orNull(text),
		provider: text,
		outcome: choiceOf(outcomes),
		score: orNull(number),
		threshold: orNull(number),
		transactionId: orNull(text),
		checkedAt: orNull(text),
		sha256: orNull(text),
		simulated: yesOrNo,
	},
	['simulated'],
);

const policy = objectOf<DecisionPolicy>({
	onFail: { type: 'string', enum: ['reject', 'review'] },
	sameDocument: yesOrNo,
	maxAge: number,
	severalVerdicts: { type: 'string', enum: ['all', 'latest'] },
	verifyOrigin: yesOrNo,
});

const workflow = objectOf<DecisionRecord['workflow']>({ id: orNull(text), name: orNull(text) });

const record = objectOf<DecisionRecord>(
	{
		decision: choiceOf(decisions),
		summary: text,
		accepted: yesOrNo,
		nextStep: choiceOf(nextSteps),
		reasons: listOf(reason),
		checks: listOf(considered),
		required: listOf(check),
		policy,
		decidedAt: text,
		workflow,
		executionId: orNull(text),
		packageVersion: text,
		applicantMessage: text,
	},
	['applicantMessage'],
);

/** What a decision adds to an item, for expressions that are written before the first run. */
export const decisionSchema: Schema = {
	type: 'object',
	properties: { [decisionField.default]: record },
};
