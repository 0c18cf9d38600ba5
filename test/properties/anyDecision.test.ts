import * as fc from 'fast-check';
import { decide } from '../../nodes/verification/decision/decide';
import { ownReasons } from '../../nodes/verification/decision/decision';
import { readVerdict } from '../../nodes/verification/decision/readVerdict';
import { meanings, passRuleOf, verdictJson } from '../unit/verification/decision/verdicts';
import { anyCase, decideCase } from './decisions/cases';
import { expectedDecision } from './decisions/oracle';
import { patience, tries } from './tries';

test(
	'10,000 combinations of verdicts and settings are decided as the table says',
	() => {
		const seen = new Map<string, number>();
		fc.assert(
			fc.property(anyCase, (given) => {
				const { decision, nextStep, reasons } = decideCase(given);
				const isDoubt = (reason: string) => ownReasons.some((own) => own === reason);
				const doubts = reasons.filter(({ reason }) => isDoubt(reason));
				const { doubts: expected, ...expectedEnd } = expectedDecision(given);
				expect({ decision, nextStep }).toEqual(expectedEnd);
				expect(new Set(doubts.map(({ check, reason }) => `${check ?? 'item'} ${reason}`))).toEqual(
					new Set(expected),
				);
				seen.set(decision, (seen.get(decision) ?? 0) + 1);
			}),
			tries(10_000),
		);
		// Or nothing is shown: each decision has to be there, and often.
		expect(Math.min(...seen.values())).toBeGreaterThan(100);
		expect([...seen.keys()].sort()).toEqual(['accept', 'reject', 'retake', 'review', 'unresolved']);
	},
	patience,
);

test(
	'whatever the verdicts, each required check of what is accepted has a genuine pass and no fail',
	() => {
		let accepted = 0;
		fc.assert(
			fc.property(anyCase, (given) => {
				if (decideCase(given).decision !== 'accept') return;
				accepted++;
				expect(given.required.length).toBeGreaterThan(0);
				for (const check of given.required) {
					const genuine = given.told.filter((one) => one.check === check);
					expect(genuine.every(({ origin }) => origin === 'genuine')).toBe(true);
					expect(genuine.some(({ meaning }) => meaning === 'pass')).toBe(true);
					const failed = genuine.some(({ meaning }) => meaning === 'fail');
					if (given.policy.severalVerdicts === 'all') expect(failed).toBe(false);
				}
			}),
			tries(3000),
		);
		expect(accepted).toBeGreaterThan(300);
	},
	patience,
);

/** Values that somebody could put in place of a field. */
const strange = fc.oneof(
	fc.constantFrom(null, true, false, '', 'pass', 'true', 0, 1, 90, 100, 101, Number.NaN, Infinity),
	fc.anything(),
);

test(
	'a fail that is changed in one field never becomes a pass',
	() => {
		const names = Object.keys(verdictJson({ check: 'faceLiveness', meaning: 'fail' }));
		fc.assert(
			fc.property(
				fc.constantFrom(...meanings.filter((meaning) => meaning !== 'pass')),
				fc.constantFrom(...names, '__proto__', 'constructor'),
				strange,
				(meaning, name, value) => {
					const verdict = verdictJson({ check: 'faceLiveness', meaning });
					const changed: unknown = { ...verdict, [name]: value };
					const read = readVerdict(changed, passRuleOf);
					expect(read?.outcome).not.toBe('pass');
				},
			),
			tries(5000),
		);
	},
	patience,
);

test(
	'whatever stands in place of a verdict, reading it does not throw and accepts nothing',
	() => {
		fc.assert(
			fc.property(fc.anything({ withNullPrototype: true, withDate: true }), (value) => {
				expect(readVerdict(value, passRuleOf)).toBeNull();
			}),
			tries(3000),
		);
		const nothing = { required: ['faceLiveness'], deactivated: [], now: 0, isTest: true } as const;
		const policy = {
			onFail: 'reject',
			sameDocument: false,
			maxAge: 0,
			severalVerdicts: 'latest',
			verifyOrigin: false,
		} as const;
		expect(decide({ ...nothing, policy, evidence: [] }).decision).toBe('review');
	},
	patience,
);
