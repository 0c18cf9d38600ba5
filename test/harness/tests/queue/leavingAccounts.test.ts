import { requirementsWithoutRestart } from '../../../queue/leavingAccounts';
import type { LeftToItself } from '../../../queue/leftToItself';
import { decisionOn, requestFor, upload } from './found';

const told = upload(1, 'pass');
const broken = upload(2, 'fail');
/** The worker died between the decision and the answer to the call. */
const decided = upload(3, 'pass');
const uploads = [told, broken, decided];
const first = [told, decided].map(decisionOn);
const again = [broken, decided].map(decisionOn);

const found: LeftToItself = {
	uploads,
	sent: [
		{ applicant: told.applicant, status: 200, told: 'pass', at: 0 },
		...[broken, decided].map(({ applicant }) => ({ applicant, status: 500, told: null, at: 0 })),
	],
	shown: { succeeded: 1, others: ['2', '3'].map((id) => ({ id, status: 'error' })) },
	retried: ['error', 'error'],
	decidedByRetry: 0,
	decisions: first,
	sentAgain: [broken, decided].map(({ applicant, way }) => ({
		applicant,
		status: 200,
		told: way,
		at: 0,
	})),
	allDecisions: [...first, ...again],
	requests: uploads.map(requestFor),
};

const red = (change: Partial<LeftToItself>): string[] =>
	requirementsWithoutRestart({ ...found, ...change }).flatMap(({ what, against }) =>
		against.length > 0 ? [what] : [],
	);

const onceEach =
	'Left to itself: in the end every applicant has one decision, or a second one for the second call';

test('a second call may lead to a second decision', () => {
	expect(red({})).toEqual([]);
});

test('a call with a decision gets no second decision', () => {
	expect(red({ allDecisions: [...first, ...again, decisionOn(told)] })).toEqual([onceEach]);
	const doubled = [...first, decisionOn(told)];
	expect(red({ decisions: doubled, allDecisions: [...doubled, ...again] })).toEqual([onceEach]);
});

test('a second call gets exactly one decision', () => {
	expect(red({ allDecisions: [...first, ...again, decisionOn(broken)] })).toEqual([onceEach]);
	expect(red({ allDecisions: [...first, decisionOn(decided)] })).toEqual([onceEach]);
});

test('no applicant passes without a score or without a request to the vendor', () => {
	const unverified = [
		'Left to itself: No picture passes without a passing score and a request to the vendor',
	];
	expect(red({ requests: [requestFor(broken), requestFor(told)] })).toEqual(unverified);
	const low = again.map((one) => (one.way === 'pass' ? { ...one, score: 59 } : one));
	expect(red({ allDecisions: [...first, ...low] })).toEqual(unverified);
});
