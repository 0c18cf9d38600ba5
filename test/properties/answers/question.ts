import * as fc from 'fast-check';
import { checkNames, type CheckName } from '../../../nodes/verification/check';
import type { AnyParameterValues } from '../../../nodes/verification/providers/parameters';
import { offersOf, type Offer } from '../../../nodes/verification/providers/registry';

/** What a user may ask about an image. */
export interface Question {
	readonly provider: string;
	readonly checkName: CheckName;
	readonly parameters: AnyParameterValues;
	/** 0-100. */
	readonly threshold: number;
	readonly reviewThreshold: number | null;
}

const offers = checkNames.flatMap((checkName) =>
	offersOf(checkName).map((offer) => ({ offer, checkName })),
);

export function offerFor({ provider, checkName }: Question): Offer {
	const found = offersOf(checkName).find((offer) => offer.provider.name === provider);
	if (!found) throw new Error(`${provider} has no ${checkName}`);
	return found;
}

/**
 * Up to 1 a percentage may be a fraction, so nothing is made of it. Below its own threshold of 80,
 * ARGOS says that two faces do not match, whatever the threshold of the user.
 */
export function isDoubtful({ provider, checkName, parameters }: Question, score: number): boolean {
	if (provider === 'argos' && checkName === 'faceMatch') return score < 80;
	return provider === 'accura' && parameters.scoreScale === 'percent' && score > 0 && score <= 1;
}

/** 0-100, with as many decimals as somebody might write. */
export const anyScore = fc.integer({ min: 0, max: 1_000_000 }).map((number) => number / 10_000);

const threshold = fc.oneof(
	fc.constantFrom(0, 100, 55, 60, 61),
	fc.integer({ min: 0, max: 100 }),
	anyScore,
);

const scoreFields = [
	...['', '', '', 'data.score', 'DATA.Score', 'score', 'livenessScore', 'data.deep.score'],
	...['data..score', ' data . score ', '.', '__proto__', 'constructor.name', 'toString'],
	...['data.__proto__.score', 'data.length'],
];

const parameters = fc.record({
	countryCode: fc.constant('IND'),
	cardCode: fc.constant('MRZ'),
	scoreField: fc.constantFrom(...scoreFields),
	scoreScale: fc.constantFrom('percent', 'percent', 'fraction'),
	pipelines: fc.subarray(['screenReplay', 'paperPrinted', 'replacePortraits'], { minLength: 1 }),
	useUpcomingVersion: fc.boolean(),
});

/** Every offer of the registry, with whatever it takes. */
export const questions: fc.Arbitrary<Question> = fc
	.record({
		of: fc.constantFrom(...offers),
		all: parameters,
		threshold,
		review: fc.option(threshold, { freq: 2 }),
	})
	.map(({ of: { offer, checkName }, all, threshold, review }) => ({
		provider: offer.provider.name,
		checkName,
		parameters: Object.fromEntries(
			Object.entries(all).filter(([name]) =>
				offer.check.parameters.some((spec) => spec.name === name),
			),
		),
		threshold,
		reviewThreshold: review === null ? null : Math.min(review, threshold),
	}));
