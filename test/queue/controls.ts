import type { Held } from '../load/held';
import { heldOfKill } from './accounts';
import type { Aftermath } from './killedWorker';

/** What must not go unnoticed, done to what was found. */
const tampering: ReadonlyArray<readonly [string, (found: Aftermath) => Aftermath]> = [
	[
		'a decision that is dropped',
		(found) => ({
			...found,
			atFirst: found.atFirst.slice(1),
			decisions: found.decisions.filter(
				({ applicant }) => applicant !== found.atFirst[0]?.applicant,
			),
		}),
	],
	[
		'a decision that comes twice',
		(found) => ({ ...found, decisions: [...found.decisions, ...found.decisions.slice(0, 1)] }),
	],
	[
		'an attack that is let in',
		(found) => ({
			...found,
			decisions: found.decisions.map((one) =>
				one.way === 'fail' ? { ...one, way: 'pass', passed: true } : one,
			),
		}),
	],
	[
		'a pass that no vendor was asked for',
		(found) => ({ ...found, requests: found.requests.slice(found.requests.length / 2) }),
	],
	[
		'a decision on the picture of somebody else',
		(found) => ({
			...found,
			decisions: found.decisions.map((one, index) => ({
				...one,
				sha256: one.sha256 && (found.uploads[index + 1]?.sha256 ?? ''),
			})),
		}),
	],
	[
		'an execution that n8n never shows',
		({ shown, ...found }) => ({ ...found, shown: { ...shown, succeeded: shown.succeeded - 1 } }),
	],
	[
		'an upload that is lost without a word',
		(found) => ({ ...found, crashed: found.crashed.slice(1), decisions: found.atFirst }),
	],
	[
		'a crashed execution that can not be tried again',
		(found) => ({
			...found,
			crashed: found.crashed.map((one) => ({ ...one, retried: null })),
		}),
	],
	[
		'a crashed execution that has lost its upload',
		(found) => ({
			...found,
			crashed: found.crashed.map((one) => ({ ...one, applicant: null })),
		}),
	],
	[
		'a check that is paid twice for nothing',
		(found) => ({ ...found, requests: [...found.requests, ...found.requests.slice(0, 20)] }),
	],
];

/** The accounts themselves are held to account: each of these has to turn one of them red. */
export function heldOfControls(found: Aftermath): Held[] {
	return tampering.map(([what, change]) => ({
		what: `The accounts notice ${what}`,
		against: heldOfKill(change(found)).some(({ against }) => against.length > 0)
			? []
			: ['They did not'],
	}));
}
