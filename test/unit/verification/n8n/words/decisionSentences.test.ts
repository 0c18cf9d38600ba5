import { decide } from '../../../../../nodes/verification/decision/decide';
import type { Evidence } from '../../../../../nodes/verification/decision/decision';
import { readVerdict } from '../../../../../nodes/verification/decision/readVerdict';
import {
	decisionSummary,
	reviewHint,
	unreadableSummary,
} from '../../../../../nodes/verification/n8n/words/decisionSentences';
import { type Meaning, passRuleOf, verdictJson } from '../../decision/verdicts';

const policy = {
	onFail: 'reject',
	sameDocument: true,
	maxAge: 0,
	severalVerdicts: 'all',
	verifyOrigin: true,
} as const;

function summary(evidence: readonly Evidence[]): string {
	const required = ['documentForgery'] as const;
	const question = { evidence, required, deactivated: [], policy, now: 0, isTest: true };
	const checks = evidence.flatMap((one) => (one.kind === 'verdict' ? [one.verdict] : []));
	return decisionSummary(decide(question), checks);
}

function told(meaning: Meaning, change: object = {}): Evidence {
	const json = { ...verdictJson({ check: 'documentForgery', meaning }), ...change };
	const verdict = readVerdict(json, passRuleOf);
	if (!verdict) throw new Error('Malformed');
	return { kind: 'verdict', verdict, node: null };
}

test.each<[string, Evidence[]]>([
	['Accepted: every required check passed', [told('pass')]],
	[
		'Accepted: every required check passed, with simulated answers',
		[told('pass', { simulated: true })],
	],
	[
		'Rejected: Document Forgery scored replaced portrait 20, below 60 (simulated ARGOS simulated-1)',
		[told('fail', { transactionId: 'simulated-1' })],
	],
	[
		'Rejected: Document Forgery scored replaced portrait 20, below 60 (ARGOS txn_1)',
		[told('fail')],
	],
	[
		'Review: Document Forgery scored replaced portrait 55, below 60, in the review band (ARGOS txn_1)',
		[told('inBand')],
	],
	['Retake: Document Forgery got an image that is too small (ARGOS txn_1)', [told('unusable')]],
	['Unresolved: Document Forgery has no answer yet (ARGOS txn_1)', [told('pending')]],
	[
		'Unresolved: Document Forgery got no answer in time (ARGOS)',
		[told('errorToRetry', { transactionId: null })],
	],
	[
		'Unresolved: Document Forgery got no answer in time (provider unknown)',
		[told('errorToRetry', { transactionId: null, provider: 'unknown' })],
	],
	['Review: Document Forgery has no verdict', []],
	[
		'Review: the item has a verdict that contradicts itself or is incomplete',
		[told('pass'), { kind: 'malformed', check: null }],
	],
])('%s', (sentence, evidence) => {
	expect(summary(evidence)).toBe(sentence);
});

test('a reference as long as a book is cut', () => {
	const evidence = told('fail', { transactionId: 'x'.repeat(10_000) });
	expect(summary([evidence]).length).toBeLessThan(200);
});

test('settings that cannot be read are named', () => {
	const problem = 'must be a number from 0 to 525600';
	expect(unreadableSummary({ reason: 'invalidParameter', parameter: 'Max Age', problem })).toBe(
		`Review: Max Age ${problem}`,
	);
});

test.each([
	[
		reviewHint(3, 20, { check: 'documentForgery', reason: 'checkDeactivated' }),
		'3 of 20 items went to Review because Document Forgery is deactivated. Activate it, or select the required checks.',
	],
	[
		reviewHint(1, 1, { check: null, reason: 'noChecks' }),
		'The item went to Review because the item did not go through any check. Connect the checks, or select the required checks.',
	],
])('%s', (hint, expected) => {
	expect(hint).toBe(expected);
});
