import * as fc from 'fast-check';
import { anyAnswer, bytesOf } from './answers/answers';
import { ask } from './answers/ask';
import { longAnswers } from './answers/longAnswers';
import { mayPass } from './answers/oracle';
import { expectSoundVerdict } from './answers/verdictRules';
import { patience, tries } from './tries';

test(
	'whatever a vendor answers: no crash, and a pass only where its pages say that this is one',
	async () => {
		const seen = { all: 0, passed: 0, changedAndPassed: 0, nearMisses: 0, scored: 0 };
		const names = Object.getOwnPropertyNames(Object.prototype);
		await fc.assert(
			fc.asyncProperty(
				anyAnswer,
				fc.constantFrom('inconclusive', 'error'),
				async (asked, unusableImage) => {
					const { question, made, wasHigh } = asked;
					const verdict = await ask(asked, { unusableImage });
					const allowed = mayPass(question, asked.status, bytesOf(asked));
					expectSoundVerdict(verdict, question);
					if (verdict.passed) expect(allowed).toBe(true);
					if (made === 'documented' && wasHigh) expect(verdict.outcome).toBe('pass');
					expect(() => JSON.stringify(verdict)).not.toThrow();
					expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(names);

					seen.all++;
					if (verdict.score !== null) seen.scored++;
					if (verdict.passed) seen.passed++;
					if (verdict.passed && made === 'changed') seen.changedAndPassed++;
					if (!allowed && wasHigh && made === 'changed') seen.nearMisses++;
				},
			),
			tries(3000),
		);
		// Or nothing is shown: neither by answers that never pass, nor by such as always do.
		expect(seen.passed).toBeGreaterThan(0.15 * seen.all);
		expect(seen.changedAndPassed).toBeGreaterThan(0.05 * seen.all);
		expect(seen.nearMisses).toBeGreaterThan(0.2 * seen.all);
		expect(seen.scored).toBeGreaterThan(seen.passed);
	},
	patience,
);

/** An item's verdict, without what the user asked to see of the vendor's own words, in characters. */
const LONGEST_VERDICT = 5000;

test(
	'however long what a vendor writes, and wherever, a verdict stays short',
	async () => {
		await fc.assert(
			fc.asyncProperty(longAnswers, async (asked) => {
				const verdict = await ask(asked);
				expect(JSON.stringify(verdict).length).toBeLessThan(LONGEST_VERDICT);
			}),
			tries(300),
		);
	},
	patience,
);
