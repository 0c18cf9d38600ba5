import * as fc from 'fast-check';
import { ask } from './answers/ask';
import { echoes } from './answers/echoes';
import { textsIn } from './answers/texts';
import { patience, tries } from './tries';

test(
	'a key that a vendor repeats, anywhere and in any usual encoding, is in no verdict',
	async () => {
		await fc.assert(
			fc.asyncProperty(
				echoes,
				fc.boolean(),
				fc.constantFrom('inconclusive', 'error'),
				async ({ asked, key, written }, raw, unusableImage) => {
					const texts = textsIn(await ask(asked, { raw, unusableImage, key }));
					expect(texts.filter((text) => text.includes(key) || text.includes(written))).toEqual([]);
				},
			),
			tries(1200),
		);
	},
	patience,
);
