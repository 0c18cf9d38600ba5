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
const match = (meaning: Said['meaning'], more: Partial<Said> = {}) =>
	evidence({ check: 'faceMatch', meaning, ...more });
const forgery = (meaning: Said['meaning'], more: Partial<Said> = {}) =>
	evidence({ check: 'documentForgery', meaning, ...more });

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

	test('no checks', () => {
		expect(decided({ required: [], evidence: [] })).toBe('review, review, item noChecks');
		expect(decided({ required: [] })).toBe('review, review, item noChecks');
	});

	test('a check that is not required decides nothing', () => {
		expect(decided({ evidence: [...usual.evidence, forgery('fail')] })).toBe('accept, accept');
	});

	test('the verdict behind the decision is named', () => {
		const { deciding } = decide({ ...usual, evidence: [face('pass'), id('fail')] });
		expect(deciding).toMatchObject({ check: 'idLiveness', outcome: 'fail' });
	});
});

describe('several verdicts of one check', () => {
	const later = { checkedAt: '2026-11-30T10:05:00.000Z' };
	const timeless = { checkedAt: null };
	const required = ['faceLiveness'] as const;

	test.each<[string, Evidence[], all: string, latest: string]>([
		['two passes', [face('pass'), face('pass', later)], 'accept', 'accept'],
		[
			'a vendor stands in for another',
			[face('errorToFix'), face('pass', later)],
			'accept',
			'accept',
		],
		['whose error came last', [face('errorToFix', later), face('pass')], 'accept', 'accept'],
		['a second opinion', [face('inBand'), face('pass', later)], 'review', 'accept'],
		['that came first', [face('inBand', later), face('pass')], 'review', 'review'],
		['a fail before', [face('fail'), face('pass', later)], 'reject', 'accept'],
		['a fail after', [face('pass'), face('fail', later)], 'reject', 'reject'],
		['at the same time', [face('pass'), face('fail')], 'reject', 'reject'],
		['a fail without a time', [face('fail', timeless), face('pass')], 'reject', 'reject'],
		['pending', [face('pass'), face('pending', later)], 'unresolved', 'unresolved'],
		['two errors', [face('errorToRetry'), face('errorToFix', later)], 'unresolved', 'unresolved'],
	])('%s', (_what, given, all, latest) => {
		for (const [severalVerdicts, expected] of [
			['all', all],
			['latest', latest],
		] as const) {
			const change = { required, evidence: given, policy: { ...policy, severalVerdicts } };
			expect(decided(change).split(',')[0]).toBe(expected);
		}
	});
});

describe('the same document', () => {
	const required = ['idLiveness', 'documentForgery'] as const;

	test.each<[string, Evidence[], string]>([
		['one file', [id('pass'), forgery('pass')], 'accept, accept'],
		[
			'one file, fitted for one vendor',
			[id('pass', { fitted: true }), forgery('pass')],
			'accept, accept',
		],
		[
			'two files',
			[id('pass'), forgery('pass', { file: 'b' })],
			'review, review, item differentDocuments',
		],
		[
			'a file that nobody knows',
			[id('pass', { file: null }), forgery('pass', { file: null })],
			'review, review, item differentDocuments',
		],
	])('%s', (_what, given, expected) => {
		expect(decided({ required, evidence: given })).toBe(expected);
		const other = { ...policy, sameDocument: false };
		expect(decided({ required, evidence: given, policy: other })).toBe('accept, accept');
	});

	const ofMatch = ['faceLiveness', 'idLiveness', 'documentForgery', 'faceMatch'] as const;
	const selfie = { file: 'selfie' };

	test.each<[string, Evidence[], string]>([
		[
			'a match of the two files',
			[face('pass', selfie), id('pass'), forgery('pass'), match('pass', selfie)],
			'accept, accept',
		],
		[
			'a match of copies that were fitted',
			[face('pass', selfie), id('pass'), match('pass', { ...selfie, fitted: true })],
			'accept, accept',
		],
		[
			'a match of another selfie',
			[face('pass', selfie), id('pass'), match('pass', { file: 'other' })],
			'review, review, item differentSelfies',
		],
		[
			'a match of a selfie that nobody knows',
			[face('pass', selfie), id('pass'), match('pass', { file: null })],
			'review, review, item differentSelfies',
		],
		[
			'a match with another photo of the ID',
			[id('pass'), match('pass', { ...selfie, reference: 'b' })],
			'review, review, item differentDocuments',
		],
		[
			'a match with a photo that nobody knows',
			[forgery('pass'), match('pass', { ...selfie, reference: null })],
			'review, review, item differentDocuments',
		],
		[
			'a match of the two files, exchanged',
			[face('pass', selfie), id('pass'), match('pass', { file: 'a', reference: 'selfie' })],
			'review, review, item differentSelfies, item differentDocuments',
		],
		['a match without the other checks', [match('pass', { reference: null })], 'accept, accept'],
		[
			'a failed match of another selfie',
			[face('pass', selfie), id('pass'), match('fail', { file: 'other' })],
			'reject, reject, faceMatch faceMatchBelowThreshold',
		],
	])('%s', (_what, given, expected) => {
		const there = new Set(
			given.flatMap((one) => (one.kind === 'verdict' ? [one.verdict.check] : [])),
		);
		const required = ofMatch.filter((check) => there.has(check));
		expect(decided({ required, evidence: given })).toBe(expected);
		const off = decided({ required, evidence: given, policy: { ...policy, sameDocument: false } });
		expect(off).toBe(expected.startsWith('reject') ? expected : 'accept, accept');
	});

	test('a selfie is another file', () => {
		expect(decided({ evidence: [face('pass', { file: 'selfie' }), id('pass')] })).toBe(
			'accept, accept',
		);
	});
});

describe('age', () => {
	test.each([
		['2026-11-30T10:00:00.000Z', 10, 'accept, accept'],
		['2026-11-30T09:59:59.999Z', 10, 'review, review, faceLiveness verdictTooOld'],
		['2026-11-30T10:30:00.000Z', 10, 'review, review, faceLiveness verdictTooOld'],
		['2020-01-01T00:00:00.000Z', 0, 'accept, accept'],
		[null, 10, 'review, review, faceLiveness verdictTooOld'],
		[null, 0, 'accept, accept'],
	])('checked at %s, at most %d minutes old', (time, maxAge, expected) => {
		const given = [face('pass', { checkedAt: time }), id('pass')];
		expect(decided({ evidence: given, policy: { ...policy, maxAge } })).toBe(expected);
	});
});

test('a simulated answer counts in a test only', () => {
	const given = [face('pass', { simulated: true }), id('pass')];
	expect(decided({ evidence: given, isTest: true })).toBe('accept, accept');
	expect(decided({ evidence: given })).toBe('review, review, faceLiveness simulatedOutsideTest');
});
