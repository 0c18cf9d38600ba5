import type { FittedImage } from '../../../../nodes/verification/image/fit/fitImage';
import {
	fitSentence,
	isFitSentence,
} from '../../../../nodes/verification/n8n/words/imageSentences';

const original = { format: 'jpeg', width: 4032, height: 3024, bytes: 4_812_331 } as const;

function sentence(change: Partial<FittedImage>, width = 2016, height = 1512): string {
	const fitted = {
		jpeg: Buffer.alloc(0),
		fittedFrom: original,
		turned: false,
		pages: 1,
		...change,
	};
	const sent = { format: 'jpeg', pixels: { width, height }, bytes: 917_504 } as const;
	return fitSentence('Accura', fitted, sent);
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
	const fittedFrom = { ...original, format: 'webp' } as const;
	expect(sentence({ fittedFrom }, 4032, 3024)).toBe(
		'The WebP of 4032 x 3024 px, 4.59 MB, was fitted to the limits of Accura: converted to a JPEG of 0.88 MB.',
	);
});

test('a file of a few bytes does not have 0 MB', () => {
	const fittedFrom = { ...original, format: 'webp', bytes: 900 } as const;
	expect(sentence({ fittedFrom })).toContain(' px, 0.01 MB,');
});

test('a film', () => {
	const fittedFrom = { ...original, format: 'gif' } as const;
	expect(sentence({ fittedFrom, pages: 24 })).toContain(
		': of its 24 pictures the first was taken,',
	);
});

test('it is told from what the vendor says', () => {
	expect(isFitSentence('Accura', sentence({}))).toBe(true);
	expect(isFitSentence('Kairos', sentence({}))).toBe(false);
	expect(isFitSentence('Accura', 'The score looks like a fraction.')).toBe(false);
});
