import { heldOfLeaving } from '../../../queue/leavingAccounts';
import type { LeftToItself } from '../../../queue/leftToItself';
import { decisionOn, requestFor, upload } from './found';

const told = upload(1, 'pass');
const broken = upload(2, 'fail');
/** Its worker died between telling the decision and answering the call. */
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
	heldOfLeaving({ ...found, ...change }).flatMap(({ what, against }) =>
		against.length > 0 ? [what] : [],
	);

const onceEach =
	'Left to itself: in the end everybody has one decision, or a second for the second call';

test('a second call may lead to a second decision', () => {
	expect(red({})).toEqual([]);
});

test('a call that was told its decision has no second one', () => {
	expect(red({ allDecisions: [...first, ...again, decisionOn(told)] })).toEqual([onceEach]);
	const doubled = [...first, decisionOn(told)];
	expect(red({ decisions: doubled, allDecisions: [...doubled, ...again] })).toEqual([onceEach]);
});

test('a second call does not lead to two decisions, or to none', () => {
	expect(red({ allDecisions: [...first, ...again, decisionOn(broken)] })).toEqual([onceEach]);
	expect(red({ allDecisions: [...first, decisionOn(decided)] })).toEqual([onceEach]);
});

test('nobody passes whom the vendor was not asked about, or without a score', () => {
	const unverified = [
		'Left to itself: Nobody passes without a score for it, and a question to the vendor about that picture',
	];
	expect(red({ requests: [requestFor(broken), requestFor(told)] })).toEqual(unverified);
	const low = again.map((one) => (one.way === 'pass' ? { ...one, score: 59 } : one));
	expect(red({ allDecisions: [...first, ...low] })).toEqual(unverified);
});
