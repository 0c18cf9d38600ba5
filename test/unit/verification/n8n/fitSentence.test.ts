import { fitSentence } from '../../../../nodes/verification/n8n/words/imageSentences';
import type { FittedWarning } from '../../../../nodes/verification/warning';

const original = {
	format: 'jpeg',
	width: 4032,
	height: 3024,
	bytes: 4_812_331,
	sha256: 'ab12',
} as const;

function sentence(change: Partial<FittedWarning>, width = 2016, height = 1512): string {
	return fitSentence('Accura', {
		kind: 'fitted',
		from: original,
		to: { format: 'jpeg', width, height, bytes: 917_504 },
		turned: false,
		pages: 1,
		...change,
	});
}

test('a photo that was too large', () => {
	expect(sentence({})).toBe(
		'The JPEG of 4032 x 3024 px, 4.59 MB, was fitted to the limits of Accura: scaled to 2016 x 1512 px, encoded anew as a JPEG of 0.88 MB.',
	);
});

test('a photo that lay on its side', () => {
	expect(sentence({ turned: true })).toContain(': turned upright, scaled to 2016 x 1512 px,');
});

test('a picture of another format that keeps its size', () => {
	const from = { ...original, format: 'webp' } as const;
	expect(sentence({ from }, 4032, 3024)).toBe(
		'The WebP of 4032 x 3024 px, 4.59 MB, was fitted to the limits of Accura: converted to a JPEG of 0.88 MB.',
	);
});

test('a file of a few bytes does not have 0 MB', () => {
	const from = { ...original, format: 'webp', bytes: 900 } as const;
	expect(sentence({ from })).toContain(' px, 0.01 MB,');
});

test('a film', () => {
	const from = { ...original, format: 'gif' } as const;
	expect(sentence({ from, pages: 24 })).toContain(': of its 24 pictures the first was taken,');
});
