import {
	type Attempt,
	attemptAfter,
	bestOf,
	type Encoded,
	MOST_ENCODES,
	nextAttempt,
	QUALITY,
} from '../../../../nodes/verification/image/fit/fitPlan';
import {
	bytesToFit,
	type FitBudget,
	fitBudget,
	scaled,
} from '../../../../nodes/verification/image/fit/fitBudget';
import type { ImageLimits } from '../../../../nodes/verification/image/imageLimits';

const phonePhoto = { width: 4032, height: 3024 };
const MB = 1_048_576;

function limits(change: Partial<ImageLimits>): ImageLimits {
	return {
		formats: ['jpeg', 'png'],
		maxBytes: null,
		minSides: null,
		maxSides: null,
		recommendedSides: null,
		...change,
	};
}

/** How large a picture's file gets: in bytes, by its px and the quality. */
type Picture = (pixels: number, quality: number) => number;

function tryAll(room: FitBudget, picture: Picture): Encoded[] {
	const tried: Encoded[] = [];
	for (let next = nextAttempt(room, tried); next; next = nextAttempt(room, tried)) {
		const { width, height } = scaled(room.picture, next.scale);
		tried.push({ ...next, bytes: Math.round(picture(width * height, next.quality)) });
	}
	return tried;
}

/** Plain, usual and noisy pictures: what a px takes, and how fast the file grows with them. */
function pictures(): Array<readonly [name: string, picture: Picture]> {
	const forQuality = (quality: number) =>
		quality === QUALITY.best ? 1.5 : quality === QUALITY.least ? 0.65 : 1;
	return [0.02, 0.2, 0.5, 1, 2, 3, 6, 12, 24].flatMap((bits) =>
		[0.5, 0.7, 0.85, 1, 1.1].map((power) => {
			const at3Megapixels = (bits * 3_000_000) / 8;
			const picture: Picture = (pixels, quality) =>
				at3Megapixels * (pixels / 3_000_000) ** power * forQuality(quality);
			return [`${bits} bits a px, growing by the power of ${power}`, picture] as const;
		}),
	);
}

test('a megabyte counts as 1,000,000 bytes when fitting', () => {
	expect(bytesToFit(MB)).toBe(1_000_000);
	expect(bytesToFit(10 * MB)).toBe(10_000_000);
});

describe('room', () => {
	test('without limits, the picture keeps its size', () => {
		expect(fitBudget(phonePhoto, limits({}))).toMatchObject({ largest: 1, bytes: Infinity });
	});

	test('is never larger than the picture', () => {
		const room = fitBudget({ width: 400, height: 300 }, limits({ maxSides: sides(5000, 5000) }));
		expect(room.largest).toBe(1);
	});

	test.each([
		['landscape', 8000, 6000, 5000, 3750],
		['portrait', 6000, 8000, 3750, 5000],
		['square', 7001, 7001, 5000, 5000],
		['one px too long', 5001, 3000, 5000, 2999],
	])('px are limited, %s', (_name, width, height, toWidth, toHeight) => {
		const picture = { width, height };
		const { largest } = fitBudget(picture, limits({ maxSides: sides(5000, 5000) }));
		expect(scaled(picture, largest)).toEqual({ width: toWidth, height: toHeight });
	});

	test('none is left for a picture that is too narrow at the size that is not too long', () => {
		const between = limits({ minSides: sides(300, 300), maxSides: sides(5000, 5000) });
		const { smallest, largest } = fitBudget({ width: 20_000, height: 500 }, between);
		expect(smallest).toBeGreaterThan(largest);
	});
});

test('what comes out has at most 25 million px, whatever the vendor takes', () => {
	const largest = { width: 9248, height: 6936 };
	const { width, height } = scaled(largest, fitBudget(largest, limits({})).largest);
	expect(width * height).toBeLessThanOrEqual(25_010_000);
	expect(width * height).toBeGreaterThan(24_900_000);
});

test('where a vendor takes more than arrives, a fitted picture keeps to what arrives', () => {
	const room = fitBudget(phonePhoto, limits({ maxBytes: 10 * MB, fitBytes: 4 * MB }));
	expect(room.bytes).toBe(4_000_000);
	expect(fitBudget(phonePhoto, limits({ maxBytes: null, fitBytes: 4 * MB })).bytes).toBe(4_000_000);
});

describe('tries', () => {
	test('end after three, even of a picture that never gets smaller', () => {
		const room = fitBudget(phonePhoto, limits({ maxBytes: MB }));
		const tried = tryAll(room, () => 1_100_000);
		expect(tried).toHaveLength(3);
		expect(bestOf(room, tried)).toBeNull();
	});

	test('without a limit in bytes, one at the best quality is enough', () => {
		const room = fitBudget(phonePhoto, limits({}));
		expect(tryAll(room, () => 9_000_000)).toEqual([
			{ scale: 1, quality: QUALITY.best, bytes: 9_000_000 },
		]);
	});

	test.each(pictures())('a 12 MP photo within 1 MB: %s', (_name, picture) => {
		const room = fitBudget(phonePhoto, limits({ maxBytes: MB }));
		const tried = tryAll(room, picture);
		expect(tried.length).toBeLessThanOrEqual(MOST_ENCODES);
		for (const { scale, quality } of tried) {
			expect(scale).toBeLessThanOrEqual(room.largest);
			expect(quality).toBeGreaterThanOrEqual(QUALITY.good);
		}
		const best = bestOf(room, tried);
		expect(best?.bytes).toBeLessThanOrEqual(1_000_000);
		if (best && best.scale < room.largest) expect(best.bytes).toBeGreaterThan(500_000);
	});

	test('the usual photo takes two, and uses most of the room', () => {
		const room = fitBudget(phonePhoto, limits({ maxBytes: MB }));
		const tried = tryAll(room, (pixels) => (3 * pixels) / 8);
		expect(tried).toHaveLength(2);
		expect(bestOf(room, tried)?.bytes).toBeGreaterThan(850_000);
	});

	test('a small picture with a large file keeps all its px and the best quality', () => {
		const room = fitBudget({ width: 1200, height: 900 }, limits({ maxBytes: MB }));
		expect(tryAll(room, () => 700_000)).toEqual([
			{ scale: 1, quality: QUALITY.best, bytes: 700_000 },
		]);
	});

	test('where the best quality is too much, the good one comes before fewer px', () => {
		const room = fitBudget({ width: 1200, height: 900 }, limits({ maxBytes: MB }));
		const tried = tryAll(room, (pixels, quality) => pixels * (quality === QUALITY.best ? 1 : 0.6));
		expect(bestOf(room, tried)).toMatchObject({ scale: 1, quality: QUALITY.good });
	});

	describe('between a minimum of px and a limit in bytes', () => {
		const tight = limits({ minSides: sides(2000, 1500), maxBytes: MB });
		const room = fitBudget(phonePhoto, tight);
		const smallest = scaled(phonePhoto, room.smallest);

		test.each(pictures())('%s', (_name, picture) => {
			const tried = tryAll(room, picture);
			expect(tried.length).toBeLessThanOrEqual(MOST_ENCODES);
			for (const one of tried) expect(keepsTo(one)).toBe(true);
			const floor = picture(smallest.width * smallest.height, QUALITY.least);
			expect(bestOf(room, tried) !== null).toBe(Math.round(floor) <= 1_000_000);
		});

		const keepsTo = ({ scale, quality }: Attempt) =>
			scale >= room.smallest && scale <= room.largest && quality >= QUALITY.least;

		test('quality goes down to the floor only at the smallest size', () => {
			const tried = tryAll(room, (pixels, quality) => pixels * (quality / 200));
			expect(bestOf(room, tried)).toBeNull();
			const low = tried.filter(({ quality }) => quality < QUALITY.good);
			expect(low).toMatchObject([{ scale: room.smallest, quality: QUALITY.least }]);
		});
	});
});

test.each<[bytes: number, minimum: number, scale: [least: number, most: number], quality: number]>([
	// Its own size is taken, fewer px are, or more, but no more than there are or fewer than may be.
	[760_000, 0, [0.45, 0.45], QUALITY.good],
	[980_000, 0, [0.45, 0.45], QUALITY.good],
	[990_000, 0, [0.4, 0.448], QUALITY.good],
	[6_000_000, 0, [0.1, 0.183], QUALITY.good],
	[600_000, 0, [0.451, 0.58], QUALITY.good],
	[100_000, 0, [1, 1], QUALITY.best],
	[6_000_000, 1600, [1600 / 4032, 1600 / 4032], QUALITY.good],
])('after a sample of %d bytes, with at least %d px: %j at %d', (bytes, longer, scale, quality) => {
	const minSides = sides(longer, (longer * 3) / 4);
	const room = fitBudget(phonePhoto, limits({ minSides, maxBytes: MB }));
	const next = attemptAfter(room, { scale: 0.45, quality: QUALITY.good, bytes });
	const [least, most] = scale.map((factor) => Math.min(factor, room.largest));
	expect(next.quality).toBe(quality);
	expect(next.scale).toBeGreaterThanOrEqual(least ?? 1);
	expect(next.scale).toBeLessThanOrEqual(most ?? 0);
});

test('of several that fit, the one with most of the picture is taken', () => {
	const room = fitBudget(phonePhoto, limits({ maxBytes: MB }));
	const tried = [
		{ scale: 0.4, quality: 90, bytes: 700_000 },
		{ scale: 0.6, quality: 90, bytes: 1_000_001 },
		{ scale: 0.5, quality: 90, bytes: 1_000_000 },
	];
	expect(bestOf(room, tried)).toBe(tried[2]);
	expect(bestOf(room, tried.slice(1, 2))).toBeNull();
});

function sides(longer: number, shorter: number) {
	return { longer, shorter };
}
