import { testedCalls, type TestedCall } from '../../contract/vendorCalls';
import { own } from '../../vendors/fields';
import { unreadable } from '../expected';
import { text, type FaultRow } from '../row';
import { denialsAnywhere, denialsBesideScore, denialsOfMatch } from './denials';
import { besideScore, goodAnswer, holderPath, merged, scorePaths, within } from './goodAnswer';

/** A good answer, and what in it speaks against its score. None of them may pass. */
export interface Contradiction {
	readonly name: string;
	/** The only calls that it can happen to. */
	readonly only?: FaultRow['only'];
	readonly spoil: (good: object, call: TestedCall) => object;
}

const lookAlikes: Readonly<Record<string, string>> = { a: 'а', s: 'ѕ', c: 'с' };

/** Scores under a name that a person reads as the score's own. */
const twins: Readonly<Record<string, (field: string, signal?: string) => string>> = {
	'in capitals': (field) => field.toUpperCase(),
	'in another style': (field, signal = 'liveness') =>
		field.includes('_')
			? field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
			: `${signal}_${field}`,
	'with a Cyrillic letter': (field) => {
		const letter = Object.keys(lookAlikes).find((one) => field.includes(one)) ?? '';
		return field.replace(letter, lookAlikes[letter] ?? '');
	},
	'in full width': (field) =>
		Array.from(field, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)).join(''),
	'with an invisible character': (field) => `${field.slice(0, 2)}\u200b${field.slice(2)}`,
};

const ofNames = Object.entries(twins).flatMap(([style, twin]): Contradiction[] => {
	const twinOf = ({ score, signals }: TestedCall) => twin(score.field, signals({})[0]);
	return [
		{
			name: `a second score, its name ${style}`,
			spoil: (good, call) => besideScore(good, call, { [twinOf(call)]: lowScoreOf(call) }),
		},
		{
			name: `a second score that is no number, its name ${style}`,
			spoil: (good, call) => besideScore(good, call, { [twinOf(call)]: 'spoof' }),
		},
	];
});

/** The object that a score is in, a second time: each on the way to it. */
const ofHolders = [0, 1].flatMap((depth) =>
	(['in capitals', 'with a Cyrillic letter'] as const).map((style): Contradiction => ({
		name: `the object of the score again, its name ${style}, ${depth + 1} deep`,
		spoil: (good, call) => {
			const path = holderPath(good, call).slice(0, depth + 1);
			const name = path.at(-1) ?? '';
			const other = twins[style]?.(name) ?? '';
			const twin = path.reduce<unknown>(own, goodAnswer(call, 5));
			return within(good, path.slice(0, -1), { [other]: twin });
		},
	})),
);

/** Where a call's score has several known places, two of them that do not agree. */
const ofPlaces = testedCalls.flatMap((only) => {
	const [usual, ...others] = scorePaths(only);
	if (!usual) throw new TypeError(`${only.name} has no score`);
	return others.flatMap((other) =>
		[[usual, other] as const, [other, usual] as const].map(([high, low]): Contradiction => ({
			name: `99 in ${high.path.join('.')}, and 5 in ${low.path.join('.')}`,
			only,
			spoil: () => merged(goodAnswer(only, 99, high.form), goodAnswer(only, 5, low.form)),
		})),
	);
});

/** Where a vendor's answers name their API, another name in its place. */
const ofApis = testedCalls.flatMap((only) => {
	const documented = own(goodAnswer(only, 99), 'apiType');
	if (typeof documented !== 'string') return [];
	const ofOthers = testedCalls
		.map((call) => own(goodAnswer(call, 99), 'apiType'))
		.filter((apiType) => typeof apiType === 'string' && apiType !== documented);
	return [...new Set([...ofOthers, documented.toUpperCase(), '', null])].flatMap(
		(apiType): Contradiction[] => [
			{
				name: `the apiType ${JSON.stringify(apiType)}`,
				only,
				spoil: (good) => ({ ...good, apiType }),
			},
			{
				name: `the apiType ${JSON.stringify(apiType)} beside the score`,
				only,
				spoil: (good, call) => besideScore(good, call, { apiType }),
			},
		],
	);
});

function anywhere(denial: object): readonly Contradiction[] {
	return [
		{ name: `${JSON.stringify(denial)} at the top`, spoil: (good) => ({ ...good, ...denial }) },
		{
			name: `${JSON.stringify(denial)} beside the score`,
			spoil: (good, call) => besideScore(good, call, denial),
		},
	];
}

const ofWords = [
	...denialsAnywhere.flatMap(anywhere),
	...denialsOfMatch.flatMap(anywhere).map((one) => ({ ...one, only: 'comparison' as const })),
	...denialsBesideScore.map((denial): Contradiction => ({
		name: `${JSON.stringify(denial)} beside the score`,
		spoil: (good, call) => besideScore(good, call, denial),
	})),
];

export const contradictions: readonly Contradiction[] = [
	...ofNames,
	...ofHolders,
	...ofPlaces,
	...ofApis,
	...ofWords,
];

export const contradictionRows: readonly FaultRow[] = contradictions.map(
	({ name, only, spoil }) => ({
		name,
		only,
		fault: ({ call }) => text(JSON.stringify(spoil(goodAnswer(call, 99), call))),
		expected: unreadable,
	}),
);

function lowScoreOf({ score }: TestedCall): number {
	return (5 * score.full) / 100;
}
