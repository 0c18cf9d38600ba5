import { type FitBudget, scaleFor } from './fitBudget';

/** JPEG quality, 1-100, as sharp and libjpeg count it; colour is kept at full resolution. */
export const QUALITY = {
	/** If there is room. No known detector and no person sees the loss. */
	best: 95,
	/** The usual one. A picture that has to get smaller loses pixels, not quality. */
	good: 90,
	/**
	 * The minimum, for a picture that cannot lose more pixels because of the vendor's minimum size.
	 * Below it, JPEG's own blocks hide the fine texture of a screen or a print.
	 */
	least: 80,
} as const;

/** How many times a whole picture is encoded at most, after a sample of its rows. */
export const MOST_ENCODES = 3;

/** In bits per px: a first guess of what photos take at the best and the good quality. */
const USUAL_BITS = { best: 4, good: 2.5 } as const;

/** The share of the byte limit that a further try aims at, in case the guess is a little off. */
const TARGET_SHARE = 0.94;
const LAST_TARGET_SHARE = 0.88;

/** A picture that uses a smaller share could have had more pixels. */
const MIN_USED_SHARE = 0.75;

/** How much a file grows from the good to the best quality: measured on photos, 1.4 to 1.6 times. */
const BEST_TO_GOOD = 1.6;

export interface Attempt {
	/** Factor on both sides of the picture. */
	readonly scale: number;
	/** JPEG quality, 1-100. */
	readonly quality: number;
}

export interface Encoded extends Attempt {
	readonly bytes: number;
}

/**
 * What to try next, after the tries so far. It prefers fewer pixels at a high quality to many at a
 * low one.
 *
 * @returns null if no better try is possible
 */
export function nextAttempt(room: FitBudget, tried: readonly Encoded[]): Attempt | null {
	const last = tried.at(-1);
	if (!last) return firstAttempt(room);
	const done = tried.length === MOST_ENCODES || isEnough(room, tried);
	return done ? null : corrected(room, tried, last);
}

/** The try that keeps most of the picture within the budget, or null if every try is too large. */
export function bestOf<Try extends Encoded>(room: FitBudget, tried: readonly Try[]): Try | null {
	const fitting = tried.filter(({ bytes }) => bytes <= room.bytes);
	const [first, ...others] = fitting;
	if (!first) return null;
	return others.reduce((best, one) => (one.bytes > best.bytes ? one : best), first);
}

/** A sample predicts the size of the whole picture to within one percent. */
const SAFE = 0.98;

/**
 * What to try first, by the file size that a sample of the picture predicts.
 *
 * @param sample the predicted size of the whole picture, at the good quality
 */
export function attemptAfter(room: FitBudget, sample: Encoded): Attempt {
	const { smallest, largest, bytes } = room;
	if (sample.bytes <= SAFE * bytes && sample.bytes >= MIN_USED_SHARE * bytes) return sample;
	const ratio = (TARGET_SHARE * bytes) / sample.bytes;
	const wanted = sample.scale * ratio ** (1 / (2 * growth([], ratio)));
	const scale = Math.min(largest, Math.max(smallest, wanted));
	const expected = sample.bytes * (scale / sample.scale) ** 2 * BEST_TO_GOOD;
	const isPlain = scale === largest && expected <= TARGET_SHARE * bytes;
	return { scale, quality: isPlain ? QUALITY.best : QUALITY.good };
}

function firstAttempt({ picture, smallest, largest, bytes }: FitBudget): Attempt {
	const bits = picture.width * picture.height * largest * largest * USUAL_BITS.best;
	if (bits <= bytes * 8) return { scale: largest, quality: QUALITY.best };
	const guess = scaleFor((bytes * 8) / USUAL_BITS.good, picture);
	return { scale: Math.min(largest, Math.max(smallest, guess)), quality: QUALITY.good };
}

function isEnough(room: FitBudget, tried: readonly Encoded[]): boolean {
	const best = bestOf(room, tried);
	if (!best) return false;
	if (best.quality < QUALITY.good || best.bytes >= MIN_USED_SHARE * room.bytes) return true;
	if (best.scale < room.largest) return false;
	return best.quality === QUALITY.best || best.bytes * BEST_TO_GOOD > room.bytes;
}

function corrected(room: FitBudget, tried: readonly Encoded[], last: Encoded): Attempt | null {
	const best = bestOf(room, tried);
	if (best && best.scale === room.largest) return { scale: best.scale, quality: QUALITY.best };
	const aim = tried.length === MOST_ENCODES - 1 ? LAST_TARGET_SHARE : TARGET_SHARE;
	const ratio = (aim * room.bytes) / atGoodQuality(last);
	const scale = Math.min(room.largest, last.scale * ratio ** (1 / (2 * growth(tried, ratio))));
	if (scale >= room.smallest) return { scale, quality: QUALITY.good };
	const again = last.scale === room.smallest && last.quality === QUALITY.least;
	return again ? null : { scale: room.smallest, quality: QUALITY.least };
}

/**
 * The power of the number of px with which a file grows: 1 for noise, less for a picture whose
 * details are larger than a px. Two tries give it. Before that, the guess rather makes the next try
 * too small than too large.
 */
function growth(tried: readonly Encoded[], ratio: number): number {
	const [one, other] = tried;
	if (!one || !other || one.scale === other.scale) return ratio < 1 ? 0.8 : 1;
	const measured =
		Math.log(atGoodQuality(other) / atGoodQuality(one)) / (2 * Math.log(other.scale / one.scale));
	return Math.min(1.1, Math.max(0.5, measured));
}

function atGoodQuality({ bytes, quality }: Encoded): number {
	return quality === QUALITY.best ? bytes / BEST_TO_GOOD : bytes;
}
