import {
	adviceSentence,
	formatList,
	limitsNotice,
	megabytes,
	sizeOf,
} from '../../../../nodes/verification/n8n/words/imageSentences';
import { checkOf } from '../providers/vendorSide';

test.each([
	[1_048_576, '1 MB'],
	[10_485_760, '10 MB'],
	[734_003, '0.7 MB'],
	[1_572_864, '1.5 MB'],
	[0, '0 MB'],
])('%d bytes are %s', (bytes, text) => {
	expect(megabytes(bytes)).toBe(text);
});

test.each([1_048_576, 10_485_760])('one byte over %d never reads as the limit', (limit) => {
	expect(megabytes(limit + 1, Math.ceil)).not.toBe(megabytes(limit));
});

test('formats are listed as a person writes them', () => {
	expect(formatList(['jpeg'])).toBe('JPEG');
	expect(formatList(['jpeg', 'png'])).toBe('JPEG or PNG');
	expect(formatList(['jpeg', 'png', 'webp'])).toBe('JPEG, PNG or WebP');
});

test('a size is told in px, the longer side first', () => {
	expect(sizeOf({ longer: 640, shorter: 480 })).toBe('640 x 480 px');
});

describe('the editor says what a vendor takes', () => {
	const whiteSpace = 'Leave white space around the card: ARGOS is not accurate without it.';

	test.each([
		['accura', 'Accura', 'faceLiveness', 'Accura takes JPEG or PNG, at most 1 MB.'],
		['accura', 'Accura', 'idLiveness', 'Accura takes JPEG or PNG, at most 1 MB.'],
		[
			'kairos',
			'Kairos',
			'faceLiveness',
			'Kairos takes JPEG or PNG, from 300 x 300 px to 5000 x 5000 px. Recommended: 901 x 901 px or more.',
		],
		[
			'argos',
			'ARGOS',
			'faceLiveness',
			'ARGOS takes JPEG, PNG or WebP, at least 640 x 480 px (portrait or landscape). There should be one face in the picture, at least 150 x 150 px large.',
		],
		[
			'argos',
			'ARGOS',
			'documentForgery',
			`ARGOS takes JPEG or PNG, at most 10 MB, at least 640 x 480 px (portrait or landscape). Recommended: 1920 x 1080 px or more. ${whiteSpace}`,
		],
	] as const)('%s: %s %s', (provider, label, checkName, notice) => {
		const { limits, advice } = checkOf(provider, checkName);
		expect(limitsNotice(label, limits, advice)).toBe(notice);
	});

	test('where only the largest size is published', () => {
		const { limits } = checkOf('kairos', 'faceLiveness');
		const most = { ...limits, minSides: null, recommendedSides: null };
		expect(limitsNotice('Kairos', most, null)).toBe(
			'Kairos takes JPEG or PNG, at most 5000 x 5000 px.',
		);
	});
});

test('a picture below the advice is warned about with both sizes', () => {
	const sentence = adviceSentence('ARGOS', {
		kind: 'belowRecommended',
		pixels: { width: 800, height: 600 },
		recommended: { longer: 1920, shorter: 1080 },
	});
	expect(sentence).toContain('ARGOS');
	expect(sentence).toContain('1920 x 1080 px');
	expect(sentence).toContain('800 x 600 px');
});
