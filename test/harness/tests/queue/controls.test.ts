import { accountsOfKill } from '../../../queue/accounts';
import { heldOfControls } from '../../../queue/controls';
import type { Aftermath } from '../../../queue/killedWorker';
import { decisionOn, requestFor, upload } from './found';

const passing = [1, 2, 3].map((number) => upload(number, 'pass'));
const crashed = upload(4, 'pass');
const decidedAndCrashed = upload(5, 'pass');
const uploads = [...passing, upload(6, 'fail'), crashed, decidedAndCrashed];
const decisions = uploads.map(decisionOn);

/** One of two crashed executions had already sent its decision. */
const found: Aftermath = {
	uploads,
	sent: uploads.map(({ applicant }) => ({ applicant, status: 200, told: null, at: 0 })),
	shown: { succeeded: 4, others: ['5', '4'].map((id) => ({ id, status: 'crashed' })) },
	crashed: [
		{ id: '5', status: 'crashed', applicant: decidedAndCrashed.applicant, retried: null },
		{ id: '4', status: 'crashed', applicant: crashed.applicant, retried: 'success' },
	],
	atFirst: decisions.filter(({ applicant }) => applicant !== crashed.applicant),
	decisions,
	misunderstood: [],
	requests: uploads.map(requestFor),
};

const red = (aftermath: Aftermath): string[] =>
	heldOfControls(aftermath).flatMap(({ what, against }) => (against.length > 0 ? [what] : []));

test('if every account is green, each control turns its own account red', () => {
	expect(Object.values(accountsOfKill(found)).flatMap(({ against }) => against)).toEqual([]);
	expect(red(found)).toEqual([]);
});

test('a control proves nothing if its account was already red', () => {
	const doubled = { ...found, decisions: [...decisions, ...decisions.slice(0, 1)] };
	expect(red(doubled)).toEqual([
		'The accounts notice a decision that is missing at the end',
		'The accounts notice a decision that comes twice',
	]);
});

test('a control must turn its own account red, not another one', () => {
	const noAttack = { ...found, decisions: decisions.filter(({ way }) => way !== 'fail') };
	expect(red(noAttack)).toContain('The accounts notice an accepted attack');
});
