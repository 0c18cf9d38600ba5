import * as fc from 'fast-check';
import { type CheckName, checkNames } from '../../../nodes/verification/check';
import { decide, type Decided } from '../../../nodes/verification/decision/decide';
import type { DecisionPolicy, Evidence } from '../../../nodes/verification/decision/decision';
import { readVerdict } from '../../../nodes/verification/decision/readVerdict';
import {
	meanings,
	passRuleOf,
	type Said,
	verdictJson,
} from '../../unit/verification/decision/verdicts';

/** A verdict in words, and where it came from. */
export interface Told extends Said {
	readonly origin: 'genuine' | 'foreign' | 'malformed';
	readonly file: string | null;
	readonly reference: string | null;
	/** Less than zero: in the future. Null where the verdict does not say. */
	readonly minutesAgo: number | null;
	readonly simulated: boolean;
}

export interface Case {
	readonly told: readonly Told[];
	readonly required: readonly CheckName[];
	readonly deactivated: readonly CheckName[];
	readonly policy: DecisionPolicy;
	readonly isTest: boolean;
}

const now = Date.parse('2026-11-30T10:00:00.000Z');

/** Most of the time a good one, or hardly any case would be accepted. */
const seldom = <Usual, Rare>(usual: fc.Arbitrary<Usual>, rare: fc.Arbitrary<Rare>, weight = 12) =>
	fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: rare });

/** No check compares one file with itself, so the pictures of faces are others than those of IDs. */
const isOfFace = (check: CheckName) => ['faceLiveness', 'faceMatch'].includes(check);

const told = (check: CheckName): fc.Arbitrary<Told> =>
	fc.record({
		check: fc.constant(check),
		meaning: seldom(fc.constant('pass' as const), fc.constantFrom(...meanings), 3),
		origin: seldom(
			fc.constant('genuine' as const),
			fc.constantFrom('foreign' as const, 'malformed' as const),
		),
		file: isOfFace(check)
			? seldom(fc.constant('selfie'), fc.constantFrom('other selfie', null))
			: seldom(fc.constant('a'), fc.constantFrom('b', null)),
		reference: seldom(fc.constant('a'), fc.constantFrom('b', null)),
		fitted: fc.boolean(),
		minutesAgo: seldom(fc.constantFrom(1, 2, 3), fc.constantFrom(-61, -60, 59, 61, 1000, null)),
		simulated: seldom(fc.constant(false), fc.constant(true)),
	});

const several = (check: CheckName) =>
	fc.oneof(
		{ weight: 8, arbitrary: fc.array(told(check), { minLength: 1, maxLength: 1 }) },
		{ weight: 2, arbitrary: fc.array(told(check), { minLength: 2, maxLength: 3 }) },
		{ weight: 1, arbitrary: fc.constant([]) },
	);

const forgotten = (one: Told): Told => ({ ...one, file: null, reference: null });

const cases = fc.record({
	told: fc
		.tuple(...checkNames.map(several))
		.chain((groups) => fc.shuffledSubarray(groups.flat(), { minLength: groups.flat().length })),
	required: seldom(fc.subarray([...checkNames], { minLength: 1 }), fc.constant<CheckName[]>([])),
	deactivated: seldom(fc.constant<CheckName[]>([]), fc.subarray([...checkNames])),
	policy: fc.record({
		onFail: fc.constantFrom('reject', 'review'),
		sameDocument: fc.boolean(),
		maxAge: fc.constantFrom(0, 60),
		severalVerdicts: fc.constantFrom('all', 'latest'),
		verifyOrigin: fc.boolean(),
	}),
	isTest: fc.boolean(),
	isWithoutFiles: seldom(fc.constant(false), fc.constant(true)),
});

export const anyCase: fc.Arbitrary<Case> = cases.map(({ told: all, isWithoutFiles, ...rest }) => ({
	...rest,
	told: isWithoutFiles ? all.map(forgotten) : all,
}));

/** The verdict of a case as JSON; a malformed one contradicts itself. */
function jsonOf({ origin, minutesAgo, ...said }: Told): unknown {
	const checkedAt = minutesAgo === null ? null : new Date(now - minutesAgo * 60_000).toISOString();
	const verdict = verdictJson({ ...said, checkedAt });
	return origin === 'malformed' ? { ...verdict, passed: verdict.passed !== true } : verdict;
}

export function decideCase({ told: all, ...question }: Case): Decided {
	const evidence = all.map((one): Evidence => {
		const verdict = readVerdict(jsonOf(one), passRuleOf);
		if (verdict === null) return { kind: 'malformed', check: one.check };
		if (one.origin === 'foreign') return { kind: 'foreign', check: one.check };
		return { kind: 'verdict', verdict, node: one.check };
	});
	return decide({ ...question, evidence, now });
}
