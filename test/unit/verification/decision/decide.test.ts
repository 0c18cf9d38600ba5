import { decide, type Question } from '../../../../nodes/verification/decision/decide';
import type { Evidence } from '../../../../nodes/verification/decision/decision';
import { readVerdict } from '../../../../nodes/verification/decision/readVerdict';
import { passRuleOf, type Said, verdictJson } from './verdicts';

const checkedAt = '2026-11-30T10:00:00.000Z';
const now = Date.parse('2026-11-30T10:10:00.000Z');

function evidence(said: Said): Evidence {
	const verdict = readVerdict(verdictJson({ checkedAt, ...said }), passRuleOf);
	if (!verdict) throw new Error(`Malformed: ${JSON.stringify(said)}`);
	return { kind: 'verdict', verdict, node: said.check };
}

const face = (meaning: Said['meaning'], more: Partial<Said> = {}) =>
	evidence({ check: 'faceLiveness', meaning, ...more });
const id = (meaning: Said['meaning'], more: Partial<Said> = {}) =>
	evidence({ check: 'idLiveness', meaning, ...more });

const policy = {
	onFail: 'reject',
	sameDocument: true,
	maxAge: 0,
	severalVerdicts: 'all',
	verifyOrigin: true,
} as const;

const usual: Question = {
	evidence: [face('pass'), id('pass')],
	required: ['faceLiveness', 'idLiveness'],
	deactivated: [],
	policy,
	now,
	isTest: false,
};

/** In short: the decision, the next step, and why. */
function decided(change: Partial<Question>): string {
	const { decision, nextStep, reasons } = decide({ ...usual, ...change });
	const why = reasons.map(({ check, reason }) => `${check ?? 'item'} ${reason}`);
	return [decision, nextStep, ...why].join(', ');
}

describe('the first row that holds decides', () => {
	test.each<[string, Evidence[], string]>([
		['all passed', [face('pass'), id('pass')], 'accept, accept'],
		[
			'a fail outweighs all else',
			[face('errorToFix'), id('fail')],
			'reject, reject, idLiveness screenReplayBelowThreshold',
		],
		[
			'an error outweighs a photo to retake',
			[face('unusable'), id('errorToRetry')],
			'unresolved, retry, idLiveness timedOut',
		],
		[
			'what is to be fixed comes before what is to be retried',
			[face('errorToRetry'), id('errorToFix')],
			'unresolved, fix, idLiveness unauthorized',
		],
		[
			'what is to be retried comes before what is pending',
			[face('pending'), id('errorToRetry')],
			'unresolved, retry, idLiveness timedOut',
		],
		['pending', [face('pass'), id('pending')], 'unresolved, wait'],
		[
			'a photo to retake outweighs a review',
			[face('inBand'), id('unusable')],
			'retake, retake, idLiveness imageTooSmall',
		],
		[
			'an unusable photo that counts as an error',
			[face('pass'), id('unusableAsError')],
			'retake, retake, idLiveness noFaceFound',
		],
		[
			'a score in the band',
			[face('inBand'), id('pass')],
			'review, review, faceLiveness livenessInReviewBand',
		],
		['a check is missing', [face('pass')], 'review, review, idLiveness checkMissing'],
		[
			'a verdict of nobody',
			[face('pass'), id('pass'), { kind: 'foreign', check: 'faceLiveness' }],
			'review, review, faceLiveness verdictNotFromThisExecution',
		],
		[
			'a verdict that is malformed, of no check that we know',
			[face('pass'), id('pass'), { kind: 'malformed', check: null }],
			'review, review, item verdictMalformed',
		],
	])('%s', (_what, given, expected) => {
		expect(decided({ evidence: given })).toBe(expected);
	});

	test('a fail that a person is to review', () => {
		const change = {
			evidence: [face('fail'), id('errorToFix')],
			policy: { ...policy, onFail: 'review' },
		} as const;
		expect(decided(change)).toBe('review, review, faceLiveness livenessBelowThreshold');
	});

	test('a deactivated check, unless another node is known to have answered', () => {
		const change = { evidence: [face('pass')], deactivated: ['idLiveness'] } as const;
		expect(decided(change)).toBe('review, review, idLiveness checkDeactivated');
		const unverified = { ...id('pass'), node: null };
		expect(decided({ ...change, evidence: [face('pass'), unverified] })).toBe(
			'review, review, idLiveness checkDeactivated',
		);
		expect(decided({ deactivated: ['idLiveness'] })).toBe('accept, accept');
		expect(decided({ deactivated: ['documentForgery'] })).toBe('accept, accept');
	});

	test('the verdict behind the decision is named', () => {
		const { deciding } = decide({ ...usual, evidence: [face('pass'), id('fail')] });
		expect(deciding).toMatchObject({ check: 'idLiveness', outcome: 'fail' });
	});
});
