import type { Requirement } from '../load/held';
import { accountsOfKill, type Account } from './accounts';
import type { Aftermath } from './killedWorker';

interface Control {
	/** The fault that an account must notice. */
	readonly what: string;
	/** The account that must notice it. */
	readonly account: Account;
	/** Puts the fault into the findings. */
	readonly change: (found: Aftermath) => Aftermath;
}

const controls: readonly Control[] = [
	{
		what: 'a lost decision',
		account: 'atFirst',
		change: (found) => {
			const crashedOf = new Set(found.crashed.map(({ applicant }) => applicant));
			const dropped = found.atFirst.find(({ applicant }) => !crashedOf.has(applicant));
			return { ...found, atFirst: found.atFirst.filter((one) => one !== dropped) };
		},
	},
	{
		what: 'a decision that is missing at the end',
		account: 'oneEach',
		change: (found) => ({ ...found, decisions: found.decisions.slice(1) }),
	},
	{
		what: 'a decision that comes twice',
		account: 'oneEach',
		change: (found) => ({
			...found,
			decisions: [...found.decisions, ...found.decisions.slice(0, 1)],
		}),
	},
	{
		what: 'an accepted attack',
		account: 'ways',
		change: (found) => ({
			...found,
			decisions: found.decisions.map((one) =>
				one.way === 'fail' ? { ...one, way: 'pass', passed: true } : one,
			),
		}),
	},
	{
		what: 'a pass without a score for it',
		account: 'passes',
		change: (found) => ({
			...found,
			decisions: found.decisions.map((one) => (one.way === 'pass' ? { ...one, score: 59 } : one)),
		}),
	},
	{
		what: 'a pass without a request to the vendor',
		account: 'passes',
		change: (found) => ({ ...found, requests: found.requests.slice(found.requests.length / 2) }),
	},
	{
		what: 'a decision about another applicant’s picture',
		account: 'ways',
		change: (found) => ({
			...found,
			decisions: found.decisions.map((one, index) => ({
				...one,
				sha256: one.sha256 && (found.decisions[index - 1]?.sha256 ?? ''),
			})),
		}),
	},
	{
		what: 'an execution that n8n never shows',
		account: 'answered',
		change: ({ shown, ...found }) => ({
			...found,
			shown: { ...shown, succeeded: shown.succeeded - 1 },
		}),
	},
	{
		what: 'an upload that is lost silently',
		account: 'atFirst',
		change: (found) => {
			// If there is also a decision, nothing is lost with the execution.
			const lost = found.crashed.find(({ retried }) => retried !== null);
			return { ...found, crashed: found.crashed.filter((one) => one !== lost) };
		},
	},
	{
		what: 'a killed worker that had nothing to do',
		account: 'inTheMidst',
		change: (found) => ({ ...found, crashed: [] }),
	},
	{
		what: 'a crashed execution that cannot be retried',
		account: 'retries',
		change: (found) => ({
			...found,
			crashed: found.crashed.map((one) => ({ ...one, retried: null })),
		}),
	},
	{
		what: 'a crashed execution that has lost its upload',
		account: 'shown',
		change: (found) => ({
			...found,
			crashed: found.crashed.map((one) => ({ ...one, applicant: null })),
		}),
	},
	{
		what: 'a check that is paid twice for nothing',
		account: 'requests',
		change: (found) => ({
			...found,
			requests: [...found.requests, ...found.requests.slice(0, 20)],
		}),
	},
];

/** Controls test the accounts: each must turn its own account from green to red. */
export function heldOfControls(found: Aftermath): Requirement[] {
	const before = accountsOfKill(found);
	return controls.map(({ what, account, change }) => {
		const isRed = accountsOfKill(change(found))[account].against.length > 0;
		return {
			what: `The accounts notice ${what}`,
			against: [
				...(before[account].against.length === 0 ? [] : ['It was red before']),
				...(isRed ? [] : [`Not noticed by "${before[account].what}"`]),
			],
		};
	});
}
