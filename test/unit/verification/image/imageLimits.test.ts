import { type Inspection } from '../../../../nodes/verification/image/imageFacts';
import type { ImageFormat } from '../../../../nodes/verification/image/imageFormats';
import {
	missedRecommendation,
	brokenLimit,
	type ImageLimits,
	MEGABYTE,
} from '../../../../nodes/verification/image/imageLimits';
import { inspectImage } from '../../../../nodes/verification/image/inspect/inspectImage';
import { filesByHand } from './madeByHand';

const none: ImageLimits = {
	formats: ['jpeg', 'png'],
	maxBytes: null,
	minSides: null,
	maxSides: null,
	recommendedSides: null,
};
const strict: ImageLimits = {
	...none,
	maxBytes: MEGABYTE,
	minSides: { longer: 640, shorter: 480 },
	maxSides: { longer: 5000, shorter: 4000 },
};

function image(width: number, height: number, format: ImageFormat = 'jpeg'): Inspection {
	return { kind: 'image', format, pixels: { width, height } };
}

test('1 MB is 1,048,576 bytes when an image is refused', () => {
	expect(MEGABYTE).toBe(1_048_576);
});

test.each([
	[1_048_575, null],
	[1_048_576, null],
	[1_048_577, { reason: 'imageTooLarge', limitBytes: 1_048_576, bytes: 1_048_577 }],
])('at most 1 MB: %d bytes', (bytes, expected) => {
	expect(brokenLimit(image(800, 600), bytes, strict)).toEqual(expected);
});

test.each([
	[640, 480, true],
	[641, 481, true],
	[639, 480, false],
	[640, 479, false],
	[480, 640, true],
	[479, 640, false],
	[480, 639, false],
	[639, 639, false],
	[640, 640, true],
	[4000, 479, false],
])('at least 640 x 480 px, whichever way it is held: %d x %d', (width, height, taken) => {
	const broken = { reason: 'imageTooSmall', limit: { longer: 640, shorter: 480 } };
	const expected = taken ? null : { ...broken, width, height };
	expect(brokenLimit(image(width, height), 1, strict)).toEqual(expected);
});

test.each([
	[5000, 4000, true],
	[4999, 3999, true],
	[5001, 4000, false],
	[5000, 4001, false],
	[4000, 5000, true],
	[4001, 5000, false],
	[4000, 5001, false],
	[5001, 480, false],
])('at most 5000 x 4000 px, whichever way it is held: %d x %d', (width, height, taken) => {
	const broken = { reason: 'imageDimensionsTooLarge', limit: { longer: 5000, shorter: 4000 } };
	const expected = taken ? null : { ...broken, width, height };
	expect(brokenLimit(image(width, height), 1, strict)).toEqual(expected);
});

test('where a vendor documents no limit, none is made up', () => {
	expect(brokenLimit(image(1, 1), 1, none)).toBeNull();
	expect(brokenLimit(image(60_000, 60_000), 900_000_000, none)).toBeNull();
});

describe('formats', () => {
	test.each(['jpeg', 'png'] as const)('%s is taken by a vendor of JPEG and PNG', (format) => {
		expect(brokenLimit(image(800, 600, format), 1, strict)).toBeNull();
	});

	test.each(filesByHand)('%s is unsupported, not "no image"', (_name, format, bytes) => {
		const refusal = { reason: 'unsupportedFormat', format, accepted: ['jpeg', 'png'] };
		expect(brokenLimit(inspectImage(bytes), bytes.length, strict)).toEqual(refusal);
	});

	test('a drawing without pixels is refused even if its format were on the list', () => {
		const limits: ImageLimits = { ...none, formats: ['svg'] };
		expect(brokenLimit({ kind: 'sizeless', format: 'svg' }, 1, limits)).toMatchObject({
			reason: 'unsupportedFormat',
		});
	});
});

describe('the first limit that is broken is the one that is told', () => {
	test.each<[string, Inspection, string]>([
		['no image comes before everything', { kind: 'notAnImage', format: null }, 'notAnImage'],
		['the format before damage', { kind: 'damaged', format: 'tiff' }, 'unsupportedFormat'],
		['the format before the size', image(10, 10, 'gif'), 'unsupportedFormat'],
		['damage before the bytes', { kind: 'damaged', format: 'png' }, 'imageDamaged'],
		['too few px before too many', image(9000, 10), 'imageTooSmall'],
		['too few px before the bytes', image(10, 10), 'imageTooSmall'],
		['too many px before the bytes', image(9000, 9000), 'imageDimensionsTooLarge'],
		['the bytes last', image(800, 600), 'imageTooLarge'],
	])('%s', (_rule, inspection, reason) => {
		expect(brokenLimit(inspection, 50_000_000, strict)?.reason).toBe(reason);
	});
});

describe('advice', () => {
	const advice = { longer: 1920, shorter: 1080 };
	const limits: ImageLimits = { ...none, recommendedSides: advice };

	test.each([
		[1920, 1080, true],
		[1080, 1920, true],
		[1919, 1080, false],
		[1920, 1079, false],
		[1079, 1920, false],
		[640, 480, false],
	])('1920 x 1080 px recommended: %d x %d meets it: %s', (width, height, met) => {
		expect(missedRecommendation({ width, height }, limits)).toEqual(met ? null : advice);
	});

	test('is not given where the vendor gives none', () => {
		expect(missedRecommendation({ width: 1, height: 1 }, none)).toBeNull();
	});
});
