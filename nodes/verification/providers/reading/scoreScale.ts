import type { ChoiceParameter } from '../parameters';
import { fractionOf, percentOf } from './fields';

export type ScoreScale = 'percent' | 'fraction';

/** For a vendor that does not document the scale of a score. */
export function scoreScaleFor(vendor: string, byDefault: ScoreScale) {
	return {
		kind: 'choice',
		name: 'scoreScale',
		label: 'Score Scale',
		description: `The scale of the scores for your ${vendor} account`,
		optional: true,
		default: byDefault,
		choices: [
			{ value: 'percent', label: 'Percent', description: 'From 0 to 100' },
			{ value: 'fraction', label: 'Fraction', description: 'From 0 to 1' },
		],
	} as const satisfies ChoiceParameter;
}

/** @returns the score on our scale, 0-100, or the problem in words that follow "The answer" */
export function scoreOn(scale: ScoreScale, value: unknown): number | { readonly problem: string } {
	const isFraction = scale === 'fraction';
	const score = isFraction ? fractionOf(value) : percentOf(value);
	if (score === null) {
		return { problem: 'has a score that is not a number on the scale of Score Scale' };
	}
	// 0.97 may mean 97 % or 0.97 %: a genuine person must not fail because of a wrong guess.
	return !isFraction && score > 0 && score <= 1
		? {
				problem:
					'has a score from 0 to 1, which may be a fraction. If your account counts from 0 to 1, set the option Score Scale to Fraction',
			}
		: score;
}
